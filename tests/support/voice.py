"""A voice that loses what it is told to lose: RTP (RFC 3550) as a bad network would bring it, and RTCP that says how the other side is heard."""

import contextlib
import socket
import struct
import threading
import time

PACKET = 0.02
# In samples.
LENGTH = 160


class Voice:
    """Speaks to whom it is told to, and leaves out every so manieth packet. Reports what it heard, and that it lost."""

    def __init__(self, address: str, leave_out: int = 0, deaf_to: float = 0, distance: float = 0):
        self.leave_out = leave_out
        self.deaf_to = deaf_to
        self.distance = distance
        self.sent = self.left_out = self.heard = 0
        self.over = threading.Event()
        self.sound, self.control = self._neighbours(address)
        self.port = self.sound.getsockname()[1]
        self.remote = None
        # When the other side's last report came, and what it was called.
        self.last_report = (0, 0.0)
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self._speak, self._hear, self._hear_reports)]

    @staticmethod
    def _neighbours(address: str) -> tuple[socket.socket, socket.socket]:
        """An even port and the one behind it, both free."""
        for _ in range(200):
            sound = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sound.bind((address, 0))
            port = sound.getsockname()[1]
            control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            with contextlib.suppress(OSError):
                if port % 2 == 0:
                    control.bind((address, port + 1))
                    for one in (sound, control):
                        one.settimeout(0.2)
                    return sound, control
            sound.close()
            control.close()
        raise AssertionError("no two ports are free")

    def __enter__(self) -> "Voice":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()
        self.sound.close()
        self.control.close()

    def speak_to(self, remote: tuple[str, int]):
        self.remote = remote

    def _hear(self):
        while not self.over.is_set():
            with contextlib.suppress(TimeoutError):
                self.sound.recvfrom(2048)
                self.heard += 1

    def _hear_reports(self):
        while not self.over.is_set():
            with contextlib.suppress(TimeoutError):
                report, _ = self.control.recvfrom(2048)
                # A sender's: its time in the middle.
                if len(report) >= 28 and report[1] == 200:
                    self.last_report = (struct.unpack("!I", report[10:14])[0], time.monotonic())

    def _speak(self):
        begun, place, reported = None, 0, time.monotonic()
        while not self.over.is_set():
            if not self.remote:
                time.sleep(0.005)
                continue
            begun = begun or time.monotonic()
            time.sleep(max(0, begun + place * PACKET - time.monotonic()))
            place += 1
            if self.leave_out and place % self.leave_out == 0:
                self.left_out += 1
            else:
                head = struct.pack("!BBHII", 0x80, 8, place & 0xFFFF, place * LENGTH, 7)
                self.sound.sendto(head + b"\xd5" * LENGTH, self.remote)
                self.sent += 1
            if time.monotonic() - reported > 1:
                self._report(place)
                reported = time.monotonic()

    def _report(self, place: int):
        """Says of the other side's sound that a part was lost; the delay that it names is shorter than it was, as if it were far away."""
        middle, came = self.last_report
        delay = max(0, int((time.monotonic() - came - self.distance) * 65536)) if middle else 0
        lost = int(self.heard * self.deaf_to)
        head = struct.pack("!BBHIIIIII", 0x81, 200, 12, 7, 0x83AA7E80 + int(time.time()), 0, place * LENGTH, self.sent, self.sent * LENGTH)
        block = struct.pack(
            "!IIIIII", 1, int(self.deaf_to * 256) << 24 | lost, self.heard, int(0.004 * 8000), middle, delay
        )
        self.control.sendto(head + block, (self.remote[0], self.remote[1] + 1))

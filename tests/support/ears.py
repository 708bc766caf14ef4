"""What telephones hear and say: sound as it passes over the wire (RTP, G.711 A-law), and pressed keys (RFC 4733)."""

import dataclasses
import socket
import struct
import threading
import time

from support.sounds import a_law, from_a_law, share

SOUND, KEYS = 8, 101
FRAME = 0.02
DIGITS = "0123456789*#ABCD"


@dataclasses.dataclass
class Line:
    """What came from one place of the exchange, which is one call's."""

    heard: list[tuple[float, bytes]] = dataclasses.field(default_factory=list)
    keys: list[str] = dataclasses.field(default_factory=list)
    lastKey: int | None = None

    def take(self, packet: bytes):
        kind, stamp = packet[1] & 0x7F, struct.unpack("!I", packet[4:8])[0]
        if kind == SOUND:
            self.heard.append((time.monotonic(), packet[12:]))
        elif kind == KEYS and stamp != self.lastKey:
            # A key is told many times over; by its time it is one.
            self.lastKey = stamp
            self.keys.append(DIGITS[packet[12]])

    def longest_silence(self, since: float, until: float) -> float:
        """For how long nothing came."""
        times = [since, *(at for at, _ in list(self.heard) if since <= at <= until), until]
        return max(later - earlier for earlier, later in zip(times, times[1:]))


class Ear:
    """Hears for a telephone, or for many at one place; with a pitch it says that tone to whoever speaks to it."""

    def __init__(self, address: str, says: float | None = None):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, 0))
        self.socket.settimeout(FRAME / 4)
        self.port = self.socket.getsockname()[1]
        self.lines: dict[tuple, Line] = {}
        self.sound = a_law(says, seconds=1) if says else b""
        self.isOver = False
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def close(self):
        self.isOver = True
        self.thread.join()
        self.socket.close()

    def listen(self):
        place, next_frame = 0, time.monotonic()
        while not self.isOver:
            try:
                packet, source = self.socket.recvfrom(2048)
                if len(packet) > 12:
                    self.lines.setdefault(source, Line()).take(packet)
            except (TimeoutError, ConnectionRefusedError):
                pass
            if self.sound and time.monotonic() >= next_frame:
                next_frame += FRAME
                self.say(place)
                place += 1

    def say(self, place: int):
        """The next frame, to all who have spoken."""
        start = place * 160 % len(self.sound)
        head = struct.pack("!BBHII", 0x80, SOUND, place & 0xFFFF, place * 160 & 0xFFFFFFFF, self.port)
        for source in list(self.lines):
            try:
                self.socket.sendto(head + self.sound[start : start + 160], source)
            except OSError:
                pass

    def press(self, key: str):
        """Presses a key for a tenth of a second, at whoever has spoken last."""
        source = max(self.lines, key=lambda one: self.lines[one].heard[-1][0])
        stamp = int(time.monotonic() * 8000) & 0xFFFFFFFF
        for place in range(8):
            # The last three say that it is over.
            mark, number = 0x80 if place >= 5 else 0, int(time.monotonic() * 50) & 0xFFFF
            head = struct.pack("!BBHII", 0x80, KEYS | (0x80 if place == 0 else 0), number + place & 0xFFFF, stamp, self.port)
            self.socket.sendto(head + struct.pack("!BBH", DIGITS.index(key), 10 | mark, min(place + 1, 6) * 160), source)
            time.sleep(FRAME)

    @property
    def line(self) -> Line | None:
        """By which something came last."""
        return max(self.lines.values(), key=lambda one: one.heard[-1][0] if one.heard else 0, default=None)

    def part(self, pitch: float, seconds: float = 1.5) -> float:
        """Of what was heard in the last seconds, the part of its power that is near this pitch."""
        line, since = self.line, time.monotonic() - seconds
        if not line:
            return 0
        sound = b"".join(piece for at, piece in list(line.heard) if at >= since)
        return share(from_a_law(sound), 8000, pitch)

    @property
    def keys(self) -> str:
        """All that were pressed."""
        return "".join("".join(line.keys) for line in self.lines.values())

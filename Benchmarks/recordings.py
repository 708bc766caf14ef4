"""Measures what it costs the exchange to record calls, one way beside the other; called by `Benchmarks/recordings`."""

import argparse
import array
import base64
import json
import math
import os
import pathlib
import queue
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import requests

ROOT = pathlib.Path(__file__).resolve().parent.parent
TELEPHONE = ROOT / "Tests/Fixtures/telephone"
TICKS = os.sysconf("SC_CLK_TCK")


class Exchange:
    """Asterisk, asked as Highrock asks it, by a program that does nothing else."""

    def __init__(self, about: dict):
        self.about = about
        self.asking = requests.Session()
        self.asking.auth = (about["user"], about["password"])
        self.process = int(pathlib.Path(about["process"]).read_text())
        self.events: queue.Queue = queue.Queue()
        self.socket = self.open()
        threading.Thread(target=self.hear, daemon=True).start()

    def ask(self, method: str, path: str, good=(200, 201, 204), **query):
        answer = self.asking.request(method, self.about["ari"] + path, params=query, timeout=10)
        assert answer.status_code in good, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def open(self) -> socket.socket:
        place = urllib.parse.urlsplit(self.about["ari"])
        line = socket.create_connection((place.hostname, place.port))
        login = base64.b64encode(f"{self.about['user']}:{self.about['password']}".encode()).decode()
        head = [
            f"GET {place.path}/events?app={self.about['application']} HTTP/1.1",
            f"Host: {place.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            f"Authorization: Basic {login}",
        ]
        line.sendall("\r\n".join([*head, "", ""]).encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += line.recv(1)
        assert b" 101 " in answer.split(b"\r\n")[0], answer
        return line

    def hear(self):
        """Frames of a server are not masked, and an event is one of them."""
        stream = self.socket.makefile("rb")
        while len(head := stream.read(2)) == 2:
            length = head[1] & 127
            if length == 126:
                length = struct.unpack(">H", stream.read(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", stream.read(8))[0]
            content = stream.read(length)
            if head[0] & 15 == 1:
                self.events.put(json.loads(content))

    def busy(self) -> float:
        """Seconds of processor that it has taken."""
        fields = pathlib.Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> int:
        status = pathlib.Path(f"/proc/{self.process}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) // 1024


class Trial:
    """So many pairs talk at once, recorded in one way."""

    def __init__(self, exchange: Exchange, way: str, calls: int, seconds: float):
        self.exchange, self.way, self.calls, self.seconds = exchange, way, calls, seconds
        self.talking, self.recording = 0, 0

    def run(self) -> dict:
        about = self.exchange.about
        with tempfile.TemporaryDirectory() as folder:
            tone(pathlib.Path(folder) / "tone.alaw")
            phones = sipp("-sn", "uas", "-rtp_echo", "-i", about["phonesAddress"], "-p", about["phonesPort"], folder=folder)
            callers = sipp(
                "-sf", TELEPHONE / "singing-caller.xml", "-i", about["outside"], "-p", about["outsidePort"],
                "-m", self.calls, "-l", self.calls, "-r", "15", f"127.0.0.1:{about['sip']}", folder=folder,
            )  # fmt: skip
            try:
                self.bring_together()
                found = self.measure()
            finally:
                for channel in self.exchange.ask("GET", "/channels"):
                    self.exchange.ask("DELETE", f"/channels/{channel['id']}", good=(204, 404))
                for bridge in self.exchange.ask("GET", "/bridges"):
                    self.exchange.ask("DELETE", f"/bridges/{bridge['id']}", good=(204, 404))
                for program in (callers, phones):
                    program.kill()
                    program.wait()
            time.sleep(1)
            return found | {"gaps": self.gaps()}

    def gaps(self) -> float:
        """The part of the callers' unbroken tone that is missing in what was recorded: what came too late is silence."""
        missing, all_of_it = 0, 0
        for place in pathlib.Path(self.exchange.about["recordings"]).glob("trial-*.wav"):
            samples = array.array("h", place.read_bytes()[44:])
            place.unlink()
            if place.stem.endswith("-out"):
                continue
            # Of the first second some belongs to the time before the tone.
            pieces = [samples[start : start + 160] for start in range(8000, len(samples) - 8000, 160)]
            missing += sum(not any(piece) for piece in pieces)
            all_of_it += len(pieces)
        return missing / all_of_it if all_of_it else 0

    def bring_together(self):
        deadline = time.monotonic() + 30
        while self.talking < self.calls or self.recording < self.files:
            try:
                event = self.exchange.events.get(timeout=max(0, deadline - time.monotonic()))
            except queue.Empty:
                sys.exit(f"{self.way}: {self.talking} of {self.calls} talk, {self.recording} of {self.files} are recorded")
            if event["type"] == "StasisStart":
                self.entered(event["channel"]["id"], event["args"])
            elif event["type"] == "RecordingStarted":
                self.recording += 1
            assert event["type"] != "RecordingFailed", event

    @property
    def files(self) -> int:
        return self.calls * {"none": 0, "bridge": 1, "sides": 2}[self.way]

    def entered(self, channel: str, arguments: list[str]):
        ask = self.exchange.ask
        match arguments[0]:
            case "inbound":
                ask("POST", f"/channels/{channel}/answer")
                ask("POST", "/channels", endpoint="PJSIP/201", app="highrock", appArgs=f"agent,{channel}", originator=channel)
            case "agent":
                caller = arguments[1]
                ask("POST", f"/bridges/{caller}-room", type="mixing,dtmf_events")
                ask("POST", f"/bridges/{caller}-room/addChannel", channel=f"{channel},{caller}")
                self.talking += 1
                self.record(caller)
            case "ear":
                ask("POST", f"/channels/{channel}/record", name=f"trial-{channel}", format="wav", ifExists="overwrite")

    def record(self, caller: str):
        if self.way == "bridge":
            name = f"trial-{caller}"
            self.exchange.ask("POST", f"/bridges/{caller}-room/record", name=name, format="wav", ifExists="overwrite")
        elif self.way == "sides":
            for side in ("in", "out"):
                ear = f"{caller}-{side}"
                self.exchange.ask("POST", f"/channels/{caller}/snoop/{ear}", spy=side, app="highrock", appArgs="ear")

    def measure(self) -> dict:
        time.sleep(2)
        busy, begun = self.exchange.busy(), time.monotonic()
        time.sleep(self.seconds)
        took = time.monotonic() - begun
        share = (self.exchange.busy() - busy) / took
        return {"way": self.way, "calls": self.calls, "share": share, "memory": self.exchange.memory()}


def tone(place: pathlib.Path):
    """Two seconds that are not silence, in A-law (ITU-T G.711)."""
    place.write_bytes(bytes(a_law(int(8000 * math.sin(2 * math.pi * 700 * n / 8000))) for n in range(16_000)))


def a_law(sample: int) -> int:
    level, segment = (~sample if sample < 0 else sample) >> 4, 1
    if level > 15:
        while level > 31:
            level >>= 1
            segment += 1
        level += (segment << 4) - 16
    return (level | 0x80 if sample >= 0 else level) ^ 0x55


def sipp(*arguments, folder: str) -> subprocess.Popen:
    quiet = subprocess.DEVNULL
    command = ["sipp", "-nostdin", "-timeout", "60s", *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--calls", type=int, default=90)
    options.add_argument("--seconds", type=float, default=8)
    options.add_argument("--way", choices=["none", "bridge", "sides"], action="append")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="highrock-recordings.") as above:
        pathlib.Path(above).chmod(0o755)
        folder = f"{above}/exchange"
        started = subprocess.run([ROOT / "scripts/exchange", "start", folder], check=True, stdout=subprocess.PIPE)
        try:
            exchange = Exchange(json.loads(started.stdout))
            print("| recorded | calls | Asterisk, of one core | memory | sound that is missing |\n|---|---|---|---|---|")
            for way in chosen.way or ["none", "bridge", "sides"]:
                found = Trial(exchange, way, chosen.calls, chosen.seconds).run()
                print(f"| {way} | {found['calls']} | {found['share']:.0%} | {found['memory']} MB | {found['gaps']:.2%} |", flush=True)
                time.sleep(1)
        finally:
            subprocess.run([ROOT / "scripts/exchange", "stop", folder], check=True)


main()

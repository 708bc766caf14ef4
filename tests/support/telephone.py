"""A real exchange, and telephones that sipp plays."""

import contextlib
import json
import os
import pathlib
import random
import signal
import subprocess

import requests

from support.ears import Ear
from support.people import Colleague
from support.waiting import until

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "Tests/Fixtures/telephone"
SIPP = pathlib.Path("/usr/bin/sipp")
EXTENSIONS = range(201, 261)
# A busy machine takes its time; nothing here is measured by the wall.
PATIENCE = 120


class Exchange:
    """A real Asterisk on loopback."""

    def __init__(self, place: pathlib.Path):
        self.place = place
        self.facts: dict = {}

    def start(self):
        started = subprocess.run([ROOT / "scripts/exchange", "start", self.place], capture_output=True, text=True)
        self.unavailable = started.stderr.strip() if started.returncode == 69 else None
        assert started.returncode in (0, 69), started.stderr
        if not self.unavailable:
            self.facts = json.loads(started.stdout)

    def stop(self):
        subprocess.run([ROOT / "scripts/exchange", "stop", self.place], check=True)

    def __getitem__(self, name: str):
        return self.facts[name]

    def kill(self):
        """kill -9, and waits until it is gone."""
        number = int(pathlib.Path(self["process"]).read_text())
        os.kill(number, signal.SIGKILL)
        until(lambda: is_dead(number))

    @property
    def settings(self) -> dict:
        """What makes a server use it."""
        return {
            "HIGHROCK_ARI_URL": self["ari"],
            "HIGHROCK_ARI_USER": self["user"],
            "HIGHROCK_ARI_PASSWORD": self["password"],
            "HIGHROCK_ARI_QUEUE_LOG": self["queueLog"],
            "HIGHROCK_ARI_CDR": self["callDetails"],
        }

    def ari(self, path: str, method: str = "GET"):
        answer = requests.request(method, f"{self['ari']}/{path}", auth=(self["user"], self["password"]), timeout=10)
        return answer.json() if answer.content else None

    def ear_for_outside(self) -> tuple[str, int] | None:
        """Where it hears whoever calls from outside; nothing while nobody does."""
        for channel in self.channels():
            if channel["name"].startswith("PJSIP/trunk") and channel["state"] == "Up":
                address, port = self.ari(f"channels/{channel['id']}/variable?variable=CHANNEL(rtp,src)")["value"].rsplit(":", 1)
                return address, int(port)
        return None

    def details(self) -> list[dict]:
        """What it has written of its calls, line by line."""
        names = ("uniqueid", "linkedid", "start", "answer", "end", "disposition", "channel", "dstchannel", "hungup", "dialled", "src")
        file = pathlib.Path(self["callDetails"])
        return [dict(zip(names, line.split("|", 10), strict=True)) for line in file.read_text().splitlines()] if file.exists() else []

    def channels(self) -> list[dict]:
        return self.ari("channels")

    def hang_up_all(self):
        for channel in self.channels():
            self.ari(f"channels/{channel['id']}", "DELETE")
        until(lambda: not self.channels(), PATIENCE)


def is_dead(number: int) -> bool:
    """Whether nothing but its parent's knowledge is left of a process, or not even that."""
    try:
        return pathlib.Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


class Phones:
    """Plays callers and phones; whatever still runs is ended with the test."""

    def __init__(self, exchange: Exchange):
        self.exchange = exchange
        self.running: list[subprocess.Popen] = []
        self.ears: list[Ear] = []

    def ear(self, says: float | None = None, outside: bool = False) -> Ear:
        """For a phone of the house or a caller; with a pitch it also says that tone."""
        self.ears.append(Ear(self.exchange["outside" if outside else "phonesAddress"], says))
        return self.ears[-1]

    def caller(self, number: str = "+79161234567", name: str = "", dialled: str = "100", stays: float = 5, times: int = 1):
        """Somebody outside calls and puts the phone down after so many seconds; or several do, twenty a second."""
        return self._scenario(
            "caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", str(times), "-r", "20",
            "-l", str(times), "-d", str(int(stays * 1000)),
            "-key", "number", number, "-key", "name", name, "-key", "dialled", dialled,
        )  # fmt: skip

    def voiced_caller(self, voice: int, stays: float = 5):
        """Somebody outside whose voice comes from that port."""
        return self._scenario(
            "voiced-caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-d", str(int(stays * 1000)), "-key", "number", "+79161234567", "-key", "name", "", "-key", "dialled", "100",
            "-key", "voice", str(voice),
        )  # fmt: skip

    def singer(self, sound: bytes, stays: float = 30):
        """Somebody outside calls and sounds this (G.711 A-law) all the time."""
        (self.exchange.place / "tone.alaw").write_bytes(sound)
        return self._scenario(
            "singing-caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-timeout", f"{int(stays)}s",
        )  # fmt: skip

    def caller_from(self, sender: str, stays: float):
        """Somebody outside who says of themselves, word for word, who they are."""
        scenario = (SCENARIOS / "caller.xml").read_text().replace('"[name]" <sip:[number]@[local_ip]:[local_port]>', sender)
        (self.exchange.place / "caller-from.xml").write_text(scenario)
        return self._scenario(
            self.exchange.place / "caller-from.xml", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-d", str(int(stays * 1000)), "-key", "dialled", "100",
        )  # fmt: skip

    def callers(self, numbers: list[str], stays: float, ear: Ear, dialled: str = "100", rate: int = 20):
        """They call by these numbers and put the phone down after so many seconds; the ear is all of theirs. It ends well if nobody was
        cut off."""
        file = self.exchange.place / f"callers-{len(self.running)}.csv"
        file.write_text("SEQUENTIAL\n" + "".join(f"{number};\n" for number in numbers))
        return self._scenario(
            "heard-caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-inf", file.name, "-m", str(len(numbers)),
            "-r", str(rate), "-l", str(len(numbers)), "-d", str(int(stays * 1000)), "-key", "dialled", dialled, "-key", "ear", str(ear.port),
        )  # fmt: skip

    def crowd(self, count: int, stays: float, ear: Ear, first: int = 0):
        """So many call, each by a number of their own."""
        return self.callers([f"+7916{1_000_000 + first + place}" for place in range(count)], stays, ear)

    def answering_to(self, ears: dict[str, Ear], after: float = 0):
        """The phones with these extensions are heard, each by its ear; others have none."""
        ports = {str(extension): 9 for extension in EXTENSIONS} | {extension: ear.port for extension, ear in ears.items()}
        (self.exchange.place / "ears.csv").write_text("SEQUENTIAL\n" + "".join(f"{line};{port};\n" for line, port in ports.items()))
        place = (self.exchange["phonesAddress"], self.exchange["phonesPort"])
        return self._scenario("heard-phone", *place, "-inf", "ears.csv", "-infindex", "ears.csv", "0", "-d", str(int(after * 1000)))

    def echoing(self):
        """All phones again, after a second; each says what it hears."""
        return self._scenario("slow-phone", self.exchange["phonesAddress"], self.exchange["phonesPort"], "-rtp_echo", "-d", "1000")

    def answering(self, after: float = 0):
        """All phones 201 to 260: they ring so many seconds and are answered."""
        return self._scenario("slow-phone", self.exchange["phonesAddress"], self.exchange["phonesPort"], "-d", str(int(after * 1000)))

    def answering_but_first(self):
        """The same, at once, but phone 201 is heard by nobody."""
        return self._scenario("phones-but-one", self.exchange["phonesAddress"], self.exchange["phonesPort"])

    def outside(self, after: float = 0, told: bool = False):
        """The world: whoever is called out there answers. `messages` has what it was told."""
        place = (self.exchange["outside"], self.exchange["outsidePort"])
        return self._scenario("slow-phone", *place, "-d", str(int(after * 1000)), *(self._noting() if told else []))

    def busy(self, told: bool = False):
        """The world: whoever is called out there is on the line."""
        place = (self.exchange["outside"], self.exchange["outsidePort"])
        return self._scenario("busy-phone", *place, *(self._noting() if told else []))

    def dial(self, extension: str, digits: str, stays: float = 5):
        """Somebody dials by the keys of a phone of the house. It ends well if they were answered."""
        return self._scenario(
            "caller", self.exchange["phonesAddress"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-d", str(int(stays * 1000)), "-key", "number", extension, "-key", "name", "", "-key", "dialled", digits,
            *self._noting(),
        )  # fmt: skip

    def _noting(self) -> list[str]:
        return ["-trace_msg", "-message_file", f"messages-{len(self.running)}.log"]

    def messages(self, program: subprocess.Popen) -> str:
        """All that it was told and has said."""
        return (self.exchange.place / f"messages-{self.running.index(program)}.log").read_text()

    def sign_on(self, extension: str, password: str, port: int) -> bool:
        """Whether the exchange lets a phone tell where it is."""
        telling = self._scenario(
            "registering-phone", self.exchange["phonesAddress"], port, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-key", "extension", extension, "-au", extension, "-ap", password,
        )  # fmt: skip
        return telling.wait(PATIENCE) == 0

    def signed_on(self, port: int):
        """A phone that has told where it is, and is answered when it rings."""
        return self._scenario("slow-phone", self.exchange["phonesAddress"], port)

    def _scenario(self, name: str | pathlib.Path, address: str, port: int, *rest: str) -> subprocess.Popen:
        file = name if isinstance(name, pathlib.Path) else SCENARIOS / f"{name}.xml"
        command = [SIPP, "-sf", file, "-i", address, "-mp", str(random.randrange(20_000, 50_000, 2))]
        command += (["-p", str(port)] if port else []) + ["-nostdin", *rest]
        program = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.exchange.place
        )
        self.running.append(program)
        return program

    def put_away(self, *programs: subprocess.Popen):
        for program in programs or tuple(self.running):
            if program.poll() is None:
                program.kill()
                program.wait()
        if not programs:
            while self.ears:
                self.ears.pop().close()


def shown_call(colleague: Colleague) -> str:
    """What slides in on the pages of whoever has a call; nothing while there is none."""
    return colleague.get("/calls/now", headers={"X-Fragment": "1"}).text


@contextlib.contextmanager
def playing(exchange: Exchange):
    phones = Phones(exchange)
    try:
        yield phones
    finally:
        phones.put_away()
        exchange.hang_up_all()

"""Telephones that sipp plays, and a house with people who answer them."""

import contextlib
import json
import os
import pathlib
import random
import signal
import subprocess
import time

import requests

from support.database import execute, rows
from support.people import Colleague
from support.waiting import until

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "Tests/Fixtures/telephone"
SIPP = pathlib.Path("/usr/bin/sipp")
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
        }

    def ari(self, path: str, method: str = "GET"):
        answer = requests.request(method, f"{self['ari']}/{path}", auth=(self["user"], self["password"]), timeout=10)
        return answer.json() if answer.content else None

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

    def caller(self, number: str = "+79161234567", name: str = "", dialled: str = "100", stays: float = 5, times: int = 1):
        """Somebody outside calls and puts the phone down after so many seconds; or several do, twenty a second."""
        return self._scenario(
            "caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", str(times), "-r", "20",
            "-l", str(times), "-d", str(int(stays * 1000)),
            "-key", "number", number, "-key", "name", name, "-key", "dialled", dialled,
        )  # fmt: skip

    def singer(self, sound: bytes, stays: float = 30):
        """Somebody outside calls and sounds this (G.711 A-law) all the time."""
        (self.exchange.place / "tone.alaw").write_bytes(sound)
        return self._scenario(
            "singing-caller", self.exchange["outside"], 0, f"127.0.0.1:{self.exchange['sip']}", "-m", "1",
            "-timeout", f"{int(stays)}s",
        )  # fmt: skip

    def answering(self, after: float = 0):
        """All phones 201 to 220: they ring so many seconds and are answered."""
        return self._scenario("slow-phone", self.exchange["phonesAddress"], self.exchange["phonesPort"], "-d", str(int(after * 1000)))

    def answering_but_first(self):
        """The same, at once, but phone 201 is heard by nobody."""
        return self._scenario("phones-but-one", self.exchange["phonesAddress"], self.exchange["phonesPort"])

    def outside(self, after: float = 0):
        """The world: whoever is called out there answers."""
        return self._scenario("slow-phone", self.exchange["outside"], self.exchange["outsidePort"], "-d", str(int(after * 1000)))

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

    def _scenario(self, name: str, address: str, port: int, *rest: str) -> subprocess.Popen:
        command = [SIPP, "-sf", SCENARIOS / f"{name}.xml", "-i", address, "-mp", str(random.randrange(20_000, 50_000, 2))]
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


class House:
    """A company whose people have phones 201 and on."""

    def __init__(self, server, exchange: Exchange):
        self.server = server
        self.exchange = exchange
        self.links: dict[str, str] = {}
        server.environment |= exchange.settings

    def employ(self, *logins: str):
        """People with a phone each, who take calls; the server stands still meanwhile."""
        self.server.stop()
        for place, login in enumerate(logins):
            name = f"{login.title()} Петрова"
            self.links[login] = self.server.command("user", "create", login, "--name", name, "--role", "specialist")
            self._give_phone(login, str(201 + place))
        # The work after a call is not what these tests wait for.
        execute(self.server, "UPDATE call_queue SET wrap_up = 0")
        self.server.start()
        self.connected()

    def colleague(self, login: str) -> Colleague:
        """One of them at a browser."""
        return Colleague.invited(self.server, self.links[login])

    # Whoever has the lower extension has been idle for longer, and is rung first.
    def _give_phone(self, login: str, extension: str):
        now = int(time.time() * 1000)
        person = f"(SELECT id FROM person WHERE login = '{login}')"
        secret = "'\\x00'::bytea" if "HIGHROCK_DATABASE" in self.server.environment else "x'00'"
        execute(
            self.server,
            f"INSERT INTO phone (id, person, extension, name, kind, secret, made) "
            f"VALUES ({extension}, {person}, '{extension}', 'Стол', 'desk', {secret}, {now})",
        )
        execute(
            self.server,
            f"INSERT INTO agent_span (id, person, state, began) VALUES ({extension}, {person}, 'available', {now - 1000 * (300 - int(extension))})",
        )

    def set(self, statement: str):
        """Sets something up behind the server's back; it is seen within five seconds."""
        self.server.stop()
        execute(self.server, statement)
        self.server.start()
        self.connected()

    def connected(self):
        until(lambda: any(one["name"] == "highrock" for one in self.exchange.ari("applications")), PATIENCE)
        until(lambda: self.line()[0] == "up", PATIENCE)

    def line(self) -> tuple[str, int]:
        """Whether the exchange is there, and since when, in milliseconds."""
        found = self.rows("SELECT value FROM setting WHERE name = 'telephone.exchange'")
        words = found[0][0].split() if found else ["unknown", "0"]
        return words[0], int(words[1])

    def rows(self, query: str) -> list[tuple]:
        return rows(self.server, query)

    def state(self, login: str) -> str:
        found = self.rows(
            f"SELECT agent_span.state, agent_span.reason FROM agent_span JOIN person ON person.id = agent_span.person "
            f"WHERE login = '{login}' AND agent_span.ended IS NULL"
        )
        return " ".join(word for word in found[0] if word)

    def calls(self) -> list["Call"]:
        """Those that are over and kept."""
        return [Call(self, *row) for row in self.rows("SELECT id, outcome, caller, dialled, began, ended FROM phone_call ORDER BY began, id")]

    def kept(self, count: int) -> list["Call"]:
        """The records of so many calls, as soon as they are there; never more."""
        until(lambda: len(self.calls()) >= count, PATIENCE)
        calls = self.calls()
        assert len(calls) == count, [call.caller for call in calls]
        return calls

    def live(self) -> int:
        return int(self.rows("SELECT COUNT(*) FROM live_call")[0][0])

    def machine(self, call: str) -> dict:
        """How a call that goes on stands."""
        found = self.rows(f"SELECT machine FROM live_call WHERE name = '{call}'")
        return json.loads(found[0][0]) if found else {}

    def talk(self) -> str | None:
        """The first call in which somebody talks."""
        for (name,) in self.rows("SELECT name FROM live_call ORDER BY name"):
            if "talking" in self.machine(name).get("phase", {}):
                return name
        return None

    def company(self, call: str) -> str | None:
        """Whom the agent of a call is with."""
        talking = self.machine(call).get("phase", {}).get("talking")
        return next(iter(talking["_0"]["company"])) if talking else None

    def agent(self, call: str) -> str:
        machine = self.machine(call)
        channel = machine["phase"]["talking"]["_0"]["agent"]
        return next(leg["endpoint"] for leg in machine["legs"] if leg["channel"] == channel)

    def ask(self, login: str, wish: dict, of: str | None = None):
        """Somebody asks something of the telephone; every node looks for it every five seconds, whoever wrote it."""
        now = time.time_ns()
        call = f"'{of}'" if of else "NULL"
        execute(
            self.server,
            f"INSERT INTO call_wish (id, person, call, wish, asked, state) VALUES ({now}, "
            f"(SELECT id FROM person WHERE login = '{login}'), {call}, '{json.dumps(wish)}', {now // 1_000_000}, 'asked')",
        )


def shown_call(colleague: Colleague) -> str:
    """What slides in on the pages of whoever has a call; nothing while there is none."""
    colleague.session.headers["X-Fragment"] = "1"
    try:
        return colleague.get("/calls/now").text
    finally:
        del colleague.session.headers["X-Fragment"]


class Call:
    """A call as Highrock keeps it. Times are in milliseconds."""

    def __init__(self, house: House, number, outcome, caller, dialled, began, ended):
        self.house = house
        self.id, self.outcome, self.caller, self.dialled = int(number), outcome, caller, dialled
        self.began, self.ended = int(began), int(ended)

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        found = self.house.rows(f"SELECT stage, began, ended FROM phone_call_span WHERE call = {self.id} ORDER BY place")
        return [(stage, int(began), int(ended)) for stage, began, ended in found]

    def time(self, stage: str) -> int:
        return sum(ended - began for name, began, ended in self.spans if name == stage)

    @property
    def has_no_gap(self) -> bool:
        spans = self.spans
        edges = [began for _, began, _ in spans] + [self.ended]
        return spans[0][1] == self.began and all(ended == next for (_, _, ended), next in zip(spans, edges[1:]))

    @property
    def legs(self) -> list[tuple[str, str]]:
        found = self.house.rows(f"SELECT endpoint, outcome FROM phone_call_leg WHERE call = {self.id} ORDER BY place")
        return [tuple(row) for row in found]


@contextlib.contextmanager
def playing(exchange: Exchange):
    phones = Phones(exchange)
    try:
        yield phones
    finally:
        phones.put_away()
        exchange.hang_up_all()

"""An exchange with many phones, a house whose people answer them, and callers at a steady rate."""

import os
import pathlib
import subprocess
import time

from support.database import execute
from support.people import Colleague
from support.telephone import ROOT, SCENARIOS, SIPP, Exchange
from support.waiting import until

TICKS = os.sysconf("SC_CLK_TCK")
FIRST = 201
PLAIN = "800"
"""Whoever dials it is served by Asterisk's own queue."""


class Trial(Exchange):
    """An exchange with as many phones as are wanted, and a queue of its own beside Highrock."""

    def __init__(self, place: pathlib.Path, phones: int, tones: str | None = None):
        """- Parameter tones: how pressed keys come and go; without it, as the exchange has it."""
        super().__init__(place)
        self.phones = phones
        self.tones = f"dtmf_mode = {tones}\n" if tones else ""

    def start(self):
        super().start()
        assert not self.unavailable, self.unavailable
        subprocess.run([ROOT / "scripts/exchange", "rest", self.place], check=True)
        numbers = range(FIRST, FIRST + self.phones)
        place = f"{self['phonesAddress']}:{self['phonesPort']}"
        self.write("trial-phones", "".join(
            f"[{n}](phone)\naors = {n}\nrewrite_contact = no\n{self.tones}[{n}]\ntype = aor\ncontact = sip:{n}@{place}\n" for n in numbers
        ))  # fmt: skip
        sheet = self.place / "etc/pjsip.conf"
        sheet.write_text(sheet.read_text().replace("[trunk]\ntype = endpoint\n", f"[trunk]\ntype = endpoint\n{self.tones}"))
        members = "".join(f"member => PJSIP/{n}\n" for n in numbers)
        self.write("trial-members", f"[plain]\nstrategy = leastrecent\ntimeout = 20\nringinuse = no\n{members}")
        with open(self.place / "etc/extensions.conf", "a") as plan:
            plan.write(f"\n[from-outside](+)\nexten => {PLAIN},1,Answer(0,i)\n same => n,Queue(plain,nc,,,120)\n")
        super().start()

    def write(self, name: str, text: str):
        (self.place / f"etc/{name}.conf").write_text(text)


class Crew:
    """People with a phone each."""

    def __init__(self, server, count: int):
        self.server = server
        self.cookies: dict[str, str] = {}
        self.people: dict[str, str] = {}
        """Whose phone has which extension."""
        links = [
            server.command("user", "create", f"agent-{place}", "--name", f"Агентов {place}", "--role", "specialist")
            for place in range(count)
        ]
        server.start()
        for place, link in enumerate(links):
            session = Colleague.invited(server, link).session
            self.cookies[str(FIRST + place)] = "; ".join(f"{c.name}={c.value}" for c in session.cookies)
        server.stop()
        now = int(time.time() * 1000)
        for place in range(count):
            number = FIRST + place
            execute(
                server,
                f"INSERT INTO phone (id, person, extension, name, kind, secret, made) SELECT {number}, id, '{number}', 'Стол', "
                f"'desk', x'00', {now} FROM person WHERE login = 'agent-{place}'",
            )
            execute(
                server,
                f"INSERT INTO agent_span (id, person, state, began) SELECT {number}, id, 'available', {now - number} "
                f"FROM person WHERE login = 'agent-{place}'",
            )
        execute(server, "UPDATE call_queue SET wrap_up = 0, is_recorded = 0")


class Load:
    """So many callers a second, each with a number of their own."""

    def __init__(self, exchange: Trial, folder: pathlib.Path):
        self.exchange = exchange
        self.folder = folder
        self.programs: list[subprocess.Popen] = []

    def phones(self, traced: bool) -> pathlib.Path:
        return self.start("slow-phone", "phones", self.exchange["phonesAddress"], self.exchange["phonesPort"], ["-d", "0"], traced)[1]

    def callers(self, name: str, count: int, rate: int, talk: float, dialled: str = "100", traced: bool = True):
        numbers = self.folder / f"{name}.csv"
        numbers.write_text("SEQUENTIAL\n" + "".join(f"+7916{1_000_000 + n};\n" for n in range(count)))
        scenario = (SCENARIOS / "caller.xml").read_text().replace("[number]", "[field0]").replace("[name]", "")
        (self.folder / "numbered-caller.xml").write_text(scenario)
        return self.start(
            self.folder / "numbered-caller.xml", name, self.exchange["outside"], self.exchange["outsidePort"],
            ["-inf", numbers, "-m", str(count), "-r", str(rate), "-l", "2000", "-d", str(int(talk * 1000)), "-key", "dialled", dialled,
             f"127.0.0.1:{self.exchange['sip']}"],
            traced,
        )  # fmt: skip

    def start(self, scenario, name: str, address: str, port: int, rest: list, traced: bool):
        file = scenario if isinstance(scenario, pathlib.Path) else SCENARIOS / f"{scenario}.xml"
        trace = self.folder / f"{name}.trace"
        trace.unlink(missing_ok=True)
        counts = self.folder / f"{name}.counts"
        command = [SIPP, "-sf", file, "-i", address, "-p", str(port), "-nostdin", "-trace_stat", "-stf", counts, "-fd", "1"]
        command += ["-trace_msg", "-message_file", trace] if traced else []
        program = subprocess.Popen(
            [str(part) for part in command + rest], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.programs.append(program)
        return program, trace

    def counts(self, name: str) -> dict[str, int]:
        head, *lines = (self.folder / f"{name}.counts").read_text().splitlines()
        return {key: value for key, value in zip(head.split(";"), lines[-1].split(";"))}

    def put_away(self):
        for program in self.programs:
            if program.poll() is None:
                program.kill()
                program.wait()
        self.programs = []


class Watch:
    """How much of a processor a process takes, and how much memory."""

    def __init__(self, process: int):
        self.process = process
        self.begun, self.spent = time.monotonic(), self.ticks()

    def ticks(self) -> int:
        words = pathlib.Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return int(words[11]) + int(words[12])

    @property
    def share(self) -> float:
        return (self.ticks() - self.spent) / TICKS / (time.monotonic() - self.begun)

    @property
    def resident(self) -> int:
        """Megabytes."""
        text = pathlib.Path(f"/proc/{self.process}/status").read_text()
        return int(text.split("VmRSS:")[1].split()[0]) // 1024


def settled(exchange: Exchange, within: float = 60):
    until(lambda: not exchange.channels(), within)

"""Plays a day of the bank through the real exchange, so many times as fast: its callers, and those who answer them."""

import dataclasses
import pathlib
import random
import subprocess
import threading
import time

from calls.bank import BankDay, Caller, Shift
from calls.load import Load, Trial, Watch
from support.house import House

FOLDER = pathlib.Path(__file__).resolve().parent
LONG = 3600
"""Whoever was served might have waited for this long, for all that the log says; in seconds of the day."""
KEY = 100
"""So many milliseconds after the answer the caller knows that somebody is there."""
QUEUE, MENU = "100", "101"
"""The numbers that lead to the queue, and to the voice menu before it."""


@dataclasses.dataclass(frozen=True)
class Told:
    """What Highrock has kept of a call, in seconds of its own."""

    outcome: str
    began: int
    waited: float
    talked: float


class BankHouse:
    """People by the names of the log, whose phones are put down when the log says so."""

    def __init__(self, house: House, day: BankDay, speed: float):
        self.house, self.day, self.speed = house, day, speed
        self.servers = sorted({shift.server for shift in day.shifts})
        chance = random.Random(day.date)
        known = [caller.served for caller in day.callers if caller.served is not None] or [180]
        # How long those would have been talked with who hung up, nobody knows: as long as somebody else was.
        self.service = {c.place: c.served if c.served is not None else chance.choice(known) for c in day.callers}
        self.patience = {c.place: c.waited if c.isAbandoned else LONG for c in day.callers}

    def set_up(self):
        self.house.employ(*(server.lower() for server in self.servers))
        for server in self.servers:
            self.house.say(server.lower(), "away")
        self.house.shape_queue(unattended="wait", is_recorded=None, callback_key="")
        menu = {"prompt": "sound:demo-congrats", "key_1": self.house.queues["Общая очередь"]}
        self.house.add_number(MENU, **menu)

    def number(self, caller: Caller) -> str:
        return f"7916{1_000_000 + caller.place}"

    def play(self, load: Load, exchange: Trial):
        """Until the last caller has gone."""
        begin = min([caller.arrived for caller in self.day.callers] + [shift.began for shift in self.day.shifts])
        start = time.time() + 5 + len(self.day.callers) / 500
        self.begin, self.start = begin, start
        phones = self.phones(load, exchange)
        callers = self.callers(load, exchange)
        over = threading.Event()
        staff = threading.Thread(target=self.come_and_go, args=(over,))
        staff.start()
        self.watch, self.exchange_watch = Watch(self.house.server.process.pid), Watch(int(pathlib.Path(exchange["process"]).read_text()))
        callers.wait()
        self.share, self.exchange_share = self.watch.share, self.exchange_watch.share
        over.set()
        staff.join()
        return phones

    def at(self, moment: float) -> float:
        """When that moment of the day comes."""
        return self.start + (moment - self.begin) / self.speed

    def phones(self, load: Load, exchange: Trial) -> subprocess.Popen:
        lines = [f"{self.number(caller)};{before};{after};" for caller in self.day.callers for before, after in [self.talk(caller)]]
        (load.folder / "services.csv").write_text("\n".join(["SEQUENTIAL", *lines, ""]))
        # sipp knows a file by the last part of its name.
        rest = ["-inf", load.folder / "services.csv", "-infindex", "services.csv", "0", "-l", "1000"]
        return load.start(FOLDER / "bank-phone.xml", "phones", exchange["phonesAddress"], exchange["phonesPort"], rest, False)[0]

    def talk(self, caller: Caller) -> tuple[int, int]:
        """In milliseconds, before the key and after."""
        whole = int(self.service[caller.place] * 1000 / self.speed)
        before = min(KEY, whole // 2)
        return before, whole - before

    def callers(self, load: Load, exchange: Trial) -> subprocess.Popen:
        lines = [
            f"+{self.number(caller)};{MENU if caller.isInMenu else QUEUE};{self.at(caller.arrived):.3f};"
            f"{self.patience[caller.place] / self.speed:.3f};"
            for caller in sorted(self.day.callers, key=lambda one: one.arrived)
        ]
        file = load.folder / "callers.csv"
        file.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
        count = str(len(lines))
        rest = ["-inf", file, "-m", count, "-r", "500", "-l", count, f"127.0.0.1:{exchange['sip']}"]
        return load.start(FOLDER / "bank-caller.xml", "callers", exchange["outside"], exchange["outsidePort"], rest, False)[0]

    def come_and_go(self, over: threading.Event):
        """By the log; the last stay for as long as somebody is on the line."""
        last = max(shift.ended for shift in self.day.shifts)
        turns = [(shift.began, shift.server, "ready") for shift in self.day.shifts]
        turns += [(shift.ended, shift.server, "away") for shift in self.day.shifts if shift.ended < last]
        for moment, server, wish in sorted(turns):
            if over.wait(max(0, self.at(moment) - time.time())):
                return
            self.house.say(server.lower(), wish)

    def told(self) -> dict[int, list[Told]]:
        """What Highrock kept, by the place of the caller in the log."""
        found: dict[int, list[Told]] = {}
        query = (
            "SELECT phone_call.caller, phone_call.outcome, phone_call.began, phone_call.waited, COALESCE(SUM(CASE WHEN phone_call_span.stage = 'talking' "
            "THEN phone_call_span.ended - phone_call_span.began END), 0) FROM phone_call LEFT JOIN phone_call_span "
            "ON phone_call_span.call = phone_call.id GROUP BY phone_call.id"
        )
        for caller, outcome, began, waited, talked in self.house.rows(query):
            place = int(caller.removeprefix("+")[4:]) - 1_000_000
            found.setdefault(place, []).append(Told(outcome, int(began), int(waited) / 1000, int(talked) / 1000))
        return found


def last_stays(day: BankDay) -> BankDay:
    """For as long as somebody is on the line: nobody tells how the bank ended its day."""
    last = max(shift.ended for shift in day.shifts)
    shifts = [Shift(s.server, s.began, s.ended + LONG) if s.ended == last else s for s in day.shifts]
    return dataclasses.replace(day, shifts=shifts)



"""Measures calls through a real exchange; called by `Benchmarks/telephone`."""

import argparse
import os
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from calls.load import FIRST, PLAIN, Crew, Load, Trial, Watch, settled  # noqa: E402
from calls.news import News  # noqa: E402
from calls.trace import Invitation, invitations  # noqa: E402
from support.database import execute, rows  # noqa: E402
from support.house import House  # noqa: E402
from support.server import Server  # noqa: E402
from support.waiting import until  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))


class Bench:
    def __init__(self, folder: pathlib.Path, phones: int):
        self.exchange = Trial(folder / "exchange", phones)
        self.server = Server(BINARY, folder / "data")
        self.load = Load(self.exchange, folder)
        self.phones = phones
        self.kept = 0

    def open(self):
        (self.exchange.place).mkdir()
        self.exchange.place.chmod(0o755)
        self.exchange.start()
        self.house = House(self.server, self.exchange)
        self.crew = Crew(self.server, self.phones)
        self.person = dict(rows(self.server, "SELECT extension, person FROM phone"))

    def close(self):
        self.load.put_away()
        self.server.stop()
        self.exchange.stop()

    def serve(self, recorded: bool = False):
        execute(self.server, f"UPDATE call_queue SET is_recorded = {int(recorded)}")
        self.server.start()
        self.house.connected()

    # The figures.

    def rings(self, rate: int, count: int, talk: float, dialled: str = "100") -> tuple[list[Invitation], dict[str, Invitation]]:
        """Lets callers come at a rate; when each called, and when a phone was rung for them."""
        heard = self.load.phones(traced=True)
        name = f"callers-{rate}-{dialled}"
        callers, said = self.load.callers(name, count, rate, talk, dialled)
        callers.wait(count / rate + 90)
        settled(self.exchange)
        self.load.put_away()
        return list(invitations(said, "sent").values()), invitations(heard, "received")

    def pops(self, rate: int, count: int, talk: float, limit: float):
        """From the INVITE that reaches the exchange to the news that leaves for the page of whoever is rung."""
        news = News(self.server.port)
        for extension, cookie in self.crew.cookies.items():
            news.join(cookie, self.topic(extension))
        news.start()
        sent, rung = self.rings(rate, count, talk)
        news.stop()
        waits = []
        for call in sent:
            ring = rung.get(call.caller)
            at = ring and news.first(self.topic(ring.called), call.at)
            if at:
                waits.append((at - call.at) * 1000)
        missing = len(sent) - len(waits)
        p50, p99 = spread(waits)
        add(f"INVITE to the pop's news, {rate} calls/s ({len(waits)} of {len(sent)})", f"p50 {p50:.1f}, p99 {p99:.1f} ms", f"p99 ≤ {limit:.0f} ms", p99 <= limit and not missing)
        return ring_waits(sent, rung)

    def topic(self, extension: str) -> str:
        return f"ringing:{id_text(int(self.person[extension]))}"

    def against_queue(self, ours: list[float], rate: int, count: int, talk: float):
        sent, rung = self.rings(rate, count, talk, PLAIN)
        (own, _), (plain, _) = spread(ours), spread(ring_waits(sent, rung))
        add("INVITE to the ring of the phone, p50, against app_queue", f"{own:.1f} / {plain:.1f} ms = {own / plain:.2f}", "≤ 1.5", own / plain <= 1.5)

    def flood(self, rate: int, seconds: int, talk: float):
        before, all_before = self.answered(), self.count()
        self.load.phones(traced=False)
        callers, _ = self.load.callers("flood", rate * seconds, rate, talk, traced=False)
        watch = Watch(self.server.process.pid)
        callers.wait(seconds + 120)
        share = watch.share
        settled(self.exchange)
        counts = self.load.counts("flood")
        self.load.put_away()
        served = int(counts["SuccessfulCall(C)"])
        until(lambda: self.count() - all_before >= served, 60)
        kept, answered = self.count() - all_before, self.answered() - before
        good = kept == answered == rate * seconds
        add(f"{rate} calls/s for {seconds} s: kept, talked with", f"{kept}, {answered} of {rate * seconds}", "all", good)
        add("… processor, memory of Highrock", f"{share:.0%}, {watch.resident} MB")

    def crowd(self, waiting: int, talking: int, seconds: int):
        """Many wait, some talk and are recorded."""
        before = self.count()
        execute_live(self, talking)
        self.load.phones(traced=False)
        callers, _ = self.load.callers("crowd", waiting + talking, 20, seconds, traced=False)
        until(lambda: self.house.live() == waiting + talking, 60)
        watch = Watch(self.server.process.pid)
        time.sleep(seconds / 2)
        share, resident = watch.share, watch.resident
        callers.wait(seconds + 120)
        settled(self.exchange)
        self.load.put_away()
        until(lambda: self.house.live() == 0, 60)
        kept = self.count() - before
        add(f"{waiting} wait, {talking} talk and are recorded: records", f"{kept} of {waiting + talking}", "all", kept == waiting + talking)
        add("… memory of Highrock", f"{resident} MB", "≤ 200 MB", resident <= 200)
        add("… share of one processor", f"{share:.0%}", "≤ 20 %", share <= 0.2)

    def answered(self) -> int:
        return int(rows(self.server, "SELECT COUNT(*) FROM phone_call WHERE outcome = 'answered'")[0][0])

    def count(self) -> int:
        return int(rows(self.server, "SELECT COUNT(*) FROM phone_call")[0][0])


def execute_live(bench: Bench, talking: int):
    """Leaves so many people on duty, and has calls recorded."""
    bench.server.stop()
    rest = f"SELECT person FROM phone WHERE extension >= '{FIRST + talking}'"
    execute(bench.server, f"UPDATE agent_span SET state = 'away' WHERE ended IS NULL AND person IN ({rest})")
    bench.serve(recorded=True)


def ring_waits(sent: list[Invitation], rung: dict[str, Invitation]) -> list[float]:
    return [(rung[call.caller].at - call.at) * 1000 for call in sent if call.caller in rung]


def spread(values: list[float]) -> tuple[float, float]:
    if len(values) < 2:
        return float("nan"), float("nan")
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]


def id_text(number: int) -> str:
    """An id as addresses carry it."""
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(digits[number >> 5 * place & 31] for place in reversed(range(13)))


def add(what: str, measured: str, asked: str = "", good: bool | None = None):
    word = {True: "yes", False: "NO", None: ""}[good]
    print(f"{what:<62} {measured:>34}  {asked:<14} {word}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="a few calls of each, to see that the script works")
    options = parser.parse_args()
    few = options.quick
    with tempfile.TemporaryDirectory(prefix="highrock-calls.") as folder:
        place = pathlib.Path(folder)
        place.chmod(0o755)
        bench = Bench(place, options.phones)
        try:
            bench.open()
            bench.serve()
            # No call ends in the moment in which another comes.
            ours = bench.pops(5, 30 if few else 300, 2.1, 30)
            bench.against_queue(ours, 5, 30 if few else 300, 2.1)
            bench.pops(60, 60 if few else 1_800, 0.3, 100)
            bench.flood(100, 2 if few else 30, 0.2)
            bench.crowd(20 if few else 200, 5 if few else 50, 20 if few else 60)
        finally:
            bench.close()


if __name__ == "__main__":
    main()

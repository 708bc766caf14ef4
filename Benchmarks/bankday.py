"""Plays a bank's working day through a real exchange; called by `Benchmarks/bankday`."""

import argparse
import os
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from calls import bank, comparing, ideal  # noqa: E402
from calls.day import KEY, BankHouse, Told, last_stays  # noqa: E402
from calls.load import Load, Trial, settled  # noqa: E402
from support.house import House  # noqa: E402
from support.server import Server  # noqa: E402
from support.waiting import until  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))
LOG = ROOT.parent / "shared/data/calls/anonymous_bank_1999_02_01-14.tsv"


def add(what: str, measured: str, good: bool | None = None):
    print(f"{what:<66} {measured:>24}  {({True: 'yes', False: 'NO', None: ''})[good]}", flush=True)


def introduce(day: bank.BankDay, options):
    print(f"{day.date}, {len(day.callers):,} callers, {len({s.server for s in day.shifts})} people, {options.speed:g} times as fast")
    for why, count in day.leftOut.items():
        print(f"  left out: {count} that {why}")
    work = sum(shift.ended - shift.began for shift in day.shifts) / 3600
    talk = sum(caller.served or 0 for caller in day.callers) / 3600
    print(f"  {work:.1f} hours at work (nobody talked with for {options.pause / 60:g} minutes: away), {talk:.1f} of them in talks", flush=True)


def checked(play: BankHouse, told: dict[int, list[Told]]) -> bool:
    """Whether each caller has one record, and nothing is left over."""
    house, day = play.house, play.day
    once = sum(len(told.get(caller.place, [])) == 1 for caller in day.callers)
    add("callers with exactly one record", f"{once:,} of {len(day.callers):,}", once == len(day.callers))
    for caller in day.callers:
        if len(told.get(caller.place, [])) != 1:
            print(f"  {caller}: {told.get(caller.place)}")
    kept = sum(map(len, told.values()))
    add("records", f"{kept:,}", kept == len(day.callers))
    counts = {
        "interactions": "SELECT COUNT(*) FROM interaction WHERE channel = 'phone'",
        "calls that are still thought to go on": "SELECT COUNT(*) FROM live_call",
        "records that could not be understood": "SELECT COUNT(*) FROM call_arrival WHERE state <> 'understood'",
        "records with a gap": "SELECT COUNT(*) FROM phone_call WHERE ended - began <> "
        "(SELECT COALESCE(SUM(ended - began), 0) FROM phone_call_span WHERE call = phone_call.id)",
        "phones rung in vain": "SELECT COUNT(*) FROM phone_call_leg WHERE outcome IN ('missed', 'not-reached')",
    }
    wanted = {"interactions": len(day.callers)}
    good = once == kept == len(day.callers)
    for what, query in counts.items():
        found = int(house.rows(query)[0][0])
        isRight = found == wanted.get(what, 0)
        good = good and (isRight or what == "phones rung in vain")
        add(what, f"{found:,}", isRight)
    add("Highrock: share of one processor, memory", f"{play.share:.1%}, {play.watch.resident} MB")
    add("Asterisk: share of one processor, memory", f"{play.exchange_share:.1%}, {play.exchange_watch.resident} MB")
    return good


def explain(play: BankHouse, lines: list[dict], told: dict[int, Told], fates: dict[int, ideal.Fate]):
    """Where the differences come from, as far as figures tell."""
    day, speed = play.day, play.speed
    waits = sorted(told[caller.place].waited for caller in day.of_queue() if told[caller.place].outcome == "answered")
    quickest = waits[: max(1, len(waits) // 4)]
    ring = statistics.fmean(quickest)
    beside, idle = bank.idle_while_waiting(day, lines)
    talked = [
        told[c.place].talked - play.service[c.place] / speed for c in day.of_queue() if told[c.place].outcome == "answered" and not c.isAbandoned
    ]
    longer = statistics.fmean(talked) if talked else 0
    hurried = [c for c in day.of_queue() if c.isAbandoned and told[c.place].outcome == "answered" and told[c.place].talked * 1000 < KEY + 50]
    differ = sum((told[c.place].outcome == "answered") == fates[c.place].isAbandoned for c in day.of_queue())
    menu = [told[c.place] for c in day.callers if c.isInMenu]
    print(
        f"""
Where the differences come from
- The bank did not give each caller to whoever was free: during {beside:.0%} of the time that its callers waited somebody at work talked with
  nobody, {idle:.1f} people on average. Its callers were of six kinds, not everybody answered all, and its people had work to do after
  a call, which the log does not tell. Highrock rings whoever has been idle for longest. This is the greater part of it: "ideal" is the
  same callers and people where whoever is free has the first caller at once, in no time.
- What takes Highrock, Asterisk and a phone their time takes it at any speed: the quicker quarter of those answered waited {ring * 1000:.0f} ms, which
  counts as {ring * speed:.1f} s here, and each talk was {longer * 1000:.0f} ms ({longer * speed:.1f} s) longer than the log's. At the speed of life it is {ring:.2f} s and {longer:.2f} s.
- For how long those would have waited who were answered, nobody knows; here they wait for an hour. Of those who hung up, {sum(told[c.place].outcome == 'answered' for c in day.of_queue() if c.isAbandoned)}
  were answered here before that; they talked as long as some other caller of the day, by chance.
- Those of the bank's callers who were preferred came in as if they had waited 90 s longer. Here all are alike.
- Who was at work is guessed from who talked when. Talks of people whom the log does not name are had by the others.
- Highrock and the ideal queue part in the fate of {differ} of {len(fates):,} callers; {len(hurried)} hung up while the phone was being answered.
- {len(menu)} hung up in the bank's voice menu; here they did so in a menu, too: {sum(one.outcome == 'abandoned' and one.waited == 0 for one in menu)} before any queue."""
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=pathlib.Path, default=LOG)
    parser.add_argument("--day", help="as the log writes it; without it, the one on which most callers were talked with")
    parser.add_argument("--from", dest="first", type=float, default=7, metavar="HOUR")
    parser.add_argument("--to", dest="last", type=float, default=24, metavar="HOUR")
    parser.add_argument("--speed", type=float, default=20)
    parser.add_argument("--calls", type=int, help="so many of them, to see that the script works")
    parser.add_argument("--pause", type=float, default=600, help="who talks with nobody for so many seconds is not at work")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that does not exist yet, where all of it stays")
    options = parser.parse_args()
    if not options.log.exists():
        print(f"left out: {options.log} is not here")
        return 0
    days = bank.read(options.log)
    date = options.day or bank.busiest(days)
    day = bank.understood(date, days[date], options.pause).between(options.first * 3600, options.last * 3600).first(options.calls)
    introduce(day, options)
    with tempfile.TemporaryDirectory(prefix="highrock-bank.") as folder:
        place = options.keep or pathlib.Path(folder)
        place.mkdir(exist_ok=not options.keep)
        place.chmod(0o755)
        return 0 if run(place, last_stays(day), days[date], options.speed) else 1


def run(place: pathlib.Path, day: bank.BankDay, lines: list[dict], speed: float) -> bool:
    exchange = Trial(place / "exchange", len({shift.server for shift in day.shifts}), tones="info")
    exchange.place.mkdir()
    exchange.place.chmod(0o755)
    exchange.start()
    server = Server(BINARY, place / "data")
    load = Load(exchange, place)
    try:
        server.start()
        play = BankHouse(House(server, exchange), day, speed)
        play.set_up()
        began = time.monotonic()
        play.play(load, exchange)
        settled(exchange)
        until(lambda: play.house.live() == 0, 60)
        time.sleep(2)
        told = play.told()
        add("played in", f"{time.monotonic() - began:.0f} s")
        good = checked(play, told)
        once = {caller: records[0] for caller, records in told.items()}
        if len(once) < len(day.callers):
            return False
        fates = ideal.played(day, play.patience, play.service)
        comparing.whole(day, once, fates, speed)
        comparing.by_half_hour(day, once, fates, speed)
        explain(play, lines, once, fates)
        complaints = [line for line in server.log().splitlines() if (" error " in line or " warning " in line) and "/readyz" not in line]
        print("\n".join(["", f"complaints in Highrock's log: {len(complaints)}", *complaints[:20]]))
        return good
    finally:
        load.put_away()
        server.stop()
        exchange.stop()


if __name__ == "__main__":
    sys.exit(main())

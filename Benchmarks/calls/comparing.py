"""What became of the callers of a day, in the bank's log, in Highrock's records, and where a queue costs no time at all."""

import dataclasses
import statistics

from calls.bank import BankDay
from calls.day import Told
from calls.ideal import Fate

HALF_HOUR = 1800


@dataclasses.dataclass
class Side:
    """Times are in seconds of the day."""

    waits: list[float] = dataclasses.field(default_factory=list)
    answered: list[float] = dataclasses.field(default_factory=list)
    abandoned: list[float] = dataclasses.field(default_factory=list)

    def add(self, waited: float, is_abandoned: bool):
        self.waits.append(waited)
        (self.abandoned if is_abandoned else self.answered).append(waited)

    @property
    def share(self) -> float:
        return len(self.abandoned) / len(self.waits) if self.waits else 0

    @property
    def mean(self) -> float:
        return statistics.fmean(self.waits) if self.waits else 0


def sides(day: BankDay, told: dict[int, Told], fates: dict[int, Fate], speed: float, chosen) -> tuple[Side, Side, Side]:
    """The log's, Highrock's and the ideal one, of callers who are chosen."""
    log, kept, ideal = Side(), Side(), Side()
    for caller in filter(chosen, day.of_queue()):
        log.add(caller.waited, caller.isAbandoned)
        if caller.place in told:
            one = told[caller.place]
            kept.add(one.waited * speed, one.outcome != "answered")
        fate = fates[caller.place]
        ideal.add(fate.waited, fate.isAbandoned)
    return log, kept, ideal


def percentile(values: list[float], part: int) -> float:
    if not values:
        return 0
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1] if len(values) > 1 else values[0]


def whole(day: BankDay, told: dict[int, Told], fates: dict[int, Fate], speed: float):
    three = sides(day, told, fates, speed, lambda _: True)
    print(f"\n{'seconds of the day':<34}{'log':>10}{'Highrock':>10}{'ideal':>10}")
    rows = [
        ("callers who came to the queue", lambda side: f"{len(side.waits):,}"),
        ("… hung up before an answer", lambda side: f"{side.share:.1%}"),
        ("wait, mean", lambda side: f"{side.mean:.1f}"),
        *((f"wait, p{part}", lambda side, part=part: f"{percentile(side.waits, part):.1f}") for part in (50, 90, 95)),
        ("… of those answered, mean", lambda side: f"{statistics.fmean(side.answered or [0]):.1f}"),
        *((f"… of those answered, p{part}", lambda side, part=part: f"{percentile(side.answered, part):.1f}") for part in (50, 90, 95)),
        ("… of those who hung up, mean", lambda side: f"{statistics.fmean(side.abandoned or [0]):.1f}"),
        ("answered within 20 s", lambda side: f"{sum(w <= 20 for w in side.answered) / max(1, len(side.waits)):.1%}"),
    ]
    for name, value in rows:
        print(f"{name:<34}" + "".join(f"{value(side):>10}" for side in three))


def by_half_hour(day: BankDay, told: dict[int, Told], fates: dict[int, Fate], speed: float):
    print(f"\n{'':<8}{'callers':>8}   {'mean wait: log, Highrock, ideal':^34}   {'hung up: log, Highrock, ideal':^30}")
    halves = sorted({int(caller.arrived // HALF_HOUR) for caller in day.of_queue()})
    for half in halves:
        three = sides(day, told, fates, speed, lambda caller: int(caller.arrived // HALF_HOUR) == half)
        waits = "".join(f"{side.mean:>11.1f}" for side in three)
        shares = "".join(f"{side.share:>10.1%}" for side in three)
        print(f"{half // 2:02}:{half % 2 * 30:02}{len(three[0].waits):>11}   {waits:<34}   {shares}")

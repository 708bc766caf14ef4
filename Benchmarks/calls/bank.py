"""One day of a bank's calls, as its log tells them: who called when, how long they waited, and who was at work."""

import csv
import dataclasses
import pathlib

NOBODY = "NO_SERVER"
DAY = 24 * 3600


@dataclasses.dataclass(frozen=True)
class Caller:
    """Times are in seconds; `arrived` is since midnight."""

    place: int
    arrived: float
    """At the queue, or in the menu for those who came no further."""
    waited: float
    served: float | None
    """How long somebody talked with them; nothing for those who hung up."""
    isInMenu: bool
    """Hung up in the bank's voice menu, before any queue."""
    isPreferred: bool
    server: str | None

    @property
    def isAbandoned(self) -> bool:
        return self.served is None


@dataclasses.dataclass(frozen=True)
class Shift:
    server: str
    began: float
    ended: float


@dataclasses.dataclass
class BankDay:
    date: str
    callers: list[Caller]
    shifts: list[Shift]
    leftOut: dict[str, int]
    """Lines of the log that are no calls, or that none can play, by why."""

    def of_queue(self) -> list[Caller]:
        return [caller for caller in self.callers if not caller.isInMenu]

    def between(self, first: float, last: float) -> "BankDay":
        """What came in that time; whoever was at work then."""
        callers = [caller for caller in self.callers if first <= caller.arrived < last]
        outside = len(self.callers) - len(callers)
        cut = [Shift(s.server, max(s.began, first), s.ended) for s in self.shifts if s.began < last and s.ended > first]
        return BankDay(self.date, callers, cut, self.leftOut | ({"came at other hours": outside} if outside else {}))

    def first(self, count: int | None) -> "BankDay":
        callers = sorted(self.callers, key=lambda one: one.arrived)[:count]
        end = callers[-1].arrived + 1
        return dataclasses.replace(self, callers=callers, shifts=[s for s in self.shifts if s.began < end])


def read(file: pathlib.Path) -> dict[str, list[dict]]:
    """The lines of each day."""
    days: dict[str, list[dict]] = {}
    with open(file, newline="") as log:
        for line in csv.DictReader(log, delimiter="\t"):
            days.setdefault(line["date"], []).append(line)
    return days


def busiest(days: dict[str, list[dict]]) -> str:
    """The one on which most callers were talked with."""
    return max(days, key=lambda day: sum(line["outcome"] == "AGENT" for line in days[day]))


def understood(date: str, lines: list[dict], pause: float) -> BankDay:
    """- Parameter pause: who talks with nobody for longer was not at work, for the log says only who talked when."""
    callers, left_out = [], {}
    for line in lines:
        why = defect(line)
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            callers.append(caller(line, len(callers)))
    return BankDay(date, callers, shifts(lines, pause), left_out)


def defect(line: dict) -> str | None:
    if line["outcome"] == "PHANTOM":
        return "are no calls (PHANTOM)"
    if line["outcome"] not in ("AGENT", "HANG"):
        return "have an outcome that is not explained"
    return None


def span(line: dict, name: str) -> int:
    """Some times of the log are less than nothing."""
    return max(0, int(line[name]))


def caller(line: dict, place: int) -> Caller:
    is_served = line["outcome"] == "AGENT"
    is_queued = seconds(line["q_start"]) > 0
    in_menu = not is_served and not is_queued
    arrived = seconds(line["q_start"] if is_queued else line["vru_entry"] if in_menu else line["vru_exit"])
    return Caller(
        place,
        arrived,
        waited=span(line, "vru_time") if in_menu else span(line, "q_time") if is_queued else 0,
        served=span(line, "ser_time") if is_served else None,
        isInMenu=in_menu,
        isPreferred=line["priority"] == "2",
        server=line["server"] if is_served and line["server"] != NOBODY else None,
    )


def shifts(lines: list[dict], pause: float) -> list[Shift]:
    talks: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        began, ended = seconds(line["ser_start"]), seconds(line["ser_exit"])
        if line["server"] != NOBODY and 0 < began <= ended:
            talks.setdefault(line["server"], []).append((began, ended))
    found = []
    for server, spans in sorted(talks.items()):
        spans.sort()
        began, until = spans[0]
        for start, end in spans[1:]:
            if start - until > pause:
                found.append(Shift(server, began, until))
                began = start
            until = max(until, end)
        found.append(Shift(server, began, until))
    return sorted(found, key=lambda shift: shift.began)


def seconds(time: str) -> int:
    hours, minutes, rest = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + rest


def idle_while_waiting(day: BankDay, lines: list[dict]) -> tuple[float, float]:
    """Of the time that callers waited at the bank, the part in which somebody at work talked with nobody; and how many did so."""
    change = [[0, 0, 0] for _ in range(2 * DAY)]
    for who in day.of_queue():
        change[int(who.arrived)][0] += 1
        change[int(who.arrived + who.waited)][0] -= 1
    for shift in day.shifts:
        change[int(shift.began)][1] += 1
        change[int(shift.ended)][1] -= 1
    for line in lines:
        if line["server"] != NOBODY and 0 < seconds(line["ser_start"]) <= seconds(line["ser_exit"]):
            change[seconds(line["ser_start"])][2] += 1
            change[seconds(line["ser_exit"])][2] -= 1
    waiting = working = talking = 0
    waited = beside = idle_then = 0
    for more, come, begun in change:
        waiting, working, talking = waiting + more, working + come, talking + begun
        if waiting > 0:
            waited += waiting
            idle = max(0, working - talking)
            idle_then += waiting * idle
            beside += waiting if idle else 0
    return (beside / waited, idle_then / waited) if waited else (0, 0)

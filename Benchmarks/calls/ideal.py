"""What a queue without any machine would make of a day: whoever has waited longest comes to whoever is free, at once."""

import dataclasses
import heapq

from calls.bank import BankDay


@dataclasses.dataclass(frozen=True)
class Fate:
    waited: float
    isAbandoned: bool


ARRIVES, LEAVES, FREE, COMES, GOES = range(5)


def played(day: BankDay, patience: dict[int, float], service: dict[int, float]) -> dict[int, Fate]:
    """By the place of each caller in the log."""
    events: list[tuple[float, int, int]] = []
    for caller in day.of_queue():
        heapq.heappush(events, (caller.arrived, ARRIVES, caller.place))
    for shift in day.shifts:
        heapq.heappush(events, (shift.began, COMES, 0))
        heapq.heappush(events, (shift.ended, GOES, 0))
    arrived = {caller.place: caller.arrived for caller in day.callers}
    waiting: dict[int, float] = {}
    fates: dict[int, Fate] = {}
    free = leaving = 0
    while events:
        now, what, place = heapq.heappop(events)
        if what == ARRIVES:
            waiting[place] = now
            heapq.heappush(events, (now + patience[place], LEAVES, place))
        elif what == LEAVES and place in waiting:
            del waiting[place]
            fates[place] = Fate(now - arrived[place], True)
        elif what in (FREE, COMES):
            if leaving and what == FREE:
                leaving -= 1
            else:
                free += 1
        elif what == GOES:
            if free:
                free -= 1
            else:
                leaving += 1
        while free and waiting:
            first = next(iter(waiting))
            del waiting[first]
            free -= 1
            fates[first] = Fate(now - arrived[first], False)
            heapq.heappush(events, (now + service[first], FREE, 0))
    return fates

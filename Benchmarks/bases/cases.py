"""A base of very many cases, most of them closed, the same ones each time."""

import random
import time

from .writing import Journal, identity_text

HOUR = 3_600_000
COLUMNS = (
    "id number client kind subject text status waiting_for priority line owner worker channel hand_overs opened touched "
    "closed confirmed_by version"
).split()
SUBJECTS = ["Не проходит оплата", "Нет доступа к почте", "Медленно работает сайт", "Не печатает принтер", "Счёт не тот"]
STEP = 20_000


class Cases:
    """50 in 1,000 are open: of these the one manager has 40 and another 400, a client has 1,000, and two in five wait on the lists."""

    def __init__(self, base, count: int, opened: int, seed: int = 20_261_127):
        self.base, self.count, self.open = base, count, opened
        self.dice = random.Random(seed)
        self.now = int(time.time() * 1000)
        self.identity = (self.now - 1_577_836_800_000 << 22) - count * 40
        self.journal = Journal(base)
        self.number = 2_000_000
        self.opener = 0

    def next(self) -> int:
        self.identity += 1
        return self.identity

    def fill(self, few: int, many: int, large: int = 1_000) -> dict:
        """Few and many: ids of the two managers."""
        self.opener = few
        workers = self.people(400)
        clients = self.clients(max(self.count // 20, 20))
        (big,) = self.clients(1, "ООО «Тысяча заявок»")
        held = [few] * (40 - self.held(few)) + [many] * (400 - self.held(many))
        for begun in range(0, self.count - self.open, STEP):
            self.write([self.closed(clients, workers) for _ in range(min(STEP, self.count - self.open - begun))])
        rows = []
        for place in range(self.open):
            if place < len(held):
                rows.append(self.opened(self.dice.choice(clients), held[place]))
            elif place < len(held) + large:
                rows.append(self.opened(big, self.dice.choice(workers)))
            else:
                waits = place % 5 < 2
                rows.append(self.opened(self.dice.choice(clients), None if waits else self.dice.choice(workers)))
        for begun in range(0, len(rows), STEP):
            self.write(rows[begun : begun + STEP])
        self.base.raise_numbers(self.number)
        # What was never announced need not be read by those who follow the journal.
        self.base.run("UPDATE subscription SET reached = (SELECT MAX(seq) FROM journal)")
        return {"client": big, "cases": self.count, "open": self.open, "made": self.now}

    def held(self, person: int) -> int:
        condition = f"(worker = {person} OR owner = {person}) AND status <> 'closed'"
        return int(self.base.rows(f"SELECT COUNT(*) FROM service_case WHERE {condition}")[0][0])

    def people(self, count: int) -> list[int]:
        made = [self.next() for _ in range(count)]
        self.base.write(
            "person",
            "id login family given patronymic line language time_zone state version made".split(),
            [(id, f"worker-{n}", "Работников", f"{n}-й", "", 1, "ru", "Europe/Moscow", "active", 1, self.now) for n, id in enumerate(made)],
        )  # fmt: skip
        self.base.write("person_role", ["person", "role"], [(id, "manager") for id in made])
        return made

    def clients(self, count: int, name: str = "") -> list[int]:
        made = [self.next() for _ in range(count)]
        names = [name or f"Клиент {self.dice.randrange(10**6):06}" for _ in made]
        self.base.write(
            "client",
            "id kind name sort_name language version made".split(),
            [(id, "organisation", name, name.lower(), "ru", 1, self.now) for id, name in zip(made, names)],
        )
        return made

    def closed(self, clients: list[int], workers: list[int]) -> dict:
        opened = self.now - self.dice.randrange(10 * 24 * HOUR, 3 * 365 * 24 * HOUR)
        case = self.case(self.dice.choice(clients), self.dice.choice(workers), opened)
        return case | {"status": "closed", "closed": opened + self.dice.randrange(HOUR, 200 * HOUR), "confirmed_by": "phone"}

    def opened(self, client: int, worker: int | None) -> dict:
        """Not long ago, so that no deadline is near yet."""
        case = self.case(client, worker, self.now - self.dice.randrange(HOUR // 60, 2 * HOUR))
        if worker and self.dice.random() < 0.25:
            case |= {"status": "waiting", "waiting_for": self.dice.choice(["client", "supplier"])}
        return case

    def case(self, client: int, worker: int | None, opened: int) -> dict:
        dice = self.dice
        self.number += 1
        return {
            "id": self.next(), "number": self.number, "client": client, "kind": dice.choice(["question", "request", "incident"]),
            "subject": dice.choice(SUBJECTS), "text": "Второй день не получается, нужна помощь.", "status": "working" if worker else "new",
            "priority": dice.choice([1, 2, 2, 2, 3]), "line": dice.choice([1, 1, 1, 2, 2, 3]) if not worker else 1, "owner": worker,
            "worker": worker, "channel": "phone", "hand_overs": 0, "opened": opened,
        }  # fmt: skip

    def write(self, cases: list[dict]):
        entries = []
        for case in cases:
            steps = [("case.opened", case["opened"], "working" if case["worker"] else "new")]
            if case["status"] == "waiting":
                steps.append(("case.set-aside", case["opened"] + HOUR // 120, "waiting"))
            if case["status"] == "closed":
                steps.append(("case.closed", case["closed"], "closed"))
            case |= {"version": len(steps), "touched": steps[-1][1]}
            entries += [self.entry(case, version, *step) for version, step in enumerate(steps, 1)]
        self.base.write("service_case", COLUMNS, [tuple(case.get(column) for column in COLUMNS) for case in cases])
        self.base.write("interaction", "id client service_case channel direction author at subject text".split(), [
            (self.next(), case["client"], case["id"], "phone", "in", case["worker"], case["opened"], case["subject"], case["text"])
            for case in cases
        ])  # fmt: skip
        self.base.write("journal", self.journal.columns, entries)

    def entry(self, case: dict, version: int, kind: str, at: int, status: str) -> tuple:
        who = identity_text(case["worker"]) if case["worker"] else None
        facts = {
            "number": case["number"], "version": version, "kind": case["kind"], "status": status, "priority": case["priority"],
            "line": case["line"], "owner": who, "worker": who, "department": None, "product": None,
        }  # fmt: skip
        if kind == "case.opened":
            facts |= {"subject": case["subject"], "channel": "phone", "contact": None, "interaction": None}
        if kind == "case.set-aside":
            facts |= {"waiting_for": case["waiting_for"], "status_from": "working"}
        if kind == "case.closed":
            facts |= {"confirmed_by": "phone", "status_from": "working"}
        # Whoever opens a case on the telephone has answered it.
        return self.journal.add(at, case["worker"] or self.opener, case["client"], case["id"], kind, facts)

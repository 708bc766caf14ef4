"""A company whose people have phones, set up by those who look after it, at their pages."""

import json
import time

from support.database import execute, rows
from support.people import Colleague, sign_in
from support.recordings import identity
from support.telephone import PATIENCE, Exchange
from support.waiting import until

STANDARD = identity(1)
"""The queue that each house has."""


class House:
    def __init__(self, server, exchange: Exchange):
        self.server = server
        self.exchange = exchange
        self.links: dict[str, str] = {}
        self.people: dict[str, Colleague] = {}
        """Those who have been at a browser."""
        self.isOpen = False
        server.environment |= exchange.settings

    @classmethod
    def demonstrated(cls, server, exchange: Exchange) -> "House":
        """The demonstration company, whose server does not run yet, at that exchange."""
        house = cls(server, exchange)
        house.server.command("demo")
        house.server.start()
        house.connected()
        house.isOpen = True
        for who, login in (("admin", "oleg.admin"), ("head", "darya.service")):
            house.people[who] = Colleague(server, sign_in(server, login, "demo"))
        house.shape_queue(wrap_up="0")
        return house

    # Setting up.

    def open(self):
        """Has the server use the exchange."""
        if self.isOpen:
            return
        self.isOpen = True
        # Whoever looks after the house comes in by a link that is printed a moment after the start.
        until(lambda: "/invitation/" in self.server.log())
        self.people["admin"] = Colleague.invited(self.server, self.server.invitation())
        self.server.stop()
        self.server.start()
        self.connected()
        # The work after a call is not what tests wait for.
        self.shape_queue(wrap_up="0")

    @property
    def administrator(self) -> Colleague:
        self.open()
        return self.people["admin"]

    @property
    def head(self) -> Colleague:
        """Who oversees the work."""
        if "head" not in self.people:
            self.hire("head", "service-head")
        return self.colleague("head")

    def hire(self, login: str, role: str = "specialist", **more: str):
        """Makes somebody known, who is invited."""
        person = {"login": login, "family": "Петрова", "given": login.title(), f"role-{role}": "yes", **more}
        self.links[login] = self.administrator.fill("/people/new", person, "/people").text

    def give_phone(self, login: str, extension: str):
        phone = {"person": self.identity(login), "name": "Стол", "kind": "desk", "extension": extension}
        self.administrator.fill("/telephone/phones", phone)

    def take_phones(self, login: str):
        """Of whoever has phones that this exchange does not know."""
        phones = self.rows(f"SELECT id FROM phone WHERE removed IS NULL AND person = (SELECT id FROM person WHERE login = '{login}')")
        for (phone,) in phones:
            assert self.administrator.send(f"/telephone/phones/{identity(int(phone))}/removal").status_code == 303

    def employ(self, *logins: str, role: str = "specialist"):
        """People with phones 201 and on, who take calls. Whoever is named first has been idle for longest, and is rung first."""
        for place, login in enumerate(logins):
            self.hire(login, role)
            self.give_phone(login, str(201 + place))
        for login in logins:
            self.say(login, "ready")

    def say(self, login: str, wish: str):
        """Whoever oversees the work says what somebody does now."""
        answer = self.head.send(f"/telephone/people/{self.identity(login)}/state", {"to": wish})
        assert answer.status_code == 303, answer.text[:500]

    def shape_queue(self, queue: str = STANDARD, **changes: str | None):
        """Changes what is set of a queue; nothing for a tick takes it away."""
        self.administrator.fill(f"/telephone/queues/{queue}", changes)

    def heeded(self):
        """What is set up is heeded within five seconds, and at once when somebody says what they do."""
        for wish in ("meeting", "away"):
            self.head.send("/telephone/me/state", {"to": wish})
        time.sleep(0.5)

    def add_queue(self, name: str, **settings: str) -> str:
        """How it is called in addresses."""
        self.administrator.fill("/telephone/queues/new", {"name": name, "wrap_up": "0", **settings}, "/telephone/queues")
        return self.queues[name]

    @property
    def queues(self) -> dict[str, str]:
        """By name, those that are open."""
        choices = self.administrator.form("/telephone/numbers/new", "/telephone/numbers").choices["queue"]
        return {name: queue for name, queue in choices.items() if queue}

    def add_number(self, digits: str, queue: str = STANDARD, **settings: str):
        """One at which somebody is there day and night."""
        number = {"digits": digits, "name": f"Номер {digits}", "queue": queue, "calendar": "", **settings}
        self.administrator.fill("/telephone/numbers/new", number, "/telephone/numbers")

    def colleague(self, login: str) -> Colleague:
        """One of them at a browser."""
        if login not in self.people:
            self.people[login] = Colleague.invited(self.server, self.links[login])
        return self.people[login]

    def identity(self, login: str) -> str:
        """How somebody is called in addresses."""
        return identity(int(self.rows(f"SELECT id FROM person WHERE login = '{login}'")[0][0]))

    def connected(self):
        until(lambda: any(one["name"] == "highrock" for one in self.exchange.ari("applications")), PATIENCE)
        until(lambda: self.line()[0] == "up", PATIENCE)

    # What people do with calls.

    def turn(self, login: str, call: str, act: str, **fields: str):
        """Presses a button of the panel, or of the board."""
        answer = self.colleague(login).send(f"/calls/now/{call}/{act}", fields)
        assert answer.status_code == 303, f"{act}: {answer.status_code}: {answer.text[:2000]}"

    def receiver(self, login: str) -> str:
        """As forms name whom a call goes to."""
        return f"person {self.identity(login)}"

    # What has come of it.

    def line(self) -> tuple[str, int]:
        """Whether the exchange is there, and since when, in milliseconds."""
        found = self.rows("SELECT value FROM setting WHERE name = 'telephone.exchange'")
        words = found[0][0].split() if found else ["unknown", "0"]
        return words[0], int(words[1])

    def rows(self, query: str) -> list[tuple]:
        return rows(self.server, query)

    def spoil(self, statement: str):
        """Makes what no page lets anybody make."""
        self.server.stop()
        execute(self.server, statement)
        self.server.start()
        self.connected()

    def state(self, login: str) -> str:
        found = self.rows(
            f"SELECT agent_span.state, agent_span.reason FROM agent_span JOIN person ON person.id = agent_span.person "
            f"WHERE login = '{login}' AND agent_span.ended IS NULL"
        )
        return " ".join(word for word in found[0] if word)

    def count(self, state: str) -> int:
        """How many people do that now."""
        return int(self.rows(f"SELECT COUNT(*) FROM agent_span WHERE ended IS NULL AND state = '{state}'")[0][0])

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

"""Calls that go on, put down behind Highrock's back: what pages show of them, without an exchange."""

import contextlib
import sqlite3
import time
import uuid

from support.database import rows


def person_id(server, login: str) -> int:
    return int(rows(server, f"SELECT id FROM person WHERE login = '{login}'")[0][0])


def known_number(server) -> tuple[str, str]:
    """The number of a client who has an open case, and the client's name."""
    found = rows(
        server,
        "SELECT contact_point.normalized, client.name FROM contact_point JOIN client ON client.id = contact_point.client "
        "JOIN service_case ON service_case.client = client.id AND service_case.status = 'working' "
        "WHERE contact_point.kind = 'phone' AND contact_point.gone IS NULL AND client.confidential = 0 "
        "AND client.merged_into IS NULL ORDER BY client.id LIMIT 1",
    )
    return found[0]


class OngoingCall:
    def __init__(self, server, login: str, number: str):
        self.server, self.name, self.person = server, uuid.uuid4().hex[:12], person_id(server, login)
        now = int(time.time() * 1000)
        self.run(
            "INSERT INTO live_call (name, machine, entry, changed, version, direction, stage, since, began, waiting, queue, phone,"
            " caller, dialled, recording) VALUES (?, '{}', '{}', ?, 1, 'incoming', 'ringing', ?, ?, ?, 1, ?, ?, '100', 'running')",
            (self.name, now, now, now, now, number or None, number),
        )
        self.party("rung")

    def party(self, state: str):
        now = int(time.time() * 1000)
        self.run("DELETE FROM live_call_party WHERE call = ?", (self.name,))
        self.run(
            "INSERT INTO live_call_party (call, place, channel, endpoint, person, role, state, since, until)"
            " VALUES (?, 0, ?, 'PJSIP/101', ?, 'agent', ?, ?, ?)",
            (self.name, f"{self.name}-1", self.person, state, now, now + 60_000 if state == "wrap-up" else None),
        )

    def turn(self, stage: str, state: str = "joined"):
        self.run("UPDATE live_call SET stage = ?, version = version + 1 WHERE name = ?", (stage, self.name))
        self.party(state)

    def end(self):
        self.run("DELETE FROM live_call_party WHERE call = ?", (self.name,))
        self.run("DELETE FROM live_call WHERE name = ?", (self.name,))

    def run(self, statement: str, values: tuple):
        file = self.server.data / "highrock.sqlite"
        with contextlib.closing(sqlite3.connect(file, timeout=10)) as database, database:
            database.execute(statement, values)

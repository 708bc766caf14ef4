"""Calls, put down behind Highrock's back: what pages show of them, without an exchange."""

import contextlib
import itertools
import sqlite3
import time
import uuid

from support.database import execute, rows
from support.recordings import identity

NUMBERS = itertools.count(time.time_ns() >> 10)


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


def ended_call(server, login: str) -> str:
    """One that this person answered after they had let it ring before; its caller is to be called back, too. Returns what it is
    called by in addresses."""
    call, person, now = next(NUMBERS), person_id(server, login), int(time.time() * 1000)
    touch = rows(
        server,
        "SELECT interaction.id FROM interaction JOIN client ON client.id = interaction.client WHERE client.confidential = 0"
        " AND NOT EXISTS (SELECT 1 FROM phone_call WHERE interaction = interaction.id)"
        " ORDER BY CASE interaction.channel WHEN 'phone' THEN 0 ELSE 1 END, interaction.id LIMIT 1",
    )[0][0]
    began = now - 300_000
    execute(
        server,
        "INSERT INTO phone_call (id, name, interaction, direction, outcome, queue, person, dialled, caller, phone, transfers, began,"
        f" ended, closed, waited, result, matter) VALUES ({call}, 'e{call}', {touch}, 'incoming', 'answered', 1, {person}, '100',"
        f" '+79161234567', '+79161234567', 1, {began}, {now}, {now}, 40000, 'solved', 3)",
    )
    stages = [("arriving", 4), ("menu", 6), ("waiting", 40), ("talking", 120), ("held", 30), ("talking", 100)]
    for place, (stage, seconds) in enumerate(stages):
        execute(server, f"INSERT INTO phone_call_span VALUES ({call}, {place}, '{stage}', {began}, {began + seconds * 1000})")
        began += seconds * 1000
    for place, (outcome, talk) in enumerate([("missed", 0), ("spoke", 220_000)]):
        execute(
            server,
            f"INSERT INTO phone_call_leg VALUES ({call}, {place}, 'PJSIP/101', {person}, 'agent', '{outcome}', NULL, 20000, {talk}, 30000, 25000)",
        )
    execute(
        server,
        "INSERT INTO call_back (id, phone, queue, first_call, last_call, calls, attempts, is_asked, since, last)"
        f" VALUES ({next(NUMBERS)}, '+7916{call % 10_000_000:07}', 1, {call}, {call}, 2, 1, 1, {now}, {now})",
    )
    return identity(call)


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
        with contextlib.closing(sqlite3.connect(self.server.data / "highrock.sqlite", timeout=10)) as database, database:
            database.execute(statement, values)

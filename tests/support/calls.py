"""Calls, put down behind Highrock's back: what pages show of them, without an exchange."""

import itertools
import time

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

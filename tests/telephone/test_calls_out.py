"""Calls out at a real exchange: by the keys of a desk phone, as which number, by a list, and back to whoever asked (SPEC T1)."""

import re
import time

import pytest
from support.daytime import daytime
from support.house import identity
from support.telephone import PATIENCE, shown_call
from support.waiting import until

MOBILE = "+79161234567"


@pytest.fixture
def staffed(house):
    house.employ("irina", "oleg")
    house.shape_queue(wrap_up="0")
    return house


def senders(messages: str) -> set[str]:
    """Whom those who were called saw."""
    return set(re.findall(r"^From: .*?<sip:([^@]+)@", messages, re.M))


def identities(messages: str) -> set[str]:
    return set(re.findall(r"^P-Asserted-Identity: .*?<sip:([^@]+)@", messages, re.M))


def show(house, number: str, caller: str):
    """Says at the page of numbers as which number somebody calls."""
    choices = house.administrator.form("/telephone", "/telephone/shown-numbers").choices
    chosen = next(value for words, value in choices["number"].items() if re.sub(r"\D", "", number) in re.sub(r"\D", "", words))
    house.administrator.fill("/telephone", {"caller": caller, "number": chosen}, "/telephone/shown-numbers")


# By the keys of a desk phone.


def test_a_number_that_is_dialled_on_a_desk_phone_is_a_call_as_any_other(staffed, phones):
    phones.outside(after=2)
    dialling = phones.dial("201", "89161234567", stays=8)
    irina = staffed.colleague("irina")
    assert "+7 916 123-45-67" in until(lambda: shown_call(irina), PATIENCE)
    until(lambda: staffed.state("irina") == "on-call", PATIENCE)
    assert dialling.wait(PATIENCE) == 0
    (call,) = staffed.kept(1)
    assert (call.outcome, call.caller) == ("answered", MOBILE)
    assert call.legs == [("PJSIP/201", "spoke")] and call.has_no_gap
    assert call.time("reaching") > 1500 and call.time("talking") > 3000, call.spans
    assert staffed.rows("SELECT direction FROM interaction WHERE channel = 'phone'") == [("out",)]
    assert len(staffed.rows("SELECT name FROM phone_call_recording")) == 1
    until(lambda: staffed.state("irina") == "available", PATIENCE)


def test_a_phone_is_told_why_nobody_was_reached(staffed, phones):
    phones.busy()
    dialling = phones.dial("201", "89161234567")
    assert dialling.wait(PATIENCE) != 0
    assert "SIP/2.0 486" in phones.messages(dialling)
    (call,) = staffed.kept(1)
    assert call.outcome == "not-reached"


def test_a_number_that_nobody_has_is_said_so(staffed, phones):
    dialling = phones.dial("201", "777", stays=1)
    assert dialling.wait(PATIENCE) != 0
    said = phones.messages(dialling)
    assert "SIP/2.0 183" in said and "SIP/2.0 503" in said, "words, and then the tone"
    assert staffed.live() == 0 and not staffed.calls()


def test_a_colleague_is_rung_by_extension_and_both_are_on_a_call(staffed, phones):
    phones.answering(after=1)
    dialling = phones.dial("201", "202", stays=8)
    until(lambda: staffed.count("on-call") == 2, PATIENCE)
    assert sorted(len(bridge["channels"]) for bridge in staffed.exchange.ari("bridges") if bridge["bridge_type"] == "mixing") == [2]
    assert not shown_call(staffed.colleague("oleg")), "their phones show it, and no page does"
    assert dialling.wait(PATIENCE) == 0
    until(lambda: staffed.count("available") == 2, PATIENCE)
    until(lambda: staffed.live() == 0, PATIENCE)
    assert not staffed.calls() and not staffed.rows("SELECT id FROM interaction")


def test_colleagues_go_on_talking_when_the_program_is_killed(staffed, phones):
    phones.answering()
    dialling = phones.dial("201", "202", stays=25)
    until(lambda: staffed.count("on-call") == 2, PATIENCE)
    staffed.server.kill()
    staffed.server.start()
    staffed.connected()
    assert staffed.count("on-call") == 2
    assert dialling.wait(PATIENCE) == 0
    until(lambda: staffed.count("available") == 2, PATIENCE)


# As which number.


def test_those_who_are_called_see_the_number_of_whoever_calls(staffed, phones):
    staffed.add_number("+74951110001")
    staffed.add_number("+74951110002")
    outside = phones.outside(told=True)
    phones.answering()
    show(staffed, "+74951110001", "house")
    staffed.colleague("irina").fill("/calls/dial", {"phone": MOBILE, "because": "Проверка"})
    until(lambda: staffed.state("irina") == "on-call", PATIENCE)
    staffed.exchange.hang_up_all()
    staffed.kept(1)
    assert senders(phones.messages(outside)) == {"+74951110001"} == identities(phones.messages(outside))
    show(staffed, "+74951110002", f"person {staffed.identity('irina')}")
    dialling = phones.dial("201", "89161234567", stays=2)
    assert dialling.wait(PATIENCE) == 0
    assert "+74951110002" in senders(phones.messages(outside))
    numbers = staffed.rows("SELECT digits FROM phone_call JOIN service_number ON service_number.id = number ORDER BY began")
    assert numbers == [("+74951110001",), ("+74951110002",)]


def test_who_is_called_back_sees_the_number_that_they_had_called_and_is_tried_again_by_rule(staffed, phones):
    staffed.add_number("+74951110001")
    staffed.add_number("+74951110002")
    show(staffed, "+74951110001", "house")
    staffed.shape_queue(callback_attempts="2", callback_pause="5", unattended="callback")
    for login in ("irina", "oleg"):
        staffed.say(login, "away")
    until(lambda: staffed.count("away") == 2, PATIENCE)
    # Whoever distributes calls sees it a moment after it is written.
    time.sleep(2)
    busy = phones.busy(told=True)
    phones.answering()
    caller = phones.caller(dialled="+74951110002", stays=60)
    caller.wait(PATIENCE)
    staffed.kept(1)
    staffed.say("irina", "ready")
    until(lambda: len(staffed.calls()) == 2, PATIENCE)
    assert senders(phones.messages(busy)) == {"+74951110002"}
    page = until(lambda: re.search(r"попытка 2 из 2", staffed.colleague("irina").get("/calls/back").text), PATIENCE)
    assert page, "when we try next"
    assert staffed.live() == 0, "not at once"


# By a list.


@pytest.fixture
def listed(staffed):
    """Two clients are on a list by which the house calls."""
    head = staffed.head
    zone, numbers = daytime()
    for number in numbers:
        head.fill("/clients/new", {"name": f"Клиент {number[-1]}", "phone": number})
    form = {"name": "Опрос", "words": "Всё ли хорошо?", "way": "progressive", "zone": zone, "attempts": "2", "pause": "5"}
    place = head.fill("/calls/rounds/new", form, "/calls/rounds").headers["Location"].split("?")[0]
    head.send(f"{place}/clients")
    assert head.send(f"{place}/start").status_code == 303
    staffed.round = place
    return staffed


def entries(house) -> list[tuple]:
    rows = house.rows("SELECT phone, state, stage, attempts, missed, result FROM call_round_entry ORDER BY phone")
    # Nothing is told as nothing by one engine and as no letters by the other.
    return [
        (phone[-1], state, stage or None, int(attempts), missed or None, result or None)
        for phone, state, stage, attempts, missed, result in rows
    ]


def test_those_on_a_list_are_called_one_after_another_for_whoever_takes_part(listed, phones):
    answering = phones.outside()
    phones.answering(after=2)
    irina = listed.colleague("irina")
    irina.send(f"{listed.round}/joining")
    assert "Петрова" in listed.head.get(listed.round).text, "everybody sees who takes part"
    assert "Всё ли хорошо?" in until(lambda: shown_call(irina), PATIENCE)
    until(lambda: listed.state("irina") == "on-call", PATIENCE)
    assert listed.state("oleg") == "available", "who takes no part is left alone"
    phones.put_away(answering)
    phones.busy()
    listed.exchange.hang_up_all()
    (first,) = listed.kept(1)
    assert first.outcome == "answered" and first.legs == [("PJSIP/201", "spoke")]
    until(lambda: ("taken", "talked") in [entry[1:3] for entry in entries(listed)], PATIENCE)
    assert len(listed.calls()) == 1, "how it went is asked first"
    listed.colleague("irina").send(f"/calls/rounds/entries/{held(listed)}/outcome", {"outcome": "reached", "note": "Всё хорошо"})
    until(lambda: ("waiting", None, 1, "busy", None) in [entry[1:] for entry in entries(listed)], PATIENCE)
    assert ("settled", None, 1, None, "reached") in [entry[1:] for entry in entries(listed)]
    assert len(listed.kept(2)) == 2 and listed.live() == 0


def test_nobody_on_a_list_is_lost_when_the_program_is_killed(listed, phones):
    ringing = phones.answering(after=60)
    listed.colleague("irina").send(f"{listed.round}/joining")
    until(lambda: [entry for entry in entries(listed) if entry[2] == "called"] and listed.live() == 1, PATIENCE)
    listed.server.kill()
    phones.put_away(ringing)
    listed.exchange.hang_up_all()
    listed.server.start()
    listed.connected()
    until(lambda: listed.live() == 0, PATIENCE)
    until(lambda: all(entry[1] == "waiting" for entry in entries(listed)), PATIENCE)
    assert [entry[3] for entry in entries(listed)] == [0, 0], "nobody's phone has rung"


def test_a_list_that_is_paused_stops_at_once(listed, phones):
    phones.answering(after=60)
    listed.colleague("irina").send(f"{listed.round}/joining")
    until(lambda: listed.live() == 1, PATIENCE)
    listed.head.send(f"{listed.round}/pause")
    until(lambda: listed.live() == 0, 30)
    until(lambda: [entry[1:4] for entry in entries(listed)] == [("waiting", None, 0)] * 2, PATIENCE)
    assert listed.state("irina") == "available"


def held(house) -> str:
    return identity(int(house.rows("SELECT id FROM call_round_entry WHERE holder IS NOT NULL")[0][0]))

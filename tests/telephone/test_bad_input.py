"""Callers who show nothing, or nonsense, are served like all others (SPEC T1)."""

import urllib.parse

from support.contrary import Contrary
from support.telephone import PATIENCE
from support.waiting import until

STRANGE = {
    "anonymous": ("anonymous", "Anonymous"),
    "an-empty-name": ("+79161234567", ""),
    "a-very-long-name": ("+79161234567", "Очень длинное имя " * 11),
    "letters": ("79AB-CDE", "Буквы"),
    "a-very-long-number": ("7" * 200, "Длинный номер"),
    "markup": ("+79161234567", "<script>alert(1)</script>"),
    "another-alphabet": ("+79161234567", "株式会社 مرحبا"),
}

BROKEN = {
    "no-number": "<sip:127.0.0.2>",
    "no-name-and-no-brackets": "sip:+79161234567@127.0.0.2",
    "an-empty-name": '"" <sip:+79161234567@127.0.0.2>',
    "a-quote-within": '"Анна \\"Вектор\\"" <sip:+79161234567@127.0.0.2>',
    "written-as-people-do": "<sip:8(916)123-45-67@127.0.0.2>",
    "escaped": "<sip:%D0%90%D0%BD%D0%BD%D0%B0@127.0.0.2>",
    "signs-alone": "<sip:+@127.0.0.2>",
    "a-name-of-zero-bytes": '"%00%00" <sip:0@127.0.0.2>',
}


def test_strange_callers_are_served_and_kept(house, phones):
    house.employ("irina")
    phones.answering()
    for count, (what, (number, name)) in enumerate(STRANGE.items(), start=1):
        phones.caller(number=number, name=name, stays=1)
        call = house.kept(count)[-1]
        assert call.outcome == "answered" and call.has_no_gap, what
    assert len(house.rows("SELECT id FROM interaction WHERE channel = 'phone'")) == len(STRANGE)
    assert not house.rows("SELECT name FROM call_arrival WHERE state = 'set-aside'")


def test_numbers_that_nobody_set_up_are_answered(house, phones):
    house.employ("irina")
    phones.answering()
    for count, dialled in enumerate(["84951234567", "+7495-123", "1" * 60], start=1):
        phones.caller(dialled=dialled, stays=1)
        call = house.kept(count)[-1]
        assert (call.outcome, call.dialled) == ("answered", dialled)


def test_a_caller_to_a_closed_queue_comes_to_one_that_is_open(house, phones):
    other = house.add_queue("Закрытая")
    house.add_number("100", other)
    house.administrator.send(f"/telephone/queues/{other}/closing")
    house.employ("irina")
    phones.answering()
    phones.caller(stays=2)
    assert house.kept(1)[0].outcome == "answered"


def test_a_caller_whose_number_leads_to_a_queue_that_is_closed_meanwhile_goes_on_waiting(house, phones):
    other = house.add_queue("Закроется", unattended="wait")
    house.add_number("100", other)
    house.heeded()
    phones.answering()
    phones.caller(stays=60)
    until(lambda: house.live() == 1, PATIENCE)
    house.administrator.send(f"/telephone/queues/{other}/closing")
    house.employ("irina")
    call = until(house.talk, PATIENCE)
    house.turn("irina", call, "hang-up")
    assert house.kept(1)[0].outcome == "answered"


def test_callers_without_a_number_or_with_a_broken_name_are_served(house, phones):
    house.employ("irina")
    phones.answering()
    for count, (what, sender) in enumerate(BROKEN.items(), start=1):
        phones.caller_from(sender, stays=1)
        call = house.kept(count)[-1]
        assert call.outcome == "answered" and call.has_no_gap, what
    assert len(house.rows("SELECT id FROM interaction WHERE channel = 'phone'")) == len(BROKEN)


def test_who_answers_in_no_queue_is_never_rung_and_can_still_call(house, phones):
    house.hire("oleg", line="3")
    house.give_phone("oleg", "202")
    house.say("oleg", "ready")
    house.employ("irina")
    phones.answering()
    phones.outside()
    house.say("irina", "away")
    house.shape_queue(unattended="wait")
    house.heeded()
    phones.caller(stays=6).wait(PATIENCE)
    (call,) = house.kept(1)
    assert call.outcome == "abandoned" and not call.legs
    house.say("irina", "ready")
    phones.caller(stays=2)
    assert house.kept(2)[-1].legs == [("PJSIP/201", "spoke")]
    house.colleague("oleg").send("/calls/dial", {"phone": "+7 916 123-45-67", "because": "Ждёт звонка"})
    call = until(house.talk, PATIENCE)
    assert house.agent(call) == "PJSIP/202"
    house.turn("oleg", call, "hang-up")
    assert house.kept(3)[-1].outcome == "answered"


def test_two_phones_of_one_person_never_ring_for_two_and_the_other_rings_when_one_is_dead(house, phones):
    house.hire("irina")
    # The exchange knows nothing of the first.
    house.give_phone("irina", "299")
    house.give_phone("irina", "201")
    house.say("irina", "ready")
    phones.answering()
    first = phones.caller(number="+79160000001", stays=8)
    until(house.talk, PATIENCE)
    phones.caller(number="+79160000002", stays=60)
    until(lambda: house.live() == 2, PATIENCE)
    assert first.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    assert call.legs == [("PJSIP/299", "not-reached"), ("PJSIP/201", "spoke")]
    second = until(house.talk, PATIENCE)
    assert house.agent(second) == "PJSIP/201" and house.state("irina") == "on-call"
    house.turn("irina", second, "hang-up")
    assert [call.outcome for call in house.kept(2)] == ["answered", "answered"]


def test_keys_during_a_prompt_are_a_choice_and_keys_that_mean_nothing_are_none(house, phones):
    other = house.add_queue("Продажи", unattended="wait")
    house.add_number("101", prompt="sound:demo-congrats", key_2=other)
    house.employ("irina")
    phones.answering()
    ear = phones.ear(outside=True)
    caller = phones.callers(["+79160000001"], stays=12, ear=ear, dialled="101")
    until(lambda: ear.line and len(ear.line.heard) > 50, PATIENCE)
    for key in "9A#":
        ear.press(key)
    assert not house.talk(), "the prompt goes on"
    ear.press("2")
    until(house.talk, PATIENCE)
    # Whoever talks chooses nothing any more.
    for key in "21*":
        ear.press(key)
    assert caller.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap
    assert house.rows("SELECT call_queue.name, choice FROM phone_call JOIN call_queue ON call_queue.id = phone_call.queue") == [("Продажи", "2")]


def test_whatever_the_exchange_refuses_each_call_ends_with_one_record_and_everybody_is_free_again(house, phones):
    straight = urllib.parse.urlsplit(house.exchange["ari"])
    contrary = Contrary(straight.port)
    house.server.environment["HIGHROCK_ARI_URL"] = straight._replace(netloc=f"127.0.0.1:{contrary.port}").geturl()
    people = [f"agent-{place}" for place in range(8)]
    house.employ(*people)
    ear = phones.ear(outside=True)
    answering = phones.answering(after=0.05)
    contrary.part = 0.15
    # Some leave while they are greeted, rung for or answered.
    for place, stays in enumerate((0.02, 0.05, 0.1, 0.3, 1.5)):
        phones.callers([f"+7916{1_000_000 + 10 * place + n}" for n in range(8)], stays, ear).wait(PATIENCE)
    contrary.part = 0
    assert set(contrary.refused) == {404, 409, 422}, contrary.refused
    until(lambda: not house.live(), PATIENCE)
    calls = house.kept(40)
    assert len({call.caller for call in calls}) == 40 and all(call.has_no_gap for call in calls)
    house.exchange.hang_up_all()
    until(lambda: house.count("on-call") == 0, PATIENCE)
    phones.put_away(answering)
    phones.answering()
    for login in people:
        house.say(login, "ready")
    phones.caller(number="+79169999999", stays=3)
    assert house.kept(41)[-1].outcome == "answered"


def test_callers_who_hide_share_one_card_which_is_nobodys(house, phones):
    house.employ("irina")
    phones.answering()
    for count in (1, 2):
        phones.caller(number="anonymous", stays=2)
        house.kept(count)
    cards = house.rows(
        "SELECT DISTINCT client.provisional FROM interaction JOIN client ON client.id = interaction.client "
        "WHERE interaction.channel = 'phone'"
    )
    clients = house.rows("SELECT DISTINCT client FROM interaction WHERE channel = 'phone'")
    assert len(clients) == 1 and int(cards[0][0]) == 1

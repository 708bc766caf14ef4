"""Calls through the whole house: a real Asterisk, a real server, telephones that sipp plays (SPEC T1, T2, W2)."""

from support.telephone import PATIENCE, shown_call
from support.waiting import until


def interactions(house) -> list[tuple]:
    return house.rows("SELECT direction, duration FROM interaction WHERE channel = 'phone'")


def test_a_call_is_seen_before_it_is_answered_and_kept_once_when_it_is_over(house, phones):
    house.employ("irina")
    irina = house.colleague("irina")
    phones.answering(after=8)
    caller = phones.caller(name="Анна Вектор", stays=14)
    assert "+7 916 123-45-67" in until(lambda: shown_call(irina), PATIENCE)
    assert house.state("irina") == "available", "her phone still rings"
    until(lambda: house.state("irina") == "on-call", PATIENCE)
    assert caller.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    assert (call.outcome, call.caller, call.dialled) == ("answered", "+79161234567", "100")
    assert call.legs == [("PJSIP/201", "spoke")]
    assert call.has_no_gap, call.spans
    assert call.time("waiting") >= 7500 and call.time("talking") > 1000, call.spans
    ((direction, duration),) = interactions(house)
    assert direction == "in" and int(duration) == call.time("talking") // 1000
    until(lambda: house.live() == 0, PATIENCE)
    until(lambda: house.state("irina") == "available", PATIENCE)


def test_who_does_not_answer_is_paused_and_the_caller_goes_to_the_next(house, phones):
    house.shape_queue(ring_time="5")
    house.employ("irina", "oleg")
    phones.answering_but_first()
    phones.caller(stays=10)
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap
    assert call.legs == [("PJSIP/201", "missed"), ("PJSIP/202", "spoke")]
    assert house.state("irina") == "pause no-answer"


def test_who_leaves_before_anybody_answers_is_to_be_called_back_until_somebody_talks_with_them(house, phones):
    house.employ("irina")
    ringing = phones.answering(after=60)
    caller = phones.caller(stays=3)
    caller.wait(PATIENCE)
    (call,) = house.kept(1)
    assert call.outcome == "abandoned" and call.has_no_gap
    waiting = house.rows("SELECT phone, calls FROM call_back WHERE settled IS NULL")
    assert [(phone, int(calls)) for phone, calls in waiting] == [("+79161234567", 1)]
    phones.put_away(ringing)
    phones.answering()
    phones.caller(stays=3)
    house.kept(2)
    assert not house.rows("SELECT phone FROM call_back WHERE settled IS NULL")


def test_a_message_is_a_case(house, phones):
    house.shape_queue(unattended="voice-mail")
    house.heeded()
    phones.caller(stays=12)
    (call,) = house.kept(1)
    assert call.outcome == "voice-mail"
    assert len(house.rows("SELECT number FROM service_case")) == 1
    assert len(interactions(house)) == 1


def test_a_number_is_called_by_ones_own_phone(house, phones):
    house.employ("irina")
    phones.answering()
    phones.outside(after=1)
    # At night one says why.
    answer = house.colleague("irina").send("/calls/dial", {"phone": "+7 916 123-45-67", "because": "Ждёт звонка"})
    assert answer.status_code == 303, answer.text[:500]
    until(lambda: house.state("irina") == "on-call", PATIENCE)
    call = until(house.talk, PATIENCE)
    house.turn("irina", call, "hold")
    until(lambda: house.company(call) == "nobody", PATIENCE)
    house.turn("irina", call, "retrieve")
    until(lambda: house.company(call) == "outsider", PATIENCE)
    house.turn("irina", call, "hang-up")
    (kept,) = house.kept(1)
    assert kept.outcome == "answered" and kept.has_no_gap
    assert kept.time("held") > 0 and kept.time("reaching") > 500, kept.spans
    assert house.rows("SELECT direction FROM interaction WHERE channel = 'phone'") == [("out",)]
    assert {state for (state,) in house.rows("SELECT state FROM call_wish")} == {"done"}


def test_a_caller_is_handed_over_to_a_colleague(house, phones):
    house.employ("irina", "oleg")
    phones.answering()
    phones.caller(stays=12)
    call = until(house.talk, PATIENCE)
    assert house.agent(call) == "PJSIP/201"
    house.turn("irina", call, "transfer", to=house.receiver("oleg"), note="Спрашивает о счёте")
    (kept,) = house.kept(1)
    assert kept.outcome == "answered" and kept.has_no_gap
    assert kept.legs == [("PJSIP/201", "handed-over"), ("PJSIP/202", "spoke")]


def test_whoever_waits_hears_music_also_when_others_have_waited_before(house, phones):
    house.shape_queue(unattended="wait")
    house.heeded()
    for place in range(3):
        ear = phones.ear(outside=True)
        caller = phones.callers([f"+7916000000{place}"], stays=3, ear=ear)
        until(lambda: ear.line and len(ear.line.heard) > 50, 20)
        assert caller.wait(PATIENCE) == 0
        house.kept(place + 1)

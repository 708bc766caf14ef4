"""How well the two sides of a call hear each other is measured by the exchange, and kept (SPEC T2)."""

import json

from support.telephone import PATIENCE
from support.voice import Voice
from support.waiting import until


def sounds(house, call) -> list[tuple]:
    return house.rows(f"SELECT place, codec, heard, heard_lost, told, told_lost, round_trip FROM phone_call_sound WHERE call = {call.id} ORDER BY place")


def talk(house, phones, voice, seconds: float):
    house.employ("irina")
    phones.echoing()
    with voice:
        caller = phones.voiced_caller(voice.port, stays=seconds)
        voice.speak_to(until(house.exchange.ear_for_outside, PATIENCE))
        assert caller.wait(PATIENCE) == 0
    return house.kept(1)[0]


def test_what_the_network_lost_is_seen_and_who_reads_it_is_told_so(house, phones):
    voice = Voice(house.exchange["outside"], leave_out=10, deaf_to=0.05, distance=0.12)
    call = talk(house, phones, voice, seconds=26)
    caller, phone = sounds(house, call)
    place, codec, heard, lost, told, told_lost, way = caller
    assert (int(place), codec) == (0, "alaw")
    assert abs(int(heard) - voice.sent) <= 25
    # The exchange counts what is missing every five seconds.
    assert 0.75 * voice.left_out <= int(lost) <= voice.left_out + 1, (lost, voice.left_out)
    assert abs(int(told_lost) / int(told) - 0.05) < 0.02
    assert 0.1 < int(way) / 1e6 < 0.2
    assert (int(phone[0]), phone[1]) == (1, "alaw")
    (score,) = house.rows(f"SELECT score FROM phone_call WHERE id = {call.id}")[0]
    assert 100 <= int(score) < 310
    irina = house.colleague("irina")
    page = irina.get("/calls?sound=poor").text
    assert "Слышно плохо" in page
    ((data,),) = house.rows("SELECT data FROM journal WHERE kind = 'call.answered'")
    assert json.loads(data)["packets_heard_lost"] == int(lost)


def test_a_call_that_loses_nothing_is_heard_well(house, phones):
    call = talk(house, phones, Voice(house.exchange["outside"]), seconds=8)
    caller, _ = sounds(house, call)
    assert int(caller[3]) == 0
    (score,) = house.rows(f"SELECT score FROM phone_call WHERE id = {call.id}")[0]
    assert int(score) > 430
    assert not house.rows("SELECT id FROM phone_call WHERE score < 310")

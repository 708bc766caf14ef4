"""What was said is heard again: from the sound that a telephone sends to the one that Highrock serves (SPEC T1, P2)."""

import io
import os
import time
import wave

import pytest
from support.api import Program
from support.disk import small_disk
from support.house import House
from support.people import Colleague, sign_in
from support.server import Server
from support.sounds import a_law, samples, share
from support.telephone import PATIENCE, Exchange, playing
from support.waiting import until

PITCH = 700


def heard(colleague, call, place: int = 0) -> list[list[int]]:
    """Of each channel."""
    answer = colleague.get(f"/calls/{identity(call.id)}/recordings/{place}/sound")
    assert answer.status_code == 200, answer.text[:300]
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (2, 8000, 2)
        both = samples(sound.readframes(sound.getnframes()))
    return [both[0::2], both[1::2]]


def identity(number: int) -> str:
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(letters[number >> 5 * place & 31] for place in range(12, -1, -1))


def recordings(house) -> list[tuple]:
    return house.rows("SELECT state, broken_off FROM phone_call_recording ORDER BY call, place")


def recorded(house, phones):
    """A call of Irina's of whose recording the house has all; she and Oleg know the client."""
    house.employ("irina", "oleg")
    phones.answering()
    caller = phones.singer(a_law(PITCH))
    talk = until(house.talk, PATIENCE)
    time.sleep(3)
    house.turn("irina", talk, "hang-up")
    assert caller.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    until(lambda: recordings(house) and recordings(house)[0][0] == "kept", PATIENCE)
    return call


def test_each_side_is_heard_by_itself_by_who_had_the_conversation(house, phones):
    call = recorded(house, phones)
    outsider, ours = heard(house.colleague("irina"), call)
    assert share(outsider, 8000, PITCH) > 0.9
    assert max(map(abs, ours)) < 100, "the phone said nothing"
    assert house.colleague("oleg").get(f"/calls/{identity(call.id)}/recordings/0/sound").status_code == 403
    kept = [one["name"] for one in house.exchange.ari("recordings/stored")]
    ((name,),) = house.rows("SELECT name FROM phone_call")
    # Other tests leave the recordings of theirs behind.
    assert not [sound for sound in kept if sound.startswith(name)], "it is thrown away where it was made"
    listened = house.rows("SELECT COUNT(*) FROM journal WHERE kind = 'call.listened'")
    assert int(listened[0][0]) == 1


def token(house, *logins: str) -> list[str]:
    """Commands have the data to themselves, so the server pauses."""
    house.server.stop()
    made = [house.server.command("token", "create", "--user", login).strip() for login in logins]
    house.server.start()
    house.connected()
    return made


@pytest.fixture
def small_exchange():
    """One whose disk can be filled."""
    with small_disk(16, "mode=0777") as disk:
        running = Exchange(disk.place / "exchange")
        running.start()
        if running.unavailable:
            pytest.skip(running.unavailable)
        running.disk = disk
        yield running
        running.stop()


def test_a_call_goes_on_when_the_exchange_has_no_room_to_record_it(binary, tmp_path, small_exchange):
    server = Server(binary, tmp_path / "data")
    server.start()
    house = House(server, small_exchange)
    try:
        with playing(small_exchange) as phones:
            house.employ("irina")
            phones.answering()
            caller = phones.caller(stays=12)
            until(house.talk, PATIENCE)
            small_exchange.disk.fill()
            assert caller.wait(PATIENCE) == 0
            (call,) = house.kept(1)
            assert call.outcome == "answered" and call.has_no_gap and call.time("talking") > 8000
            state, broken_off = until(lambda: [found for found in recordings(house) if found[0] != "awaited"], PATIENCE)[0]
            assert int(broken_off) == 1 and state in ("kept", "lost")
    finally:
        server.stop()


def test_a_full_disk_of_ours_puts_a_recording_off_and_loses_none(binary, tmp_path, exchange, phones):
    with small_disk(96) as disk:
        server = Server(binary, disk.place / "data", output=tmp_path / "output.log")
        server.start()
        house = House(server, exchange)
        try:
            house.employ("irina")
            phones.answering()
            caller = phones.caller(stays=8)
            until(house.talk, PATIENCE)
            disk.fill()
            assert caller.wait(PATIENCE) == 0, "the call itself goes on"
            time.sleep(3)
            disk.relieve()
            (call,) = house.kept(1)
            assert call.outcome == "answered" and call.time("talking") > 5000
            until(lambda: recordings(house) and recordings(house)[0][0] == "kept", PATIENCE)
            assert len(heard(house.colleague("irina"), call)[0]) > 5 * 8000
        finally:
            server.stop()


def test_programs_hear_it_whole_and_in_part_as_people_do(house, phones):
    call = recorded(house, phones)
    place = f"calls/{identity(call.id)}/recordings"
    house.colleague("oleg")
    irina, oleg, head = (Program(house.server, one) for one in token(house, "irina", "oleg", "head"))
    (listed,) = irina.got(place)["items"]
    assert (listed["state"], listed["kind"], listed["channels"], listed["open"]) == ("kept", "conversation", 2, True)
    assert listed["length"] > 2 and listed["place"] == 0 and not listed["brokenOff"]
    assert oleg.got(place)["items"][0]["open"] is False
    whole = irina.get(f"{place}/0/sound")
    assert whole.status_code == 200 and whole.headers["Content-Type"] == "audio/wav" and whole.content[:4] == b"RIFF"
    part = irina.session.get(f"{house.server.url}/api/v1/{place}/0/sound", headers={"Range": "bytes=44-143"}, timeout=10)
    assert part.status_code == 206 and part.content == whole.content[44:144]
    assert part.headers["Content-Range"] == f"bytes 44-143/{len(whole.content)}"
    beyond = irina.session.get(f"{house.server.url}/api/v1/{place}/0/sound", headers={"Range": "bytes=99999999-"}, timeout=10)
    assert beyond.status_code == 416
    assert oleg.get(f"{place}/0/sound").status_code == 403
    assert head.get(f"{place}/0/sound").status_code == 200
    assert irina.get(f"{place}/1/sound").status_code == 404
    assert int(house.rows("SELECT COUNT(*) FROM journal WHERE kind = 'call.listened'")[0][0]) == 2, "once each, whatever the parts"
    house.spoil("UPDATE client SET confidential = 1")
    assert oleg.get(place).status_code == 404 and oleg.get(f"{place}/0/sound").status_code == 404


def test_what_is_restored_is_heard_with_its_key_and_without_it_says_so(binary, house, phones, databases, tmp_path):
    call = recorded(house, phones)
    file = str(tmp_path / "copy.highrock")
    house.server.stop()
    made = house.server.command_json("backup", file)
    sound = f"/calls/{identity(call.id)}/recordings/0/sound"
    for keeps in (True, False):
        other = Server(binary, tmp_path / f"other-{keeps}", databases.fresh(), output=tmp_path / f"other-{keeps}.log")
        if not keeps:
            os.remove(made["key"])
        try:
            other.command("restore", file)
            other.start()
            colleague = Colleague(other, sign_in(other, "irina"))
            answer = colleague.get(sound)
            if keeps:
                assert answer.status_code == 200 and share(samples(answer.content[44:])[0::2], 8000, PITCH) > 0.9
            else:
                assert answer.status_code == 503 and "secret.key" in answer.text
                assert "calls" in colleague.get("/calls").url, "all else works"
        finally:
            other.stop()

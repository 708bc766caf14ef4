"""Calls that are over, as programs read them (T2)."""

from support.api import Program, letter
from support.calls import ended_call
from support.database import execute


def test_a_call_is_read_with_every_second_and_each_phones_part(manager):
    manager.made("interactions", letter())
    call = ended_call(manager.server, "anna")
    me = manager.got("me")["id"]
    listed = manager.got(f"calls?person={me}&outcome=answered&direction=incoming")["items"]
    assert [one["id"] for one in listed] == [call]
    assert listed[0]["waited"] == 40 and listed[0]["result"] == "solved" and listed[0]["transfers"] == 1
    assert manager.got(f"calls?client={listed[0]['client']}")["items"] == listed
    for narrowed in ("outcome=abandoned", "direction=outgoing", f"before={listed[0]['began']}"):
        assert manager.got(f"calls?{narrowed}")["items"] == [], narrowed
    whole = manager.got(f"calls/{call}")
    assert whole["call"] == listed[0]
    assert [one["stage"] for one in whole["spans"]] == ["arriving", "menu", "waiting", "talking", "held", "talking"]
    assert all(one["ended"] == after["began"] for one, after in zip(whole["spans"], whole["spans"][1:], strict=False))
    assert [(one["outcome"], one["rang"], one["talked"]) for one in whole["legs"]] == [("missed", 20, 0), ("spoke", 20, 220)]
    assert {one["person"] for one in whole["legs"]} == {me}


def test_how_well_a_call_was_heard_is_read_and_poor_ones_are_found(server, manager):
    manager.made("interactions", letter())
    call = ended_call(server, "anna")
    assert manager.got("calls?sound=poor")["items"] == [] and manager.got(f"calls/{call}")["sounds"] == []
    execute(server, "UPDATE phone_call SET score = 245")
    execute(
        server,
        "INSERT INTO phone_call_sound (call, place, codec, heard, heard_lost, heard_jitter, told, told_lost, told_jitter, round_trip)"
        " SELECT id, 0, 'alaw', 950, 50, 2500, 1000, 4, 1000, 40000 FROM phone_call",
    )
    execute(server, "INSERT INTO phone_call_sound (call, place, heard, heard_lost, heard_jitter) SELECT id, 2, 0, 0, 0 FROM phone_call")
    (poor,) = manager.got("calls?sound=poor")["items"]
    assert poor["id"] == call and poor["score"] == 2.45
    caller, phone = manager.got(f"calls/{call}")["sounds"]
    assert caller["heard"] == {"packets": 950, "lost": 50, "jitter": 0.0025} and caller["codec"] == "alaw"
    assert caller["told"]["lost"] == 4 and caller["roundTrip"] == 0.04 and 1 <= caller["score"] < 3.1 and "leg" not in caller
    assert phone["leg"] == 1 and "score" not in phone and "told" not in phone


def test_words_that_there_are_not_are_refused_and_not_passed_over(manager):
    for query in ("sound=loud", "outcome=vanished", "direction=sideways", "since=yesterday", "queue=x"):
        assert manager.get("calls?" + query).status_code == 422, query
    assert manager.get("calls/0000000000001").status_code == 404


def test_a_call_of_a_client_behind_a_wall_is_not_there(server, manager):
    manager.made("interactions", letter())
    call = ended_call(server, "anna")
    stranger = Program.of(server, "pavel.colleague", "Дятлов Павел", "specialist")
    assert manager.get(f"calls/{call}").status_code == 200
    execute(server, "UPDATE client SET confidential = 1")
    assert stranger.get(f"calls/{call}").status_code == 404 and stranger.got("calls")["items"] == []

"""What becomes of calls when Highrock, another node or the exchange dies in the middle of them (SPEC T4)."""

import time
import urllib.parse

import pytest

from support.relay import Relay
from support.server import Server
from support.telephone import PATIENCE, shown_call
from support.waiting import until

CROWD, STAY = 50, 30
MANY = [f"agent-{place}" for place in range(CROWD)]
TONE = 700


def bridged(house) -> list[int]:
    """How many are in each conversation, as the exchange has it."""
    return sorted(len(bridge["channels"]) for bridge in house.exchange.ari("bridges") if bridge["bridge_type"] == "mixing")


def times_rung(house) -> list[int]:
    """How often each phone was rung."""
    return [int(count) for (count,) in house.rows("SELECT COUNT(*) FROM phone_call_leg GROUP BY endpoint ORDER BY 1")]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_fifty_go_on_talking_when_the_program_is_killed_and_those_who_wait_go_on_waiting(house, phones):
    house.employ(*MANY)
    ours, theirs = phones.ear(), phones.ear(says=TONE, outside=True)
    phones.answering_to({str(201 + place): ours for place in range(CROWD)}, after=1)
    callers = phones.crowd(CROWD, stays=STAY, ear=theirs)
    until(lambda: house.count("on-call") == CROWD, PATIENCE)
    waiting = phones.crowd(2, stays=60, ear=phones.ear(outside=True), first=CROWD)
    until(lambda: house.live() == CROWD + 2, PATIENCE)
    until(lambda: len(ours.lines) == CROWD, 20)
    since, killed = time.monotonic(), int(time.time() * 1000)
    house.server.kill()
    time.sleep(2)
    assert bridged(house) == [2] * CROWD, "each caller is still with one phone of the house"
    house.server.start()
    house.connected()
    assert house.count("on-call") == CROWD and house.live() == CROWD + 2
    silences = [line.longest_silence(since, time.monotonic()) for line in ours.lines.values()]
    assert len(silences) == CROWD and max(silences) < 1, "the sound never stopped"
    assert callers.wait(PATIENCE) == 0, "somebody was cut off"
    until(lambda: len(house.calls()) == CROWD and house.count("on-call") == 2, PATIENCE)
    calls = house.calls()
    assert sorted(call.caller for call in calls) == sorted(f"+7916{1_000_000 + place}" for place in range(CROWD))
    for call in calls:
        assert call.outcome == "answered" and call.has_no_gap, call.spans
        assert abs(call.ended - call.began - STAY * 1000) < 2000, "as long as the caller stayed"
        assert call.time("talking") > call.ended - killed, "the time in which nobody listened is part of the talk"
    # Those who waited came to whoever was free first.
    phones.put_away(waiting)
    house.exchange.hang_up_all()
    assert {call.outcome for call in house.kept(CROWD + 2)} == {"answered"}
    assert sum(times_rung(house)) == CROWD + 2 and max(times_rung(house)) <= 2, "nobody was rung again for the same"
    assert len(house.rows("SELECT id FROM interaction WHERE channel = 'phone'")) == CROWD + 2
    assert not house.rows("SELECT name FROM call_arrival WHERE state <> 'understood'")


def test_who_waits_goes_on_waiting_when_the_program_dies(house, phones):
    house.employ("irina")
    phones.answering()
    first = phones.caller(number="+79160000001", stays=20)
    until(lambda: house.state("irina") == "on-call", PATIENCE)
    phones.caller(number="+79160000002", stays=60)
    until(lambda: house.live() == 2, PATIENCE)
    house.server.kill()
    house.server.start()
    house.connected()
    assert first.wait(PATIENCE) == 0
    until(lambda: house.state("irina") == "on-call" and len(house.calls()) == 1, PATIENCE)
    assert house.live() == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_when_the_exchange_dies_amid_fifty_each_call_ends_then_and_is_told_at_once(house, phones):
    house.employ(*MANY)
    ours = phones.ear()
    answering = phones.answering_to({str(201 + place): ours for place in range(CROWD)}, after=1)
    callers = phones.crowd(CROWD, stays=90, ear=phones.ear(says=TONE, outside=True))
    until(lambda: house.count("on-call") == CROWD, PATIENCE)
    agent = house.colleague(MANY[0])
    own = house.identity(MANY[0])
    assert "Станция потеряна" not in shown_call(agent)
    news = agent.hears(f"ringing:{own}", within=10)
    killed = time.time()
    house.exchange.kill()
    assert news(), "an open page is told"
    assert time.time() - killed < 2
    until(lambda: "Станция потеряна" in shown_call(agent), 2)
    assert abs(house.line()[1] - killed * 1000) < 2000 and house.line()[0] == "down"
    assert "highrock_exchange_up 0.0" in house.administrator.get("/metrics").text
    phones.put_away(answering, callers)
    time.sleep(4)
    house.exchange.start()
    back = time.time()
    house.connected()
    assert time.time() - back < 20, "it is tried again and again, not ever more seldom"
    for call in house.kept(CROWD):
        assert call.outcome == "answered" and call.has_no_gap
        assert abs(call.ended - killed * 1000) < 2000
    assert all('"exchangeLost"' in record for (record,) in house.rows("SELECT record FROM call_arrival"))
    until(lambda: house.count("available") == CROWD, PATIENCE)
    phones.answering()
    phones.caller(number="+79160000002", stays=3)
    assert house.kept(CROWD + 1)[-1].outcome == "answered"


@pytest.fixture
def second(house, engine, binary, tmp_path):
    """Another node on the same database."""
    if engine != "postgres":
        pytest.skip("SQLite is of one node")
    node = Server(binary, tmp_path / "second", house.server.environment)
    yield node
    node.stop()


def test_another_node_takes_the_exchange_over(house, phones, second):
    house.employ("irina")
    second.environment |= {"HIGHROCK_SECRET_FILE": str(house.server.data / "secret.key")}
    second.start()
    phones.answering()
    caller = phones.caller(stays=40)
    until(house.talk, PATIENCE)
    up = house.line()
    killed = int(time.time() * 1000)
    house.server.kill()
    until(lambda: house.line() != up and house.line()[0] == "up", PATIENCE)
    assert house.line()[1] - killed <= 10_000, "by the moment at which it was written down"
    assert caller.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap


def test_a_node_that_stops_lets_another_have_the_exchange_at_once(house, phones, second):
    house.employ("irina")
    second.environment |= {"HIGHROCK_SECRET_FILE": str(house.server.data / "secret.key")}
    second.start()
    up = house.line()
    stopped = int(time.time() * 1000)
    house.server.stop()
    until(lambda: house.line() != up and house.line()[0] == "up", PATIENCE)
    assert house.line()[1] - stopped <= 10_000
    phones.answering()
    phones.caller(stays=3)
    assert house.kept(1)[0].outcome == "answered"


def test_a_node_that_does_not_reach_the_exchange_leaves_it_to_another(house, phones, second):
    straight = urllib.parse.urlsplit(house.exchange["ari"])
    relay = Relay(straight.port)
    house.server.environment["HIGHROCK_ARI_URL"] = straight._replace(netloc=f"127.0.0.1:{relay.port}").geturl()
    house.employ("irina")
    second.environment |= {
        "HIGHROCK_SECRET_FILE": str(house.server.data / "secret.key"),
        "HIGHROCK_ARI_URL": house.exchange["ari"],
    }
    second.start()
    phones.answering()
    caller = phones.caller(stays=60)
    until(house.talk, PATIENCE)
    relay.cut()
    until(lambda: house.line()[0] == "down", PATIENCE)
    until(lambda: house.line()[0] == "up", PATIENCE)
    assert caller.wait(PATIENCE) == 0
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap
    assert call.time("talking") > 45_000, "who talks is not cut off"

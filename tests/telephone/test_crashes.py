"""What becomes of calls when Highrock, another node or the exchange dies in the middle of them (SPEC T4)."""

import time

import pytest

from support.server import Server
from support.telephone import PATIENCE, shown_call
from support.waiting import until

PEOPLE = ["anna", "boris", "vera", "gleb", "darya", "egor", "zhanna", "ivan", "kira", "lev"]


def talking(house) -> int:
    return sum(1 for login in PEOPLE if house.state(login) == "on-call")


def test_calls_outlive_the_program_and_their_records_have_no_gap(house, phones):
    house.employ(*PEOPLE)
    phones.answering()
    callers = phones.caller(stays=30, times=len(PEOPLE))
    until(lambda: talking(house) == len(PEOPLE), PATIENCE)
    house.server.kill()
    time.sleep(2)
    # Each caller is still with a phone of the house, as the exchange has it.
    bridges = [bridge for bridge in house.exchange.ari("bridges") if bridge["bridge_type"] == "mixing"]
    assert sorted(len(bridge["channels"]) for bridge in bridges) == [2] * len(PEOPLE)
    house.server.start()
    house.connected()
    assert talking(house) == len(PEOPLE)
    assert callers.wait(PATIENCE) == 0, "somebody was cut off"
    for call in house.kept(len(PEOPLE)):
        assert call.outcome == "answered" and call.has_no_gap, call.spans
        assert call.time("talking") > 20_000, "the time in which nobody listened is part of the talk"
    until(lambda: not house.live() and not talking(house), PATIENCE)
    assert len(house.rows("SELECT id FROM interaction WHERE channel = 'phone'")) == len(PEOPLE)


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


def test_when_the_exchange_dies_its_calls_end_at_that_moment_and_the_next_are_served(house, phones):
    house.employ("irina", "oleg")
    answering = phones.answering()
    caller = phones.caller(stays=60)
    until(house.talk, PATIENCE)
    irina = house.colleague("irina")
    assert "Станция потеряна" not in shown_call(irina)
    killed = int(time.time() * 1000)
    house.exchange.kill()
    until(lambda: house.line()[0] == "down", PATIENCE)
    assert house.line()[1] - killed < 2000, "by the moment at which it was written down"
    assert "Станция потеряна" in shown_call(irina)
    assert "highrock_exchange_up 0.0" in irina.get("/metrics").text
    phones.put_away(answering, caller)
    house.exchange.start()
    house.connected()
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap
    assert abs(call.ended - killed) < 2000
    phones.answering()
    phones.caller(number="+79160000002", stays=3)
    assert house.kept(2)[-1].outcome == "answered"


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

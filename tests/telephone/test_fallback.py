"""Calls that come while Highrock is away are served by the exchange's plain queue, and are known afterwards (SPEC T4)."""

from support.telephone import PATIENCE
from support.waiting import until


def test_what_the_plain_queue_served_becomes_calls_like_all_others(house, phones):
    house.employ("irina")
    until(lambda: house.rows("SELECT value FROM setting WHERE name = 'telephone.queue-log'"), PATIENCE)
    house.server.stop()
    until(lambda: not house.exchange.ari("applications"), PATIENCE)
    answering = phones.answering(after=2)
    served = phones.caller(number="+79160000001", stays=6)
    assert served.wait(PATIENCE) == 0
    phones.put_away(answering)
    phones.answering(after=60)
    left = phones.caller(number="+79160000002", stays=3)
    left.wait(PATIENCE)
    house.server.start()
    house.connected()
    answered, abandoned = house.kept(2)
    assert (answered.outcome, answered.caller, answered.dialled) == ("answered", "+79160000001", "100")
    assert answered.has_no_gap and answered.time("talking") >= 2000 and answered.legs[0][1] == "spoke"
    assert (abandoned.outcome, abandoned.caller) == ("abandoned", "+79160000002")
    assert [phone for (phone,) in house.rows("SELECT phone FROM call_back WHERE settled IS NULL")] == ["+79160000002"]
    assert len(house.rows("SELECT id FROM interaction WHERE channel = 'phone'")) == 2
    house.server.stop()
    house.server.start()
    house.connected()
    phones.put_away()
    phones.answering()
    phones.caller(number="+79160000003", stays=3)
    assert house.kept(3)[-1].outcome == "answered", "what was read is not read again"

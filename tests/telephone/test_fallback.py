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


def test_both_accounts_of_a_call_make_one_call_of_the_true_length(house, phones):
    house.employ("irina")
    until(lambda: house.rows("SELECT value FROM setting WHERE name = 'telephone.call-details'"), PATIENCE)
    house.server.stop()
    until(lambda: not house.exchange.ari("applications"), PATIENCE)
    phones.answering(after=2)
    # The exchange has served others before.
    before = len(house.exchange.details())
    assert phones.caller(number="+79160000009", stays=7.4).wait(PATIENCE) == 0
    written = until(lambda: [line for line in house.exchange.details()[before:] if line["dialled"] and line["src"] == "+79160000009"], PATIENCE)
    house.server.start()
    house.connected()
    (call,) = house.kept(1)
    began, ended = min(float(line["start"]) for line in written) * 1000, max(float(line["end"]) for line in written) * 1000
    assert abs(call.began - began) <= 1 and abs(call.ended - ended) <= 1, "to the millisecond, which the queue's log does not tell"
    assert call.has_no_gap and 5000 <= call.time("talking") <= 6600
    assert call.legs[0][1] == "spoke"
    ((end,),) = house.rows("SELECT record FROM call_arrival")
    assert '"end":{"outsider":{}}' in end, end
    assert len({line["linkedid"] for line in written}) == 1


def test_who_leaves_before_the_queue_is_known_by_the_details_alone(house, phones):
    house.employ("irina")
    until(lambda: house.rows("SELECT value FROM setting WHERE name = 'telephone.call-details'"), PATIENCE)
    house.server.stop()
    until(lambda: not house.exchange.ari("applications"), PATIENCE)
    phones.answering(after=1)
    # The company's own extension, which rings a phone without any queue.
    assert phones.caller(number="+79160000002", dialled="direct-201", stays=5).wait(PATIENCE) == 0
    house.server.start()
    house.connected()
    (call,) = house.kept(1)
    assert (call.outcome, call.caller, call.dialled) == ("answered", "+79160000002", "+74950000201")
    assert call.has_no_gap and 4800 <= call.time("talking") <= 5500 and 500 < call.time("waiting") < 2500
    assert call.legs == [("PJSIP/201", "spoke")]

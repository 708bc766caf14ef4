"""Callers who show nothing, or nonsense, are served like all others (SPEC T1)."""

STRANGE = {
    "anonymous": ("anonymous", "Anonymous"),
    "an-empty-name": ("+79161234567", ""),
    "a-very-long-name": ("+79161234567", "Очень длинное имя " * 11),
    "letters": ("79AB-CDE", "Буквы"),
    "a-very-long-number": ("7" * 200, "Длинный номер"),
    "markup": ("+79161234567", "<script>alert(1)</script>"),
    "another-alphabet": ("+79161234567", "株式会社 مرحبا"),
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
    house.set(
        "INSERT INTO call_queue (id, name, line, own_manager_first, ring_time, wrap_up, is_recorded, unattended, version, closed) "
        "VALUES (2, 'Закрытая', 1, 0, 20, 0, 1, 'wait', 1, 1)"
    )
    house.set(
        "INSERT INTO service_number (id, digits, name, language, greeting, queue, closed_way, closed_words, version) "
        "VALUES (2, '100', 'Старый номер', 'ru', '', 2, 'goodbye', '', 1)"
    )
    house.employ("irina")
    phones.answering()
    phones.caller(stays=2)
    assert house.kept(1)[0].outcome == "answered"


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

"""SPEC W5 over the API: clients who stand there twice are found, made one, and made two again without losing anything."""

from support.api import Program
from support.waiting import until


def test_two_cards_of_one_client_become_one_and_two_again(server):
    program = Program.of(server, "vera", "Орехова Вера", "service-head")
    cards = []
    for name in ("Щёлкина Юлия Сергеевна", "Щелкина Юлия Сергеевна"):
        client = program.made("clients", {"kind": "person", "name": name})
        program.made(
            "contacts",
            {"client": client["id"], "family": "Щелкина", "given": "Юлия", "patronymic": "Сергеевна", "phone": "+7 916 555-01-02"},
        )
        program.made("cases", {"client": client["id"], "kind": "question", "subject": "Срок", "text": "Когда?", "channel": "phone"})
        cards.append(client["id"])
    one, other = cards

    pair = until(lambda: program.got("duplicates")["items"])[0]
    assert {pair["one"]["id"], pair["other"]["id"]} == set(cards)
    assert pair["probability"] > 0.5

    merge = program.made(f"clients/{one}/merges", {"gone": other, "name": "survivor"})
    assert program.got(f"clients/{other}")["id"] == one
    assert len(program.got(f"cases?client={other}")["items"]) == 2
    assert len(program.got("clients")["items"]) == 1
    until(lambda: not program.got("duplicates")["items"])

    program.made(f"merges/{merge['id']}/undoing", {})
    assert program.got(f"clients/{other}")["name"] == "Щелкина Юлия Сергеевна"
    assert [len(program.got(f"cases?client={card}")["items"]) for card in cards] == [1, 1]

    until(lambda: program.got("duplicates")["items"])
    program.made("duplicates/differences", {"one": one, "other": other})
    assert program.got("duplicates")["items"] == []

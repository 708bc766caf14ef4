"""Clients come in from files and go out again, on each engine (SPEC W2, W5, P2)."""

import json

from support.api import Program
from support.waiting import until

LIST = """Организация;ИНН;Контактное лицо;Телефон;E-mail;Теги
ООО «Ромашка»;7707083893;Иванов Пётр Сергеевич;8 (495) 777-45-67;petr@romashka.example;VIP
;;Соколова Анна;+7 812 555-44-33;anna@example.com;
;;;;;
"""


def take_in(server, tmp_path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> dict:
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return json.loads(server.command("import", "clients", str(file), "--json"))


def test_a_list_comes_in_once_however_often_it_is_given(server, tmp_path):
    server.stop()
    first = take_in(server, tmp_path, LIST, encoding="windows-1251")
    again = take_in(server, tmp_path, LIST, name="the same in other letters.csv")
    server.start()
    assert (first["rows"], first["added"], first["rejected"]) == (3, 2, 1)
    with open(first["rejects_file"], encoding="utf-8-sig") as rejects:
        assert len(rejects.readlines()) == 2
    assert (again["added"], again["unchanged"]) == (0, 2)
    program = Program.of(server, "anna", "Смирнова Анна Петровна", "manager")
    found = program.get("clients", query="Ромашка").json()["items"]
    assert [client["taxNumber"] for client in found] == ["7707083893"]
    card = program.get(f"clients/{found[0]['id']}").json()
    assert {point["value"] for point in card["points"]} == {"8 (495) 777-45-67", "petr@romashka.example"}
    assert program.get(f"clients/{found[0]['id']}/card").json()["tags"] == ["VIP"]


def test_a_card_holds_what_is_to_be_known(manager):
    client = manager.made("clients", {"kind": "organisation", "name": "ООО «Вектор»"})
    holding = manager.made("clients", {"kind": "organisation", "name": "Холдинг"})
    manager.made(f"clients/{client['id']}/notes", {"text": "Звонить после обеда", "pinned": True})
    manager.made(f"clients/{client['id']}/relations", {"bond": "member-of", "client": holding["id"]})
    consent = manager.made(
        f"clients/{client['id']}/consents",
        {"purpose": "Упоминание в списке клиентов", "document": "Договор 17", "given": "2026-03-02"},
    )
    changed = manager.patch(f"clients/{client['id']}/card", {"tags": ["VIP", "опт"]})
    assert changed.status_code == 200, changed.text
    early = manager.post(f"consents/{consent['id']}/withdrawal", {"withdrawn": "2026-03-01", "document": "Письмо"})
    assert early.status_code == 422, early.text
    manager.post(f"consents/{consent['id']}/withdrawal", {"withdrawn": "2026-04-01", "document": "Письмо"})
    card = manager.get(f"clients/{client['id']}/card").json()
    assert [note["text"] for note in card["notes"] if note["pinned"]] == ["Звонить после обеда"]
    assert card["tags"] == ["VIP", "опт"]
    assert [(related["bond"], related["name"]) for related in card["relations"]] == [("member-of", "Холдинг")]
    assert card["consents"][0]["withdrawn"] == "2026-04-01"
    other = manager.get(f"clients/{holding['id']}/card").json()
    assert [(related["bond"], related["name"]) for related in other["relations"]] == [("holding-of", "ООО «Вектор»")]


def test_notes_and_relations_are_changed_and_taken_off(manager):
    client = manager.made("clients", {"kind": "organisation", "name": "ООО «Вектор»"})
    holding = manager.made("clients", {"kind": "organisation", "name": "Холдинг"})
    note = manager.made(f"clients/{client['id']}/notes", {"text": "Звонить после обеда"})
    card = manager.made(f"clients/{client['id']}/relations", {"bond": "member-of", "client": holding["id"]})
    relation = card["relations"][0]["id"]
    changed = manager.patch(f"client-notes/{note['id']}", {"text": "Звонить утром", "pinned": True}).json()
    assert (changed["text"], changed["pinned"]) == ("Звонить утром", True)
    assert manager.patch(f"client-relations/{relation}", {"note": "с 2024 года"}).status_code == 204
    card = manager.got(f"clients/{client['id']}/card")
    assert card["notes"][0]["text"] == "Звонить утром" and card["relations"][0]["note"] == "с 2024 года"
    for path in (f"client-notes/{note['id']}", f"client-relations/{relation}"):
        assert manager.session.delete(f"{manager.server.url}/api/v1/{path}", timeout=10).status_code == 204
    card = manager.got(f"clients/{client['id']}/card")
    assert card["notes"] == [] and card["relations"] == []
    assert manager.patch(f"client-notes/{note['id']}", {"text": "x"}).status_code == 404


def test_a_list_comes_in_and_goes_out_over_the_api(server):
    program = Program.of(server, "vera", "Орехова Вера", "service-head")
    url = f"{server.url}/api/v1/client-imports"

    def take(text: str, **query):
        return program.session.post(url, params=query, data=text.encode(), timeout=10)

    begun = take(LIST, name="список.csv")
    assert begun.status_code == 201, begun.text
    id = begun.json()["id"]
    until(lambda: program.got(f"client-imports/{id}")["state"] == "done")
    done = program.got(f"client-imports/{id}")
    assert (done["rows"], done["added"], done["rejected"], done["complaints"]) == (3, 2, 1, 1)
    rejected = program.get(f"client-imports/{id}/rejected")
    assert rejected.headers["Content-Type"].startswith("text/csv") and len(rejected.content.decode("utf-8-sig").splitlines()) == 2
    table = program.get("client-exports/csv").content.decode("utf-8-sig")
    assert "ООО «Ромашка»" in table and "Соколова" in table
    narrow = program.get("client-exports/csv", tag="vip").content.decode("utf-8-sig")
    assert "Ромашка" in narrow and "Соколова" not in narrow
    cards = program.get("client-exports/vcf").text
    assert cards.count("BEGIN:VCARD") == 2
    assert take(LIST, mapping="нет такого").status_code == 404
    assert take("").status_code == 422
    first, again = (program.session.post(url, data=LIST.encode(), headers={"Idempotency-Key": "once"}, timeout=10) for _ in range(2))
    assert first.json()["id"] == again.json()["id"] and again.headers["Idempotency-Replayed"] == "true"
    plain = Program.of(server, "anna", "Смирнова Анна", "manager")
    assert plain.get(f"client-imports/{id}").status_code == 403 and plain.get("client-exports/csv").status_code == 403

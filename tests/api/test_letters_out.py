"""Answers over the API: copies, a later time, files, another subject, and what becomes of them (SPEC W1)."""

import uuid

import pytest
from support.api import Program, letter


@pytest.fixture
def program(server) -> Program:
    return Program.of(server, "olga", "Отвечающая Ольга", "service-head")


def new_case(program) -> dict:
    received = program.made("interactions", letter(f"{uuid.uuid4().hex[:8]}@client.example"))
    return program.got(f"cases/{received['case']['id']}")


def brought(program, case, name: str, content: bytes) -> dict:
    url = f"{program.server.url}/api/v1/cases/{case['id']}/files/{name}"
    answer = program.session.put(url, data=content, headers={"Content-Type": "application/pdf"}, timeout=10)
    assert answer.status_code == 201, answer.text
    return answer.json()


def sent(program, case, **answer) -> dict:
    whole = program.made(f"cases/{case['id']}/answers", {"text": "Готово.", **answer})
    return [one for one in whole["interactions"] if one["direction"] == "out"][-1]


def test_an_answer_with_all_that_a_letter_can_have(program):
    case = new_case(program)
    file = brought(program, case, "Счёт № 7.pdf", b"%PDF")
    assert file["name"] == "Счёт № 7.pdf" and file["size"] == 4
    answer = sent(
        program, case, subject="Договор", copies=["copy@client.example"], later="2035-01-01T10:00:00Z", files=[file["id"]]
    )
    assert answer["subject"] == "Договор" and answer["delivery"] == "waiting"
    delivery = program.got(f"interactions/{answer['id']}/delivery")
    assert delivery["state"] == "waiting" and delivery["due"].startswith("2035-01-01T10:00:00")
    assert [(one["isCopy"], one["fate"]) for one in delivery["recipients"]] == [(False, "waiting"), (True, "waiting")]
    assert delivery["recipients"][1]["address"] == "copy@client.example"
    again = program.post(f"cases/{case['id']}/answers", {"text": "x", "files": [file["id"]]})
    assert again.status_code == 422, "a file goes along once"
    assert program.made(f"interactions/{answer['id']}/withdrawal", {})["delivery"] == "withdrawn"
    assert program.post(f"interactions/{answer['id']}/withdrawal", {}).status_code == 409
    assert program.post(f"interactions/{answer['id']}/sending", {}).status_code == 409

    # One that waits can go at once.
    answer = sent(program, case, later="2035-01-01T10:00:00Z")
    assert program.made(f"interactions/{answer['id']}/sending", {})["delivery"] == "waiting"
    assert program.got(f"interactions/{answer['id']}/delivery")["due"] < "2035"
    assert program.post(f"interactions/{answer['id']}/confirmation", {}).status_code == 409


def test_what_a_letter_cannot_have_is_refused(program):
    case = new_case(program)
    for wrong in ({"copies": ["nobody"]}, {"copies": [f"{n}@x.example" for n in range(51)]}, {"files": [case["id"]]}):
        answer = program.post(f"cases/{case['id']}/answers", {"text": "x", **wrong})
        assert answer.status_code == 422 and answer.json()["errors"], wrong
    file = brought(program, case, "a.txt", b"1")
    other = Program.of(program.server, "anna", "Чужая Анна", "service-head")
    stolen = other.post(f"cases/{case['id']}/answers", {"text": "x", "files": [file["id"]]})
    assert stolen.status_code == 422, "what somebody else has brought is theirs"

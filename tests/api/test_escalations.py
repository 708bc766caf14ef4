"""Cases that are raised to somebody who has more say (L4)."""

import datetime
import uuid

import pytest
from support.api import Program, letter
from support.people import Colleague

WORDS = {"why": "Банк не отвечает", "tried": "Звонили трижды", "wish": "Провести платёж вручную"}


def head(server, login: str, name: str, role: str) -> Program:
    """Somebody who has been here: who has not is asked nothing."""
    server.stop()
    link = server.command("user", "create", login, "--name", name, "--role", role)
    token = server.command("token", "create", "--user", login).strip()
    server.start()
    Colleague.invited(server, link)
    return Program(server, token)


@pytest.fixture
def director(server) -> Program:
    return head(server, "director", "Белова Дарья Олеговна", "executive")


@pytest.fixture
def manager(server, director) -> Program:
    return Program.of(server, "anna", "Смирнова Анна Петровна", "manager")


def case_of(manager: Program) -> dict:
    case = manager.got(f"cases/{manager.made('interactions', letter())['case']['id']}")
    return manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})


def person(program: Program) -> str:
    return program.got("me")["id"]


def test_what_is_raised_is_answered_in_writing(server, manager, director):
    case = case_of(manager)
    said = case["interactions"][0]["id"]
    raised = manager.made("escalations", {"case": case["id"], **WORDS, "interactions": [said]})
    assert raised["addressee"] == person(director) and raised["raiser"] == person(manager)
    assert raised["case"]["number"] == case["number"] and raised["interactions"] == [said] and raised["due"]
    assert raised["steps"][0]["way"] == "raised" and "outcome" not in raised

    mine = director.got(f"escalations?addressee={person(director)}")
    assert [item["id"] for item in mine["items"]] == [raised["id"]] and mine["next"] is None
    assert director.got(f"escalations?raiser={person(director)}")["items"] == []

    path = f"escalations/{raised['id']}"
    assert manager.post(f"{path}/answers", {"answer": "decided", "text": "Сама решу"}).status_code == 403
    answered = director.made(f"{path}/answers", {"answer": "decided", "text": "Проводите", "version": raised["version"]})
    assert answered["outcome"] == "decided" and answered["steps"][0]["text"] == "Проводите"
    whole = manager.got(f"cases/{case['id']}")
    assert "Проводите" in [note["text"] for note in whole["notes"]], "it stays on the case"
    kinds = [entry["kind"] for entry in whole["history"]]
    assert "case.escalated" in kinds and "case.escalation-answered" in kinds

    assert director.post(f"{path}/answers", {"answer": "declined", "text": "Нет"}).status_code == 409
    assert manager.got("escalations")["items"] == []
    assert [item["id"] for item in manager.got("escalations?state=ended")["items"]] == [raised["id"]]
    handed_on_and_taken_back(manager, director, head(server, "vera", "Орехова Вера Ильинична", "service-head"))


def handed_on_and_taken_back(manager: Program, director: Program, vera: Program):
    case = case_of(manager)
    key = {"Idempotency-Key": uuid.uuid4().hex}
    first = manager.post("escalations", {"case": case["id"], **WORDS}, **key).json()
    assert manager.post("escalations", {"case": case["id"], **WORDS}, **key).json()["id"] == first["id"]
    assert manager.post("escalations", {"case": case["id"], **WORDS}).status_code == 409

    path = f"escalations/{first['id']}"
    assert first["addressee"] == person(vera), "the head of service is nearer than the director"
    handed = vera.made(f"{path}/hand-overs", {"person": person(director), "text": "Это по вашей части"})
    assert handed["addressee"] == person(director) and handed["due"] == first["due"]
    assert [step["way"] for step in handed["steps"]] == ["raised", "handed"]
    back = manager.post(f"{path}/hand-overs", {"person": person(manager)})
    assert back.status_code == 422 and back.json()["errors"][0]["field"] == "person"

    ended = manager.made(f"{path}/withdrawal", {"text": "Банк ответил"})
    assert ended["outcome"] == "withdrawn" and ended["steps"][-1]["end"] == "withdrawn"
    assert manager.post(f"{path}/withdrawal", {}).status_code == 409


# Refusals are the rules' own, and those are tried on both engines without a server.
@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_is_wrong_is_named(manager, director):
    case = case_of(manager)
    late = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for change, field in (
        ({"why": "  "}, "why"), ({"tried": ""}, "tried"), ({"wish": ""}, "wish"), ({"level": 7}, "level"),
        ({"wanted": late}, "wanted"), ({"interactions": ["0000000000001"]}, "attachments"),
        ({"cases": ["0000000000001"]}, "attachments"), ({"level": 3}, "attachments"), ({"why": "о" * 5001}, "why"),
    ):  # fmt: skip
        answer = manager.post("escalations", {"case": case["id"], **WORDS, **change})
        assert answer.status_code == 422, f"{change}: {answer.text}"
        assert [error["field"] for error in answer.json()["errors"]] == [field], change
    assert manager.post("escalations", {"case": "0000000000001", **WORDS}).status_code == 404
    assert manager.post("escalations", {"case": case["id"]}).status_code == 400
    assert manager.post("escalations", {"case": case["id"], **WORDS, "loud": True}).status_code == 400
    assert manager.get("escalations", state="lost").status_code == 422
    assert manager.get("escalations/0000000000001").status_code == 404
    assert manager.post("escalations/0000000000001/answers", {"answer": "decided", "text": "Да"}).status_code == 404
    raised = manager.made("escalations", {"case": case["id"], **WORDS})
    wrong = director.post(f"escalations/{raised['id']}/answers", {"answer": "perhaps", "text": "Да"})
    assert wrong.status_code == 422 and wrong.json()["errors"][0]["field"] == "answer"
    stale = director.post(f"escalations/{raised['id']}/answers", {"answer": "decided", "text": "Да", "version": 99})
    assert stale.status_code == 409

"""Work that is asked of departments and colleagues (L1, L3)."""

import datetime

import pytest
from support.api import Program, letter


def due(**span) -> str:
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(**span)).isoformat(timespec="seconds").replace("+00:00", "Z")


def case_of(manager: Program) -> dict:
    case = manager.got(f"cases/{manager.made('interactions', letter())['case']['id']}")
    return manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})


@pytest.fixture
def colleague(server) -> Program:
    return Program.of(server, "pavel.colleague", "Дятлов Павел", "specialist")


def step(program: Program, task: dict, name: str, **more) -> dict:
    return program.made(f"tasks/{task['task']['id']}/steps", {"step": name, **more})


def test_from_the_case_to_the_accepted_result(manager, colleague):
    case, me, pavel = case_of(manager), manager.got("me"), colleague.got("me")
    task = manager.made(
        "tasks",
        {"wanted": "Сверить платёж\nи прислать акт", "person": pavel["id"], "case": case["id"], "items": ["найти платёж", "акт"]},
    )
    assert task["task"]["what"] == "Сверить платёж" and task["task"]["state"] == "new" and task["task"]["asker"] == me["id"]
    assert [one["id"] for one in colleague.got("tasks?state=open&person=" + pavel["id"])["items"]] == [task["task"]["id"]]

    step(colleague, task, "accept")
    item = task["items"][0]["id"]
    ticked = colleague.patch(f"tasks/{task['task']['id']}/items/{item}", {"ticked": True}).json()
    assert ticked["items"][0]["tickedBy"] == pavel["id"] and "ticked" not in ticked["items"][1]
    back = step(colleague, task, "return", text="Нет номера счёта")
    assert back["task"]["state"] == "returned" and back["task"]["returns"] == 1
    step(manager, task, "ask-again", person=pavel["id"])
    step(colleague, task, "accept")
    done = step(colleague, task, "finish", text="Платёж найден")
    assert done["task"]["overrun"] == 0
    sent = step(manager, task, "send-back", text="А где акт?", due=due(days=2))
    assert sent["task"]["sentBack"] == 1
    step(colleague, task, "start")
    step(colleague, task, "finish", text="Вот акт")
    approved = step(manager, task, "approve")
    assert approved["task"]["state"] == "approved"
    assert [word["text"] for word in approved["words"]] == ["Нет номера счёта", "Платёж найден", "А где акт?", "Вот акт"]
    kinds = [entry["kind"] for entry in manager.got(f"cases/{case['id']}")["history"]]
    assert kinds[-1] == "task.approved" and "task.returned" in kinds
    assert manager.got(f"cases/{case['id']}")["owner"] == me["id"], "who answers to the client stays (W4)"
    assert manager.got("department-scores")["items"] == [], "Pavel is of no department"


def test_parts_come_first(manager, colleague):
    pavel = colleague.got("me")["id"]
    whole = manager.made("tasks", {"wanted": "Подготовить отчёт", "person": pavel})
    part = manager.made("tasks", {"wanted": "Собрать цифры", "person": pavel, "parent": whole["task"]["id"]})
    step(colleague, whole, "accept")
    refused = colleague.post(f"tasks/{whole['task']['id']}/steps", {"step": "finish", "text": "Готово"})
    assert refused.status_code == 409
    step(manager, part, "withdraw")
    assert step(colleague, whole, "finish", text="Готово")["parts"][0]["state"] == "withdrawn"


def test_what_can_not_be_right_is_explained(manager, colleague):
    pavel = colleague.got("me")["id"]
    wrong = [
        ({"wanted": "Что-то"}, "person"),
        ({"wanted": "Что-то", "person": pavel, "department": "0000000000001"}, "person"),
        ({"wanted": "Что-то", "person": "0000000000001"}, "to"),
        ({"wanted": "Что-то", "department": "0000000000001"}, "to"),
        ({"wanted": "  ", "person": pavel}, "wanted"),
        ({"wanted": "x" * 5001, "person": pavel}, "wanted"),
        ({"wanted": "Что-то", "person": pavel, "due": due(hours=-1)}, "due"),
        ({"wanted": "Что-то", "person": pavel, "due": due(days=365 * 4)}, "due"),
        ({"wanted": "Что-то", "person": pavel, "items": ["  "]}, "items"),
        ({"wanted": "Что-то", "person": pavel, "items": [f"{n}" for n in range(51)]}, "items"),
    ]
    for body, field in wrong:
        answer = manager.post("tasks", body)
        assert answer.status_code == 422, (body, answer.text)
        assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert manager.got("tasks")["items"] == []
    for body in ({"wanted": "Что-то", "person": pavel, "case": "0000000000001"}, {"wanted": "Что-то", "person": pavel, "parent": "0000000000001"}):
        assert manager.post("tasks", body).status_code == 404

    task = manager.made("tasks", {"wanted": "Что-то", "person": pavel})
    steps = f"tasks/{task['task']['id']}/steps"
    assert colleague.post(steps, {"step": "dance"}).status_code == 422
    assert colleague.post(steps, {"step": "return"}).json()["errors"][0]["field"] == "text"
    assert colleague.post(steps, {"step": "start"}).status_code == 409
    assert colleague.post(steps, {"step": "withdraw"}).status_code == 403
    assert manager.post(steps, {"step": "accept"}).status_code == 403
    assert manager.get("tasks?state=lost").status_code == 422
    assert manager.get("tasks/0000000000001").status_code == 404

"""Claims: the sheet, the decision, the letter on paper, and the guide that is followed (SPEC L5)."""

import contextlib
import copy
import sqlite3
import subprocess

import pytest
from support.api import Program, letter
from support.server import WEASYPRINT


@pytest.fixture
def head(server) -> Program:
    return Program.of(server, "vera", "Орехова Вера Павловна", "service-head")


def put(program: Program, path: str, body):
    return program.session.put(f"{program.server.url}/api/v1/{path}", json=body, timeout=10)


def claim_of(program: Program) -> dict:
    """A case of a dissatisfied client, in the program's hands."""
    case = program.got(f"cases/{program.made('interactions', letter('anna@vector.example'))['case']['id']}")
    case = program.made(f"cases/{case['id']}/taking", {"version": case["version"]})
    changed = program.patch(f"cases/{case['id']}", {"version": case["version"], "kind": "claim"})
    assert changed.status_code == 200, changed.text
    return changed.json()


def fields_of(answer) -> list[str]:
    assert answer.status_code == 422, f"{answer.status_code}: {answer.text}"
    return [error["field"] for error in answer.json()["errors"]]


def test_a_claim_is_filled_decided_answered_on_paper_and_closed(head, tmp_path):
    case = claim_of(head)
    path = f"cases/{case['id']}/claim"
    assert head.got(path) == {"case": case["id"], "version": 0, "wants": ["cause", "decision"]}
    refused = head.post(f"cases/{case['id']}/closing", {"version": case["version"], "confirmedBy": "phone"})
    assert refused.status_code == 409 and "причин" in refused.json()["title"], refused.text
    branch = head.made("claim-causes", {"name": "Доставка"})
    cause = head.made("claim-causes", {"name": "Опоздание", "parent": branch["id"]})
    sheet = {
        "version": 0, "cause": cause["id"], "severity": "serious", "product": "Принтеры",
        "cost": {"minor": 8_400_050, "currency": "RUB"}, "remedy": {"minor": 1_200_000, "currency": "RUB"},
    }  # fmt: skip
    filled = put(head, path, sheet)
    assert filled.status_code == 200, filled.text
    assert filled.json()["cost"] == sheet["cost"] and filled.json()["wants"] == ["decision"]
    assert put(head, path, sheet).status_code == 409, "the sheet is another one by now"

    early = head.post(f"{path}/letter", {"version": 1, "text": "Рано", "channel": "portal"})
    assert early.status_code == 409
    decision = {"version": 1, "verdict": "partly", "text": "Вернём стоимость доставки."}
    decided = head.post(f"{path}/decision", decision).json()
    assert decided["decision"]["verdict"] == "partly" and decided["wants"] == []

    words = "Уважаемая Анна!\n\nВернём 12 000 ₽ <b>до пятницы</b>."
    key = {"Idempotency-Key": f"letter-{case['id']}"}
    sent = {"version": 2, "text": words}
    answered = head.post(f"{path}/letter", sent, **key)
    assert answered.status_code == 201, answered.text
    again = head.post(f"{path}/letter", sent, **key)
    assert again.json() == answered.json() and again.headers["Idempotency-Replayed"] == "true"
    out = [one for one in head.got(f"cases/{case['id']}")["interactions"] if one["direction"] == "out"]
    assert [one["id"] for one in out] == [answered.json()["letter"]]
    assert out[0]["subject"] == f"Ответ на претензию № {case['number']}"
    assert answered.json()["letterNumber"].startswith("1/20")
    if WEASYPRINT.exists() and "HIGHROCK_DATABASE" not in head.server.environment:
        text = printed(head.server, tmp_path)
        assert f"№ {case['number']}" in text and "<b>до пятницы</b>" in text and "Орехова Вера" in text
        assert f"Исх. № {answered.json()['letterNumber']} от" in text

    twice = head.made(f"{path}/letter", {"version": answered.json()["version"], "text": "Ещё одно"})
    assert twice["letterNumber"].startswith("2/20") and twice["letter"] != answered.json()["letter"]
    now = head.got(f"cases/{case['id']}")
    closed = head.made(f"cases/{case['id']}/closing", {"version": now["version"], "confirmedBy": "portal"})
    assert closed["status"] == "closed"
    sent = {
        "version": twice["version"], "rootCause": "Склад опоздал",
        "measure": {"wanted": "Звонить на склад утром", "person": head.got("me")["id"]},
    }  # fmt: skip
    analysed = head.post(f"{path}/analysis", sent).json()["analysis"]
    (measure,) = analysed["measures"]
    assert analysed["rootCause"] == "Склад опоздал" and measure["state"] == "new" and measure["due"]
    head.made(f"tasks/{measure['id']}/steps", {"step": "accept"})
    head.made(f"tasks/{measure['id']}/steps", {"step": "finish", "text": "Звоним"})
    assert head.got(path)["analysis"]["measures"][0]["state"] == "done"
    told = [entry["kind"] for entry in head.got(f"cases/{case['id']}")["history"]]
    assert [kind for kind in told if kind.startswith("task.")] == ["task.asked", "task.accepted", "task.done"]
    kinds = [kind for kind in told if kind.startswith("case.")]
    assert kinds[-5:] == ["case.claim-answered", "case.answered", "case.claim-answered", "case.closed", "case.claim-analysed"]


def printed(server, place) -> str:
    """The words of the PDF that went along, read back out of the database."""
    with contextlib.closing(sqlite3.connect(server.data / "highrock.sqlite")) as database:
        pieces = database.execute(
            "SELECT file_piece.content FROM file_piece JOIN file ON file.id = file_piece.file "
            "WHERE file.media_type = 'application/pdf' ORDER BY file_piece.file, file_piece.place"
        ).fetchall()
    paper = place / "letter.pdf"
    paper.write_bytes(b"".join(piece for (piece,) in pieces))
    return subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout


def test_what_can_not_be_on_a_sheet_is_refused(head, manager):
    case = claim_of(head)
    path = f"cases/{case['id']}/claim"
    for wrong, field in [
        ({"cost": {"minor": -1, "currency": "RUB"}}, "cost.minor"),
        ({"remedy": {"minor": 10**17, "currency": "RUB"}}, "remedy"),
        ({"cost": {"minor": 1, "currency": "RUR"}}, "cost.currency"),
        ({"cost": {"minor": 1, "currency": "рубли"}}, "cost.currency"),
        ({"severity": "awful"}, "severity"),
        ({"cause": case["id"]}, "cause"),
        ({"departmentAtFault": case["id"]}, "departmentAtFault"),
        ({"product": "п" * 101}, "product"),
    ]:
        assert fields_of(put(head, path, {"version": 0, **wrong})) == [field], wrong
    assert fields_of(head.post(f"{path}/decision", {"version": 0, "verdict": "maybe", "text": "x"})) == ["verdict"]
    assert fields_of(head.post(f"{path}/analysis", {"version": 0, "rootCause": " "})) == ["rootCause"]
    for wrong, field in [
        ({"wanted": "x"}, "person"),
        ({"wanted": "x", "person": case["id"]}, "to"),
        ({"wanted": " ", "person": head.got("me")["id"]}, "wanted"),
        ({"wanted": "x", "person": head.got("me")["id"], "due": "2020-01-01T00:00:00Z"}, "due"),
    ]:
        sent = {"version": 0, "rootCause": "Спешили", "measure": wrong}
        assert fields_of(head.post(f"{path}/analysis", sent)) == [field], wrong
    assert head.got(path)["version"] == 0
    decision = manager.post(f"{path}/decision", {"version": 0, "verdict": "accepted", "text": "x"})
    assert decision.status_code == 403
    other = head.made("interactions", letter("other@vector.example"))["case"]["id"]
    assert head.get(f"cases/{other}/claim").status_code == 409, "no claim"
    assert head.get("cases/0000000000001/claim").status_code == 404


def test_causes_make_no_circle(head):
    top = head.made("claim-causes", {"name": "Сроки"})
    below = head.made("claim-causes", {"name": "Выезд", "parent": top["id"]})
    circle = head.patch(f"claim-causes/{top['id']}", {"version": 1, "name": "Сроки", "parent": below["id"]})
    assert fields_of(circle) == ["parent"] and "самой себя" in circle.json()["title"]
    assert fields_of(head.post("claim-causes", {"name": "сроки"})) == ["name"]
    assert [cause["name"] for cause in head.got("claim-causes")["items"]] == ["Сроки", "Выезд"]


def test_a_guide_is_followed_and_a_broken_one_is_not_published(head):
    case = claim_of(head)
    path = f"cases/{case['id']}/guide"
    (offer,) = head.got(path)["offered"]
    begun = head.made(path, {"guide": offer["id"]})
    assert begun["step"]["id"] == "calm" and begun["step"]["say"]["en"]
    on = head.made(f"{path}/steps", {"step": "calm", "branch": "talks", "note": "спокоен"})
    assert on["step"]["id"] == "hear" and on["taken"][0]["note"] == "спокоен"
    assert head.post(f"{path}/steps", {"step": "calm", "branch": "talks"}).status_code == 409
    assert fields_of(head.post(f"{path}/steps", {"step": "hear", "branch": "nowhere"})) == ["branch"]
    assert fields_of(head.post(f"{path}/end", {"step": "hear"})) == ["note"]
    assert head.made(f"{path}/back", {})["step"]["id"] == "calm"
    assert head.made(f"{path}/end", {"step": "calm", "note": "звонок сорвался"})["ended"]

    guide = head.got(f"guides/{offer['id']}")
    broken = copy.deepcopy(guide["document"])
    broken["steps"][0]["branches"][0]["to"] = "nowhere"
    assert fields_of(put(head, f"guides/{offer['id']}", {"version": guide["version"], "document": broken})) == ["document"]
    half = copy.deepcopy(guide["document"])
    half["steps"][3]["say"]["en"] = ""
    assert fields_of(put(head, f"guides/{offer['id']}", {"version": guide["version"], "document": half})) == ["document"]
    assert head.got(f"guides/{offer['id']}") == guide, "nothing of it was kept"
    better = copy.deepcopy(guide["document"])
    better["name"]["ru"] = "Недовольный клиент"
    put(head, f"guides/{offer['id']}", {"version": guide["version"], "document": better})
    assert head.got(f"guides/{offer['id']}")["edition"] == guide["edition"] + 1

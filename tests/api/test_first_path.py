"""The main job over the API: from a letter to a case that the client has confirmed (W1, W3, W4, W5, L1)."""

from support.api import Program, letter


def test_a_letter_becomes_a_case_and_is_carried_to_its_end(manager):
    received = manager.made("interactions", letter())
    case = manager.get(f"cases/{received['case']['id']}").json()
    assert (case["status"], case["line"], case["owner"] if "owner" in case else None) == ("new", 1, None)
    assert [item["text"] for item in case["interactions"]] == [letter()["text"]]

    taken = manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})
    me = manager.get("me").json()
    assert (taken["status"], taken["owner"]) == ("working", me["id"])

    noted = manager.made(f"cases/{case['id']}/notes", {"text": "Банк подтвердил: платёж вернулся."})
    assert noted["notes"][0]["author"] == me["id"]
    answered = manager.made(f"cases/{case['id']}/answers", {"text": "Здравствуйте, Ольга! Повторите, пожалуйста, платёж."})
    assert answered["interactions"][-1]["delivery"] == "waiting", "until mail is connected an answer waits in the outbox"

    handed = manager.made(
        f"cases/{case['id']}/hand-overs",
        {"version": answered["version"], "line": 2, "summary": "Платёж вернулся из банка, нужна проверка реквизитов."},
    )
    assert (handed["line"], handed["handOvers"]) == (2, 1)
    assert handed["owner"] == me["id"], "the manager answers for the case while others work on it (W4)"

    solved = manager.made(f"cases/{case['id']}/taking", {"version": handed["version"]})
    solved = manager.made(f"cases/{case['id']}/solution", {"version": solved["version"]})
    closed = manager.made(f"cases/{case['id']}/closing", {"version": solved["version"], "confirmedBy": "phone"})
    assert closed["status"] == "closed" and closed["closed"]
    kinds = [entry["kind"] for entry in closed["history"]]
    assert kinds[0] == "case.opened" and kinds[-1] == "case.closed"


def test_the_same_sender_is_one_client(manager):
    first = manager.made("interactions", letter())
    second = manager.made("interactions", letter("OLGA@vector.example", subject="Ещё вопрос"))
    assert first["client"] == second["client"] and first["case"] != second["case"]
    other = manager.made("interactions", letter("pavel@sigma.example"))
    assert other["client"] != first["client"]
    client = manager.get(f"clients/{first['client']['id']}").json()
    assert client["provisional"] is True


def test_a_hand_over_without_a_summary_is_refused(manager):
    case = manager.get(f"cases/{manager.made('interactions', letter())['case']['id']}").json()
    case = manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})
    answer = manager.post(f"cases/{case['id']}/hand-overs", {"version": case["version"], "line": 2, "summary": " "})
    assert answer.status_code == 422 and [error["field"] for error in answer.json()["errors"]] == ["summary"]
    assert manager.get(f"cases/{case['id']}").json()["line"] == 1


def test_a_write_over_a_newer_version_is_refused(manager):
    case = manager.get(f"cases/{manager.made('interactions', letter())['case']['id']}").json()
    manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})
    late = manager.patch(f"cases/{case['id']}", {"version": case["version"], "subject": "Другое"})
    assert late.status_code == 409
    assert manager.get(f"cases/{case['id']}").json()["subject"] == letter()["subject"]


def test_lists_are_whole_and_without_doubles(manager):
    made = {manager.made("interactions", letter(f"c{n}@client.example"))["case"]["id"] for n in range(23)}
    seen, cursor = [], None
    while True:
        page = manager.get("cases", limit=5, **({"after": cursor} if cursor else {})).json()
        seen += [case["id"] for case in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) and set(seen) == made


def test_what_a_token_may_not_do_is_refused(server):
    reader = Program.of(server, "olga", "Чтецова Ольга", "manager", "cases.see")
    received = Program(server, None).made("interactions", letter())
    case = reader.get(f"cases/{received['case']['id']}")
    assert case.status_code == 200
    refused = reader.post(f"cases/{received['case']['id']}/taking", {"version": case.json()["version"]})
    assert refused.status_code == 403
    assert reader.get("clients").status_code == 403
    assert Program(server, "hr_nonsense").get("cases").status_code == 401
    assert Program(server, None).get("cases").status_code == 401

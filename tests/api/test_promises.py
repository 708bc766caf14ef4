"""What clients are told will be done, and by when (W2, L2)."""

import datetime

from support.api import Program, letter


def case_of(manager: Program) -> dict:
    case = manager.got(f"cases/{manager.made('interactions', letter())['case']['id']}")
    return manager.made(f"cases/{case['id']}/taking", {"version": case["version"]})


def due(**span) -> str:
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(**span)).isoformat(timespec="seconds").replace("+00:00", "Z")


def test_a_promise_stands_on_the_case_until_it_is_kept(manager):
    case = case_of(manager)
    assert case["promises"] == []
    promised = manager.made(f"cases/{case['id']}/promises", {"what": "Перезвоним с ответом банка", "due": due(hours=3)})
    (promise,) = promised["promises"]
    assert promise["what"] == "Перезвоним с ответом банка" and "outcome" not in promise
    assert promise["author"] == manager.get("me").json()["id"]

    kept = manager.made(f"cases/{case['id']}/promises/settlement", {"promise": promise["id"], "outcome": "kept"})
    assert kept["promises"][0]["outcome"] == "kept" and kept["promises"][0]["settled"]
    kinds = [entry["kind"] for entry in kept["history"]]
    assert kinds[-2:] == ["case.promised", "case.promise-kept"]
    again = manager.post(f"cases/{case['id']}/promises/settlement", {"promise": promise["id"], "outcome": "withdrawn"})
    assert again.status_code == 409


def test_a_time_that_is_over_can_not_be_promised(manager):
    case = case_of(manager)
    for moment in (due(hours=-1), due(days=365 * 4)):
        answer = manager.post(f"cases/{case['id']}/promises", {"what": "Перезвоним", "due": moment})
        assert answer.status_code == 422 and [error["field"] for error in answer.json()["errors"]] == ["due"]
    assert manager.got(f"cases/{case['id']}")["promises"] == []


def test_what_the_client_confirms_was_kept(manager):
    case = case_of(manager)
    case = manager.made(f"cases/{case['id']}/promises", {"what": "Пришлём счёт", "due": due(days=1)})
    closed = manager.made(f"cases/{case['id']}/closing", {"version": case["version"], "confirmedBy": "phone"})
    assert closed["promises"][0]["outcome"] == "kept"

"""By when a case is to be answered and solved, in working time (L2)."""

from support.api import Program, letter


def goals(case: dict) -> dict:
    return {deadline["goal"]: deadline for deadline in case["deadlines"]}


def test_clocks_run_rest_for_a_reason_and_end(manager: Program):
    case = manager.got(f"cases/{manager.made('interactions', letter())['case']['id']}")
    assert set(goals(case)) == {"first-answer", "solution"}
    assert goals(case)["first-answer"]["target"] < goals(case)["solution"]["target"]
    assert goals(case)["first-answer"]["due"] < goals(case)["solution"]["due"]

    urgent = manager.patch(f"cases/{case['id']}", {"version": case["version"], "priority": "urgent"}).json()
    assert goals(urgent)["solution"]["target"] < goals(case)["solution"]["target"]
    assert goals(urgent)["solution"]["due"] < goals(case)["solution"]["due"]

    taken = manager.made(f"cases/{case['id']}/taking", {"version": urgent["version"]})
    answered = manager.made(f"cases/{case['id']}/answers", {"text": "Здравствуйте, Ольга! Проверяем."})
    assert set(goals(answered)) == {"solution"}, f"an answer ends the clock of {taken['number']}"

    resting = manager.made(f"cases/{case['id']}/waiting", {"version": answered["version"], "waitingFor": "supplier"})
    assert goals(resting)["solution"]["waitingFor"] == "supplier" and "due" not in goals(resting)["solution"]
    resumed = manager.made(f"cases/{case['id']}/resumption", {"version": resting["version"]})
    assert "due" in goals(resumed)["solution"] and "waitingFor" not in goals(resumed)["solution"]
    solved = manager.made(f"cases/{case['id']}/solution", {"version": resumed["version"]})
    assert solved["deadlines"] == []


def test_what_waits_is_given_to_whoever_is_best_for_it(manager: Program):
    case = manager.got(f"cases/{manager.made('interactions', letter())['case']['id']}")
    assert case["due"] == min(deadline["due"] for deadline in case["deadlines"])
    listed = manager.got("cases?order=due&state=open&limit=100")["items"]
    assert [one.get("due", "9999") for one in listed] == sorted(one.get("due", "9999") for one in listed)
    candidates = manager.got(f"cases/{case['id']}/candidates")["items"]
    assert candidates and not (candidates[-1]["fit"] and not candidates[0]["fit"])
    chosen = candidates[-1]["person"]
    refused = manager.post(f"cases/{case['id']}/assignment", {"version": case["version"], "to": chosen})
    assert refused.status_code == 422 and refused.json()["errors"][0]["field"] == "reason"
    given = manager.made(
        f"cases/{case['id']}/assignment", {"version": case["version"], "to": chosen, "reason": "просил клиент"}
    )
    assert given["worker"] == chosen == given["owner"]
    again = manager.post(f"cases/{case['id']}/assignment", {"version": given["version"], "to": chosen, "reason": "ещё"})
    assert again.status_code == 409


def test_the_next_case_is_the_one_whose_deadline_is_nearest(manager: Program):
    for priority in ("low", "urgent"):
        client = manager.made("clients", {"kind": "person", "name": f"Срочный {priority}"})
        manager.made(
            "cases",
            {
                "client": client["id"], "kind": "request", "subject": "Помогите", "text": "Помогите", "channel": "email",
                "priority": priority, "line": 3,
            },
        )
    taken = manager.made("lines/3/next", {})
    assert taken["status"] == "working" and taken["worker"] == manager.got("me")["id"]
    waiting = [one for one in manager.got("cases?order=due&state=open&line=3")["items"] if one["status"] == "new"]
    assert all(taken["due"] <= one["due"] for one in waiting)

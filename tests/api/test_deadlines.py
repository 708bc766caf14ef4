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

"""Another help desk's log happens once more by Highrock's own rules (SPEC W3, W4, L2)."""

import json
import pathlib

from support.api import Program

MAPPING = pathlib.Path(__file__).resolve().parents[2] / "examples/takeover/bpi2013-incidents.yaml"
HEADING = "sr_number,changed_at_utc,status,sub_status,owner_first_name\n"
LOG = HEADING + """\
1-1,2024-01-09T07:00:00Z,Accepted,In Progress,Anna
1-1,2024-01-09T08:00:00Z,Accepted,Wait - User,Anna
1-1,2024-01-09T10:00:00Z,Accepted,In Progress,Boris
1-1,2024-01-09T11:00:00Z,Accepted,In Progress,Anna
1-1,2024-01-09T12:00:00Z,Completed,Resolved,Anna
1-1,2024-01-12T12:00:00Z,Completed,Closed,Siebel
1-2,2024-01-09T07:00:00Z,Queued,Awaiting Assignment,Anna
1-2,2024-01-09T08:00:00Z,Accepted,In Progress,Boris
1-2,2024-01-09T09:00:00Z,Accepted,Wait - Vendor,Boris
"""


def test_a_log_is_replayed_and_every_case_ends_as_it_says(server, tmp_path):
    server.stop()
    log = tmp_path / "log.csv"
    log.write_text(LOG)
    done = server.command_json("replay", str(log), "--mapping", str(MAPPING))
    assert (done["rows"], done["cases"], done["refused"], done["astray"]) == (9, 2, [], [])
    every = done["lines"][-1]
    assert (every["cases"], every["open"], every["hand_overs_per_case"], every["ping_pongs"]) == (2, 1, 1, 1)
    assert every["pauses"] == [{"reason": "client", "worked": 2, "passed": 2}]
    assert every["solution_working_hours"]["p50"] == 3
    assert every["solution_hours"]["p99"] == 5
    assert "2 cases in their logged final state" in server.command("replay", str(log), "--mapping", str(MAPPING))
    server.start()
    vera = Program.of(server, "vera", "Орехова Вера", "service-head")
    waiting = next(case for case in vera.got("cases")["items"] if case["status"] == "waiting")
    assert vera.got(f"cases/{waiting['id']}")["deadlines"][-1]["waitingFor"] == "supplier"


def test_what_the_rules_would_not_have_fails_and_is_told(server, tmp_path):
    server.stop()
    server.command("user", "create", "boris", "--name", "Кассиров Борис", "--role", "accountant")
    (tmp_path / "log.csv").write_text(LOG)
    known = MAPPING.read_text().replace("name: given", "name: given\n  people: {Boris: boris}")
    (tmp_path / "map.yaml").write_text(known)
    done = server.attempt("replay", str(tmp_path / "log.csv"), "--mapping", str(tmp_path / "map.yaml"), "--json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert [refused["row"] for refused in told["refused"]] == [4, 9, 10]
    assert told["refused"][0]["reason"] and [lost["key"] for lost in told["astray"]] == ["1-2"]

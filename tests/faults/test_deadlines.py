"""Whoever must know that a deadline is near or broken is told once, whatever dies in the middle (SPEC L2)."""

import collections
import json
import pathlib
import random
import time

from support.database import rows
from support.server import Server
from support.waiting import until

MAPPING = pathlib.Path(__file__).resolve().parents[2] / "examples/takeover/bpi2013-incidents.yaml"
CASES = 150
KILLS = 4
TOLD = "SELECT subject, data FROM journal WHERE kind IN ('case.deadline-near', 'case.deadline-broken')"


def test_servers_killed_while_deadlines_ring_give_each_warning_once(server, engine, tmp_path):
    """What came while nobody looked is given late, but once; on PostgreSQL two servers look, and now the one dies, now the other."""
    server.stop()
    server.environment["HIGHROCK_SECRET_FILE"] = str(tmp_path / "shared.key")
    left_open(server, tmp_path / "log.csv")
    servers = [server]
    if engine == "postgres":
        servers.append(Server(server.binary, tmp_path / "second", server.environment))
    shares = [75, 100, 150]
    total = CASES * len(shares)
    try:
        for one in servers:
            one.start()
        chance, interrupted = random.Random(11), 0
        for turn in range(KILLS):
            # Each dies when some more were told, and not all.
            enough = total * (turn + chance.random()) / (KILLS + 1)
            until(lambda: len(rows(server, TOLD)) >= enough, within=60)
            servers[turn % len(servers)].kill()
            interrupted += len(rows(server, TOLD)) < total
            servers[turn % len(servers)].start()
        assert interrupted, "all was told before anything died"
        until(lambda: len(rows(server, TOLD)) >= total, within=60)
        # Whoever would tell one twice has the time to.
        time.sleep(1.5)
    finally:
        for one in servers:
            one.stop()
    told = collections.Counter()
    for subject, data in rows(server, TOLD):
        facts = json.loads(data)
        told[(subject, facts["goal"], facts["serial"], facts["share"])] += 1
    assert [key for key, times in told.items() if times > 1] == []
    assert len({subject for subject, *_ in told}) == CASES
    assert collections.Counter(share for *_, share in told) == {share: CASES for share in shares}
    diagnosis = server.command_json("doctor")
    assert all(not finding["complaints"] for finding in diagnosis["findings"] if finding["matter"] != "disk"), diagnosis


def left_open(server, log: pathlib.Path):
    """Cases that somebody took long ago and nobody ended."""
    lines = [f"1-{n},2024-01-{9 + n % 20:02}T{7 + n % 9:02}:{n % 60:02}:00Z,Accepted,In Progress,Anna" for n in range(CASES)]
    log.write_text("sr_number,changed_at_utc,status,sub_status,owner_first_name\n" + "\n".join(lines) + "\n")
    done = server.command_json("replay", str(log), "--mapping", str(MAPPING))
    assert (done["cases"], done["astray"]) == (CASES, [])

"""Measures the three lines among a million cases; called by `Benchmarks/lines`."""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

import requests

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from bases.cases import Cases  # noqa: E402
from bases.writing import PostgresBase, SQLiteBase, identity_text  # noqa: E402
from support.people import sign_in  # noqa: E402
from support.server import Server  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))
CLUSTER = os.environ.get("HIGHROCK_TEST_POSTGRES")
FOLDER = ROOT / ".build/benchmarks/lines"
# Deadlines come near and are warned of, so a base is not for ever.
LIFETIME = 12 * 3600
PEOPLE = 20
COLUMNS = "subject_kind, subject, goal, serial, service_case, due, rung, alarms"


class Bench:
    def __init__(self, engine: str, count: int, opened: int):
        self.engine, self.count, self.opened = engine, count, opened
        self.place = FOLDER / f"{engine}-{count}"
        self.facts: dict = {}
        self.rows: list[tuple] = []

    def add(self, what: str, measured: str, asked: str = "", good: bool | None = None):
        word = {True: "yes", False: "NO", None: ""}[good]
        self.rows.append((what, measured, asked, word))
        print(f"{what + ', ' + self.engine:<62} {measured:>34}  {asked:<12} {word}", flush=True)

    # The base, made once, and a copy of it for each run.

    def url(self, name: str) -> str:
        return urllib.parse.urlunsplit(urllib.parse.urlsplit(CLUSTER)._replace(path=f"/lines_{self.count}_{name}"))

    def server(self, name: str) -> Server:
        environment = {"HIGHROCK_PUBLIC_RATE": "100000000"}
        if self.engine == "PostgreSQL":
            environment["HIGHROCK_DATABASE"] = self.url(name)
        return Server(BINARY, self.place / name, environment)

    def base(self, name: str):
        if self.engine == "PostgreSQL":
            return PostgresBase(self.url(name))
        return SQLiteBase(self.place / name / "highrock.sqlite")

    def database(self, name: str, after: str = ""):
        if self.engine == "PostgreSQL":
            name = f"lines_{self.count}_{name}"
            for statement in (f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" {after}'):
                command = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", CLUSTER, "-c", "SET client_min_messages = warning", "-c", statement]
                subprocess.run(command, check=True)

    def stands(self, name: str) -> bool:
        """A cluster does not outlive its benchmark, what is kept of a base there does."""
        if self.engine == "SQLite":
            return True
        asked = f"SELECT 1 FROM pg_database WHERE datname = 'lines_{self.count}_{name}'"
        return bool(subprocess.run(["psql", "-qXAtc", asked, "-d", CLUSTER], check=True, capture_output=True).stdout.strip())

    def make(self, anew: bool):
        kept = self.place / "facts.json"
        if kept.exists() and not anew:
            self.facts = json.loads(kept.read_text())
            if time.time() - self.facts["made"] / 1000 < LIFETIME and self.stands("base"):
                return
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        self.database("base")
        server = self.server("base")
        begun = time.monotonic()
        server.command("demo", "--scale", "1", within=600)
        server.start()
        base = self.base("base")
        catch_up(base)
        server.stop()
        few, many = managers(base)
        self.facts = Cases(base, self.count, self.opened).fill(few[0], many[0]) | {"few": few[1], "many": many[1]}
        base.close()
        print(f"({self.count:,} cases on {self.engine} written in {time.monotonic() - begun:.0f} s)", flush=True)
        begun = time.monotonic()
        done = server.command_json("deadlines", "rebuild")
        print(f"(deadlines of {done['cases']:,} cases counted in {time.monotonic() - begun:.0f} s)", flush=True)
        tokens = [server.command("token", "create", "--user", f"worker-{n}").strip() for n in range(PEOPLE)]
        kept.write_text(json.dumps(self.facts | {"tokens": tokens}))
        self.facts = json.loads(kept.read_text())

    def copy(self) -> Server:
        shutil.rmtree(self.place / "run", ignore_errors=True)
        shutil.copytree(self.place / "base", self.place / "run")
        self.database("run", f'TEMPLATE "lines_{self.count}_base"')
        return self.server("run")

    # The figures.

    def run(self):
        server = self.copy()
        server.start(within=300)
        try:
            catch_up(self.base("run"), within=600)
            self.days(server)
            self.next_alone(server)
            self.next_together(server)
            self.priority(server)
        finally:
            server.stop()
        self.next_due()
        shutil.rmtree(self.place / "run", ignore_errors=True)

    def days(self, server: Server):
        for whose, cases in (("few", 40), ("many", 400)):
            session = sign_in(server, self.facts[whose], "demo")
            times = [self.took(lambda: session.get(server.url + "/desk", timeout=30)) for _ in range(220)][20:]
            times.sort()
            p95 = times[int(len(times) * 0.95)]
            measured = f"p50 {times[len(times) // 2]:.1f} ms, p95 {p95:.1f} ms"
            # PostgreSQL is for comparison.
            good = p95 <= 60 if self.engine == "SQLite" else None
            self.add(f"manager's day, {cases} open cases", measured, "≤ 60 ms" if good is not None else "", good)

    @staticmethod
    def took(ask) -> float:
        begun = time.perf_counter()
        answer = ask()
        took = (time.perf_counter() - begun) * 1000
        assert answer.status_code in (200, 201), f"{answer.status_code}: {answer.text[:300]}"
        return took

    def next_alone(self, server: Server):
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.facts['tokens'][0]}"
        url = server.url + "/api/v1/lines/1/next"
        times = sorted(self.took(lambda: session.post(url, json={}, timeout=30)) for _ in range(200))
        p95 = times[int(len(times) * 0.95)]
        self.add("take next", f"p50 {times[len(times) // 2]:.1f} ms, p95 {p95:.1f} ms", "≤ 10 ms", p95 <= 10)

    def next_together(self, server: Server):
        """Twenty people ask again as soon as they have an answer."""
        tokens = ", ".join(f'"{token}"' for token in self.facts["tokens"])
        script = f"""
            local tokens, threads, n = {{{tokens}}}, 0, 0
            function setup(thread) thread:set("id", threads); threads = threads + 1 end
            request = function()
                n = n + 1
                local headers = {{["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. tokens[(n * 2 + id) % #tokens + 1]}}
                return wrk.format("POST", nil, headers, "{{}}")
            end
            """
        base = self.base("run")
        before = int(base.rows("SELECT MAX(entry) FROM journal")[0][0])
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
            file.write(script)
            file.flush()
            command = ["wrk", "-t2", f"-c{PEOPLE}", "-d3s", "--latency", "-s", file.name, server.url + "/api/v1/lines/1/next"]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
        asked = int(re.search(r"(\d+) requests in", printed).group(1)) - int(wrong.group(1) if wrong else 0)
        taken = base.rows(f"SELECT subject, COUNT(*) FROM journal WHERE kind = 'case.taken' AND entry > {before} GROUP BY subject")
        doubles = sum(int(times) > 1 for _, times in taken)
        p50, p99 = (re.search(rf"{share}%\s+(\S+)", printed).group(1) for share in (50, 99))
        good = doubles == 0 and len(taken) >= asked and not wrong
        measured = f"{len(taken)} taken, {doubles} twice; p50 {p50}, p99 {p99}"
        self.add(f"{PEOPLE} people take at once", measured + (f"; {wrong.group(0)}" if wrong else ""), "none twice", good)

    def priority(self, server: Server):
        """All open cases of one client become more urgent; it counts until all their clocks are right."""
        client = self.facts["client"]
        base = self.base("run")
        query = f"SELECT id, version, due FROM service_case WHERE client = {client} AND status = 'working' AND priority < 4"
        waiting = f"SELECT id, version, due FROM service_case WHERE client = {client} AND status = 'waiting' AND priority < 4"
        moving, resting = base.rows(query), base.rows(waiting)
        session = sign_in(server, self.facts["few"], "demo")
        cases = [f"{identity_text(int(case[0]))}:{case[1]}" for case in moving + resting]
        token = re.search(r'name="_csrf"[^>]*value="([^"]*)"', session.get(server.url + "/me").text).group(1)
        begun = time.perf_counter()
        for first in range(0, len(cases), 100):
            form = {"_csrf": token, "act": "prioritise", "priority": "4", "case": cases[first : first + 100]}
            answer = session.post(server.url + "/cases/bulk", data=form, allow_redirects=False, timeout=30)
            assert answer.status_code == 303, f"{answer.status_code}: {answer.text[:500]}"
        acted = time.perf_counter() - begun
        # What runs is due sooner; what rests has its next warning moved when it runs again.
        dues = ", ".join(f"({case[0]}, {case[2]})" for case in moving)
        left = f"WITH was (id, due) AS (VALUES {dues}) SELECT COUNT(*) FROM was JOIN service_case ON service_case.id = was.id WHERE service_case.due >= was.due"
        while int(base.rows(left)[0][0]):
            assert time.perf_counter() - begun < 60, "the clocks did not follow"
            time.sleep(0.02)
        took = time.perf_counter() - begun
        self.add(f"priority of a client's {len(cases)} open cases", f"{took:.2f} s (the act {acted:.2f} s)", "≤ 1 s", took <= 1)

    def next_due(self):
        base = self.base("run")
        there, now = int(base.rows("SELECT COUNT(*) FROM deadline")[0][0]), int(time.time() * 1000)
        columns = (COLUMNS + ", alarm").split(", ")
        fresh = max(0, 1_000_000 - there)
        for begun in range(0, fresh, 50_000):
            base.write("deadline", columns, [self.clock(n, fresh, now) for n in range(begun, min(begun + 50_000, fresh))])
        if self.engine == "PostgreSQL":
            base.run("ANALYZE deadline")
        query = f"SELECT {COLUMNS} FROM deadline WHERE alarm <= {now} ORDER BY alarm LIMIT 200"
        found = len(base.rows(query))
        times = base.times(query, 200)
        p95 = times[int(len(times) * 0.95)]
        measured = f"{found} found, p50 {times[len(times) // 2]:.2f} ms, p95 {p95:.2f} ms"
        self.add(f"next due of {there + fresh:,} clocks", measured, "< 50 ms", found >= 200 and p95 < 50)

    @staticmethod
    def clock(n: int, count: int, now: int) -> tuple:
        """A thousand are due, the others in the next year."""
        at = now - n if n < 1000 else now + 60_000 + n * (365 * 86_400_000 // count)
        return ("case", n + 1, "solution", 0, None, at + 3_600_000, 0, f"75:{at} 100:{at + 3_600_000}", at)


def managers(base) -> list[tuple[int, str]]:
    """Two who can sign in, with the fewest open cases."""
    found = base.rows(
        """
        SELECT person.id, person.login FROM person JOIN person_role ON person_role.person = person.id
        WHERE person_role.role = 'manager' AND person.state = 'active' AND person.password IS NOT NULL
        ORDER BY (SELECT COUNT(*) FROM service_case WHERE (worker = person.id OR owner = person.id) AND status <> 'closed')
        LIMIT 2
        """
    )
    return [(int(id), login) for id, login in found]


def catch_up(base, within: float = 600):
    """Waits until all who follow the journal have read it, and nothing is to be warned of."""
    deadline = time.monotonic() + within
    while True:
        behind = base.rows("SELECT (SELECT MAX(seq) FROM journal) - MIN(reached) FROM subscription")[0][0]
        late = base.rows(f"SELECT COUNT(*) FROM deadline WHERE alarm <= {int(time.time() * 1000)}")[0][0]
        unsealed = base.rows("SELECT COUNT(*) FROM journal WHERE seq IS NULL")[0][0]
        if behind not in (None, "") and not int(behind) and not int(late) and not int(unsealed):
            return
        assert time.monotonic() < deadline, (behind, late, unsealed)
        time.sleep(0.5)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--open", type=int, default=50_000)
    options.add_argument("--anew", action="store_true", help="make the bases anew")
    options.add_argument("--engine", choices=["SQLite", "PostgreSQL"], action="append")
    chosen = options.parse_args()
    benches = [Bench(engine, chosen.cases, chosen.open) for engine in chosen.engine or ["SQLite", "PostgreSQL"]]
    for bench in benches:
        bench.make(chosen.anew)
        bench.run()
    print("\n| figure | measured | asked | |\n|---|---|---|---|")
    for bench in benches:
        for what, measured, asked, good in bench.rows:
            print(f"| {what}, {bench.engine} | {measured} | {asked} | {good} |")
    sys.exit(any(row[3] == "NO" for bench in benches for row in bench.rows))


main()

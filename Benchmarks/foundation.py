"""Measures the foundation's figures; called by `Benchmarks/foundation`."""

import argparse
import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid

import requests

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.people import sign_in  # noqa: E402
from support.server import Server  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))
CLUSTER = os.environ["HIGHROCK_TEST_POSTGRES"]
LOGS = ROOT.parent / "shared/data/servicedesk"
SECONDS = 8
CONNECTIONS = 64
# What comes at once is taken in together, so it takes many senders to show what can be taken in.
SENDERS = 512


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what: str, measured: str, asked: str, good: bool | None):
        self.rows.append((what, measured, asked, {True: "yes", False: "NO", None: ""}[good]))
        print(f"{what:<46} {measured:>34}  {asked:<10} {self.rows[-1][3]}", flush=True)


def wrk(url: str, *, seconds: int = SECONDS, connections: int = CONNECTIONS, headers: dict | None = None, script: str = "") -> dict:
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", url]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        if script:
            file.write(script)
            file.flush()
            command += ["-s", file.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    assert not wrong, f"{wrong.group(0)} from {url}\n{printed}"
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1)), "text": printed}


def memory(process, field: str = "VmRSS") -> float:
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+) kB", text).group(1)) / 1024


def latencies_at(rate: int, seconds: int, url: str, headers: dict) -> list[float]:
    """Requests started at fixed times whatever the answers do, so that a stall is not hidden."""
    found, threads, begin = [], [], time.monotonic() + 0.2
    guard = threading.Lock()
    local = threading.local()

    def ask(at: float):
        if not hasattr(local, "session"):
            local.session = requests.Session()
        time.sleep(max(0, at - time.monotonic()))
        started = time.monotonic()
        answer = local.session.get(url, headers=headers, timeout=10)
        took = time.monotonic() - max(at, started)
        assert answer.status_code == 200, answer.status_code
        with guard:
            found.append(took * 1000)

    # A worker takes every eighth turn and keeps its connection.
    workers = 8

    def work(first: int):
        for turn in range(first, rate * seconds, workers):
            ask(begin + turn / rate)

    threads = [threading.Thread(target=work, args=(first,)) for first in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def raw_sqlite_commits(folder: pathlib.Path, seconds: float = 3) -> float:
    """Single-row inserts, each a durable commit: WAL and synchronous=FULL, as the server has them."""
    file = folder / "raw.sqlite"
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS letter (id INTEGER PRIMARY KEY, subject TEXT, text TEXT)")
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        connection.execute("INSERT INTO letter (subject, text) VALUES (?, ?)", ("Вопрос", "Не проходит оплата по договору."))
        count += 1
    connection.close()
    return count / seconds


def pgbench_inserts(database: str, connections: int, seconds: int = SECONDS) -> float:
    subprocess.run(["psql", "-qX", "-d", database, "-c", "SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS raw_insert (id bigserial PRIMARY KEY, subject text, text text)"], check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write("INSERT INTO raw_insert (subject, text) VALUES ('Вопрос', 'Не проходит оплата по договору.');\n")
        file.flush()
        printed = subprocess.run(
            ["/usr/lib/postgresql/15/bin/pgbench", "-n", "-M", "prepared", "-c", str(connections), "-j", str(min(2, connections)), "-T", str(seconds), "-f", file.name, database],
            capture_output=True, text=True, check=True,
        ).stdout
    return float(re.search(r"tps = ([\d.]+)", printed).group(1))


OPENING = """
local n = 0
request = function()
  n = n + 1
  local body = string.format('{"channel":"web","from":{"name":"Клиент","email":"c%d@client.example"},"subject":"Вопрос %d","text":"Не проходит оплата по договору."}', n % 500, n)
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
end
"""


def fresh_postgres() -> str:
    name = "bench_" + uuid.uuid4().hex[:8]
    subprocess.run(["psql", "-qX", "-d", CLUSTER, "-c", f"CREATE DATABASE {name}"], check=True)
    return urllib.parse.urlunsplit(urllib.parse.urlsplit(CLUSTER)._replace(path="/" + name))


def catch_up(data: pathlib.Path, within: float = 600):
    """Waits until everything that was filled in can be found."""
    deadline = time.monotonic() + within
    while True:
        with sqlite3.connect(f"file:{data / 'highrock.sqlite'}?mode=ro", uri=True, timeout=5) as database:
            ends = database.execute("SELECT MIN(reached), (SELECT MAX(seq) FROM journal) FROM subscription").fetchone()
        if ends[0] == ends[1]:
            return
        assert time.monotonic() < deadline, ends
        time.sleep(0.5)


def pages(table: Table, scale: int):
    data = ROOT / f".build/benchmarks/demo-{scale}"
    server = Server(BINARY, data, {"HIGHROCK_PUBLIC_RATE": "100000000"})
    print(f"(the demonstration company × {scale})", flush=True)
    started = time.monotonic()
    server.command("demo", "--scale", str(scale), within=3000)
    print(f"(filled in {time.monotonic() - started:.0f} s)", flush=True)
    server.start()
    try:
        catch_up(data)
        # Nothing has been asked of it yet, and nothing is left to do.
        server.stop()
        server.start()
        time.sleep(2)
        idle = memory(server.process)
        session = sign_in(server, "anna.manager", "demo")
        cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
        numbers, headers = case_numbers(session, server), {"Cookie": cookie, "Accept-Language": "ru"}
        # With something behind the question mark a page is always written anew.
        anew = f"{server.url}/cases/{numbers[0]}?write=answer"
        assert session.get(anew).status_code == 200
        hello, kept, written = [], [], []
        for _ in range(3):
            hello.append(wrk(server.url + "/hello")["rate"])
            kept.append(wrk(server.url, headers=headers, script=around(numbers))["rate"])
            written.append(wrk(anew, headers=headers)["rate"])
        share(table, f"case page, going round {len(numbers)} cases / hello", kept, hello, "≥ 20 %", 0.2)
        share(table, "case page, each written anew / hello", written, hello, "", None)
        loaded = memory(server.process, "VmHWM")
        times = latencies_at(50, 20, anew, headers)
        p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
        table.add("case page written anew at 50/s, p50 and p99", f"{p50:.1f} ms, {p99:.1f} ms", "< 20 ms", p99 < 20)
        table.add("memory idle", f"{idle:.0f} MB", "≤ 80 MB", idle <= 80)
        table.add("memory under 64 connections, at most", f"{loaded:.0f} MB", "≤ 250 MB", loaded <= 250)
    finally:
        server.stop()


def share(table: Table, what: str, rates: list[float], of: list[float], asked: str, least: float | None):
    ratio = statistics.median(rate / whole for rate, whole in zip(rates, of))
    measured = f"{ratio:.1%} ({statistics.median(rates):.0f} / {statistics.median(of):.0f} per s)"
    table.add(what, measured, asked, None if least is None else ratio >= least)


def case_numbers(session, server) -> list[int]:
    listed = session.get(server.url + "/cases?state=all&whose=all").text
    return list(dict.fromkeys(int(number) for number in re.findall(r"/cases/(\d+)", listed)))[:40]


def around(numbers: list[int]) -> str:
    paths = ", ".join(f'"/cases/{number}"' for number in numbers)
    return f"""
local paths, n = {{{paths}}}, 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % #paths + 1])
end
"""


def creating(table: Table):
    with tempfile.TemporaryDirectory(dir=ROOT / ".build/benchmarks") as place:
        folder = pathlib.Path(place)
        raw, made = [], []
        server = Server(BINARY, folder / "sqlite", {"HIGHROCK_PUBLIC_RATE": "100000000"})
        server.start()
        try:
            for _ in range(3):
                raw.append(raw_sqlite_commits(folder))
                made.append(wrk(server.url + "/api/v1/interactions", script=OPENING, connections=SENDERS)["rate"])
        finally:
            server.stop()
        ratio = statistics.median(m / r for m, r in zip(made, raw))
        table.add("creating a case, SQLite / raw commits", f"{ratio:.0%} ({statistics.median(made):.0f} / {statistics.median(raw):.0f} per s)", "≥ 40 %", ratio >= 0.4)
        alone, raw, made = [], [], []
        url = fresh_postgres()
        server = Server(BINARY, folder / "postgres", {"HIGHROCK_PUBLIC_RATE": "100000000", "HIGHROCK_DATABASE": url})
        server.start()
        try:
            for _ in range(3):
                alone.append(pgbench_inserts(url, 1))
                raw.append(pgbench_inserts(url, 8))
                made.append(wrk(server.url + "/api/v1/interactions", script=OPENING, connections=SENDERS)["rate"])
        finally:
            server.stop()
        for connections, raw in ((1, alone), (8, raw)):
            ratio = statistics.median(m / r for m, r in zip(made, raw))
            what = f"creating a case, PostgreSQL / pgbench by {connections}"
            figure = f"{ratio:.0%} ({statistics.median(made):.0f} / {statistics.median(raw):.0f} per s)"
            # By 8 is for comparison: the journal's chain goes through one hand, and its commits can't come side by side.
            if connections == 1:
                table.add(what, figure, "≥ 40 %", ratio >= 0.4)
            else:
                table.add(what, figure, "", None)


def importing(table: Table):
    log = LOGS / "bpi2013_incidents.csv"
    if not log.exists():
        table.add("taking over 65,533 events", "the log is not here", "", None)
        return
    for engine, most in (("SQLite", 20), ("PostgreSQL", 60)):
        with tempfile.TemporaryDirectory(dir=ROOT / ".build/benchmarks") as folder:
            environment = {"HIGHROCK_DATABASE": fresh_postgres()} if engine == "PostgreSQL" else {}
            server = Server(BINARY, pathlib.Path(folder) / "data", environment)
            server.data.mkdir()
            started = time.monotonic()
            report = server.command_json("import", "log", str(log), "--mapping", str(ROOT / "examples/takeover/bpi2013-incidents.yaml"))
            took = time.monotonic() - started
            assert (report["events"], report["cases"]) == (65_533, 7_554), report
            table.add(f"taking over 65,533 events, {engine}", f"{took:.1f} s", f"≤ {most} s", took <= most)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--only", choices=["pages", "creating", "importing"])
    chosen = arguments.parse_args()
    table = Table()
    if chosen.only in (None, "importing"):
        importing(table)
    if chosen.only in (None, "creating"):
        creating(table)
    if chosen.only in (None, "pages"):
        pages(table, 1 if chosen.quick else 50)
    raise SystemExit(0 if all(row[3] != "NO" for row in table.rows) else 1)


main()

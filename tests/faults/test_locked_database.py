"""A database that somebody else holds: whoever writes is told in good time, and all goes on afterwards."""

import concurrent.futures
import contextlib
import sqlite3
import subprocess
import time

from support.promises import Promises
from support.words import check_problem

WRITERS = ["ru", "en"] * 4
#: SQLite is waited for 5 s, a lock in PostgreSQL 10 s; a write that came during another's wait waits anew.
PATIENCE = 14


def test_a_locked_database_is_told_and_loses_nothing(server, manager, engine):
    promises = Promises(server, manager)
    assert promises.send().status_code == 201
    with lock(server, engine):
        began = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(len(WRITERS)) as crowd:
            answers = crowd.map(promises.send, WRITERS)
            time.sleep(0.5)
            if engine == "sqlite":
                assert server.is_ready() and manager.get("cases").status_code == 200, "reading needs no lock"
        for language, answer in zip(WRITERS, answers, strict=True):
            check_problem(answer, 503, "refusal.storage.busy", language)
        assert time.monotonic() - began < PATIENCE, "eight who wait are answered as soon as one"
    assert promises.send().status_code == 201
    promises.check()


@contextlib.contextmanager
def lock(server, engine):
    """Another process holds what every new letter needs."""
    if engine == "sqlite":
        other = sqlite3.connect(server.data / "highrock.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()
        return
    command = ["psql", "-qAtX", "-d", server.environment["HIGHROCK_DATABASE"]]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        other.stdin.write("BEGIN; LOCK TABLE interaction IN EXCLUSIVE MODE; SELECT 'held';\n")
        other.stdin.flush()
        assert other.stdout.readline().strip() == "held"
        yield
    finally:
        other.communicate("ROLLBACK;\n")

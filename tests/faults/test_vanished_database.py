"""A database that goes away while the server runs: no word is given that is not kept, and all goes on when it is back."""

import threading
import time

import pytest
import requests
from support.api import Program
from support.cluster import own_cluster
from support.promises import Promises
from support.server import Server
from support.words import LANGUAGES, check_problem


class Thief:
    """Takes the database away and brings it back."""

    def __init__(self, take, give):
        self.take = take
        self.give = give


@pytest.fixture
def robbed(engine, binary, tmp_path):
    """A server, and who can take its database away."""
    data = tmp_path / "data"
    if engine == "sqlite":
        server = Server(binary, data, {"HIGHROCK_PUBLIC_RATE": "100000"})
        file, elsewhere = data / "highrock.sqlite", data / "elsewhere.sqlite"
        server.start()
        yield server, Thief(lambda: file.rename(elsewhere), lambda: elsewhere.rename(file))
        server.stop()
        return
    with own_cluster() as cluster:
        server = Server(binary, data, {"HIGHROCK_PUBLIC_RATE": "100000", "HIGHROCK_DATABASE": cluster.url})
        server.start()
        yield server, Thief(cluster.crash, cluster.start)
        server.stop()


def test_a_database_that_vanishes_is_told_and_loses_nothing(robbed, engine):
    server, thief = robbed
    reader = Program.of(server, "anna", "Смирнова Анна", "manager")
    promises = Promises(server, reader)
    assert promises.send().status_code == 201
    with writers(promises) as answers:
        time.sleep(0.3)
        thief.take()
        until(lambda: not server.is_ready(), "the server to notice")
        time.sleep(0.3)
    assert {answer.status_code for answer in answers} == {201, 503}, "the letters before and those after"
    stranger = reader.token[:-4] + "0000"
    for language in LANGUAGES:
        check_problem(promises.send(language), 503, "refusal.storage.unreachable", language)
        # SQLite goes on reading from a file that has lost its name; a server that is away can't say who asks.
        known = (503, "refusal.storage.unreachable") if engine == "postgres" else (401, "refusal.shell.bad-token")
        check_problem(Program(server, stranger, language).get("cases"), *known, language)
    assert requests.get(server.url + "/healthz", timeout=5).status_code == 200
    assert requests.get(server.url + "/readyz", timeout=10).status_code == 503

    thief.give()
    until(server.is_ready, "the server to find its database again")
    assert promises.send().status_code == 201
    promises.check()


class writers:  # noqa: N801 - used as a word of the test
    """Three who write all the while."""

    def __init__(self, promises: Promises):
        self.promises = promises
        self.answers = []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.write) for _ in range(3)]

    def write(self):
        while not self.over.is_set():
            self.answers.append(self.promises.send())

    def __enter__(self) -> list:
        for thread in self.threads:
            thread.start()
        return self.answers

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def until(condition, what: str, within: float = 20):
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)

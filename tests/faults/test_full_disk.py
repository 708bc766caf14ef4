"""A full disk: whoever writes is told so, whoever reads is served, and when there is room again all goes on."""

import pwd
import time

import pytest
import requests
from support.api import Program
from support.disk import small_disk
from support.promises import Promises
from support.server import Server
from support.words import LANGUAGES, check_problem, is_said


@pytest.fixture
def small(engine, binary, databases, tmp_path):
    """A server whose database lies on a small disk, and the disk."""
    owner = f"uid={pwd.getpwnam('postgres').pw_uid}" if engine == "postgres" else "mode=0700"
    with small_disk(64, owner) as disk:
        data = disk.place / "data" if engine == "sqlite" else tmp_path / "data"
        environment = {"HIGHROCK_PUBLIC_RATE": "100000", **databases.fresh(disk.place)}
        server = Server(binary, data, environment, output=tmp_path / "output.log")
        try:
            server.start()
            yield server, disk
        finally:
            server.stop()
            databases.drop_all()


def test_a_full_disk_is_told_and_loses_nothing(small):
    server, disk = small
    reader = Program.of(server, "anna", "Смирнова Анна", "manager")
    promises = Promises(server, reader)
    for _ in range(10):
        assert promises.send().status_code == 201
    disk.fill(leaving=128 * 1024)
    write_until_refused(promises)

    # PostgreSQL still takes what finds room in a page that it has.
    for language in LANGUAGES:
        answer = until_refused(lambda: promises.send(language))
        check_problem(answer, 503, "refusal.storage.disk-full", language)
        assert int(answer.headers["Retry-After"]) > 0
    page = until_refused(lambda: ask_in_the_browser(server))
    assert page.status_code == 503 and is_said("refusal.storage.disk-full", page.text, "ru")
    assert server.is_ready() and reader.get("cases").status_code == 200, "reading needs no room"

    disk.relieve()
    wait_until_kept(promises)
    promises.check()


# PostgreSQL lets nobody into a database whose own disk is full.
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_server_on_a_full_disk_can_be_stopped_and_started(small):
    server, disk = small
    reader = Program.of(server, "anna", "Смирнова Анна", "manager")
    promises = Promises(server, reader)
    assert promises.send().status_code == 201
    disk.fill()
    write_until_refused(promises)
    server.stop()
    server.start()
    assert reader.get("cases").status_code == 200
    disk.relieve()
    wait_until_kept(promises)
    promises.check()


def write_until_refused(promises: Promises):
    until_refused(promises.send)


def until_refused(send) -> requests.Response:
    for _ in range(2000):
        answer = send()
        if answer.status_code not in (201, 303):
            return answer
    raise AssertionError("the disk never became full")


def wait_until_kept(promises: Promises):
    deadline = time.monotonic() + 15
    while (answer := promises.send()).status_code != 201:
        assert time.monotonic() < deadline, f"there is room, and still: {answer.text}"
        time.sleep(0.2)


def ask_in_the_browser(server) -> requests.Response:
    """Sends the public form as a client would."""
    from support.people import form_token

    session = requests.Session()
    session.headers["Accept-Language"] = "ru"
    form = form_token(session.get(server.url + "/ask").text)
    letter = {"name": "Ольга", "email": "olga@client.example", "text": "Не проходит оплата. " * 200}
    return session.post(server.url + "/ask", data={**form, **letter}, allow_redirects=False)

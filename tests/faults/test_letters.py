"""A letter is never sent twice by itself, and never forgotten (SPEC W1)."""

import email
import email.policy
import sqlite3
import time

import pytest

from support.api import Program, letter
from support.server import Server
from support.smtp import SilentServer


@pytest.fixture
def silent():
    server = SilentServer()
    yield server
    server.close()


def add_mailbox(server: Server, port: int):
    """As an administrator would; the server must not be running."""
    with sqlite3.connect(server.data / "highrock.sqlite") as database:
        database.execute(
            """
            INSERT INTO mailbox (id, name, address, from_name, signature, imap_folder, takes_old, smtp_host, smtp_port,
                smtp_security, login, is_on, version, made)
            VALUES (1, 'Service', 'service@example.test', '', '', 'INBOX', 0, '127.0.0.1', ?, 'plaintext', '', 1, 1, 0)
            """,
            (port,),
        )


def wait_for(what, within: float = 30):
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come about in time")


def test_killed_between_sending_and_writing_down(binary, tmp_path, silent):
    """kill -9 while the mail server has the letter and has not answered: nobody knows, so a person decides."""
    server = Server(binary, tmp_path / "data")
    server.start()
    try:
        program = Program.of(server, "irina", "Соколова Ирина", "manager")
        server.stop()
        add_mailbox(server, silent.port)
        server.start()
        case = program.made("interactions", letter())["case"]
        answer = program.made(f"cases/{case['id']}/answers", {"text": "Платёж прошёл.", "channel": "email"})
        wait_for(lambda: silent.letters)
        server.kill()
        silent.answers = True
        server.start()
        found = program.get("interactions", case=case["id"]).json()["items"]
        ours = next(one for one in found if one["direction"] == "out")
        assert ours["delivery"] == "uncertain", answer
        time.sleep(3)
        assert len(silent.letters) == 1, "it was sent again by itself"
        sent = email.message_from_string(silent.letters[0], policy=email.policy.default)
        assert f"[#{case['number']}]" in sent["Subject"]
    finally:
        server.stop()

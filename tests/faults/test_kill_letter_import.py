"""Letters from files come in once each, whatever form the files have and however often the import is killed (SPEC W1)."""

import json
import mailbox
import subprocess
import time

import pytest
from support.api import Program
from support.post import plain, wait_until

COUNT = 300


def lines_of(letter: bytes) -> bytes:
    return letter.replace(b"\r\n", b"\n")


def write_mbox(path):
    """As Python writes it: lines that begin with From are quoted."""
    file = mailbox.mbox(path)
    for number in range(COUNT):
        file.add(lines_of(plain(number, "Первая строка.\n\nFrom the start it failed.\n" + "x" * 3000)))
    file.close()


def write_maildir(path):
    folder = mailbox.Maildir(path)
    for number in range(COUNT, COUNT + 20):
        folder.add(lines_of(plain(number)))
    folder.close()


# On PostgreSQL whoever comes after somebody who was killed waits for some time, which proves no more.
@pytest.mark.parametrize("engine", ["sqlite"])
def test_letters_from_files_come_in_once_each(server, tmp_path):
    program = Program.of(server, "sorter", "Орехова Вера", "service-head")
    server.stop()
    letters = tmp_path / "letters"
    letters.mkdir()
    write_mbox(letters / "archive.mbox")
    write_maildir(letters / "Maildir")
    (letters / "notes.pdf").write_bytes(b"no letter")
    command = [server.binary, "import", "mail", str(letters), "--json", "--data", server.data]
    for wait in (0.4, 0.8):
        killed = subprocess.Popen(command, env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        killed.kill()
        killed.wait()
    done = json.loads(server.command("import", "mail", str(letters), "--json"))
    assert done["letters"] == COUNT + 20, done
    again = json.loads(server.command("import", "mail", str(letters), "--json"))
    assert (again["letters"], again["new"]) == (COUNT + 20, 0), again
    server.start()
    wait_until(lambda: len(list(every(program, "cases"))) == COUNT + 20, within=60)
    subjects = [case["subject"] for case in every(program, "cases")]
    assert sorted(subjects) == sorted(f"Letter {number}" for number in range(COUNT + 20))
    found = next(case for case in every(program, "cases") if case["subject"] == "Letter 7")
    interaction = program.get("interactions", case=found["id"]).json()["items"][0]
    assert "\nFrom the start it failed." in interaction["text"], "the quoting of the file is not the letter's"


def every(program, what):
    cursor = None
    while True:
        answer = program.get(what, limit=100, **({"after": cursor} if cursor else {})).json()
        yield from answer["items"]
        cursor = answer["next"]
        if not cursor:
            return

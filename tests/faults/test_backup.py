"""A backup is whole, whoever writes meanwhile, and what is restored from it is what was there."""

import os
import stat
import threading

import pytest
from support.api import Program
from support.promises import Promises, check_health
from support.server import Server
from support.words import LANGUAGES, check_refused


@pytest.fixture
def elsewhere(binary, databases, tmp_path) -> Server:
    """Another place to keep data, empty and with no server at work."""
    other = Server(binary, tmp_path / "elsewhere", databases.fresh(), output=tmp_path / "elsewhere.log")
    yield other
    other.stop()


@pytest.fixture
def file(tmp_path) -> str:
    return str(tmp_path / "copy.highrock")


def test_a_backup_that_is_made_while_others_write_is_whole(server, manager, engine, elsewhere, file):
    server.environment["HIGHROCK_PUBLIC_RATE"] = "100000"
    server.stop()
    server.start()
    promises = Promises(server, manager)
    for _ in range(20):
        assert promises.send().status_code == 201
    before = dict(promises.kept)
    over = threading.Event()

    def write():
        while not over.is_set():
            promises.send()

    writer = threading.Thread(target=write)
    writer.start()
    made = server.command_json("backup", file)
    over.set()
    writer.join()
    assert made["engine"] == engine and made["entries"] >= 20 and made["bytes"] == os.path.getsize(file)
    for part in (file, made["key"]):
        assert stat.S_IMODE(os.stat(part).st_mode) == 0o600, "a backup is for its owner's eyes"
    assert not os.path.exists(file + ".part") and not os.path.exists(file + "-wal")
    assert promises.send().status_code == 201, "the server went on"

    restored = elsewhere.command_json("restore", file)
    assert restored["entries"] >= made["entries"]
    assert (elsewhere.data / "secret.key").read_bytes() == (server.data / "secret.key").read_bytes()
    elsewhere.start()
    copies = Promises(elsewhere, Program(elsewhere, manager.token))
    copies.kept = before
    assert copies.send().status_code == 201, "and what was restored can be worked with"
    copies.check()
    promises.check()


def test_nothing_is_replaced_unasked(server, manager, engine, file):
    promises = Promises(server, manager)
    assert promises.send().status_code == 201
    server.command("backup", file)
    (word, case) = promises.kept.popitem()
    assert promises.send().status_code == 201
    in_use = "refusal.storage.in-use" if engine == "sqlite" else "refusal.backup.running"
    for language in LANGUAGES:
        check_refused(server.attempt("backup", file, language=language), "refusal.backup.exists", language, file)
        check_refused(server.attempt("restore", file, "--replace", language=language), in_use, language)
    server.command("backup", file + "-2")
    server.stop()
    for language in LANGUAGES:
        check_refused(server.attempt("restore", file, language=language), "refusal.backup.occupied", language)
    server.start()
    assert {case["id"] for case in manager.get("cases").json()["items"]} == {case, *promises.kept.values()}
    server.stop()

    server.command("restore", file, "--replace")
    server.start()
    assert [case["id"] for case in manager.get("cases").json()["items"]] == [case]
    promises.kept = {word: case}
    promises.check()
    server.command("restore", file + "-2", "--replace")
    server.start()
    assert len(manager.get("cases").json()["items"]) == 2
    server.stop()
    server.command("backup", file, "--replace")


def test_what_is_no_backup_is_refused_and_changes_nothing(server, manager, engine, elsewhere, file, tmp_path):
    assert Promises(server, manager).send().status_code == 201
    server.command("backup", file)
    server.stop()
    letter, broken, other = tmp_path / "letter", tmp_path / "broken", tmp_path / "other"
    letter.write_text("This is a letter.")
    whole = open(file, "rb").read()
    broken.write_bytes(whole[: len(whole) // 2])
    other.write_bytes(b"PGDMP" + bytes(100) if engine == "sqlite" else b"SQLite format 3\0" + bytes(100))
    damage = "refusal.backup.unsound" if engine == "sqlite" else "refusal.backup.tool-failed"
    for language in LANGUAGES:
        for path, code in [
            (letter, "refusal.backup.not-a-backup"),
            (broken, damage),
            (other, "refusal.backup.other-engine"),
            (tmp_path / "nowhere", "refusal.backup.unreadable"),
        ]:
            for place, flags in ((server, ["--replace"]), (elsewhere, [])):
                check_refused(place.attempt("restore", str(path), *flags, language=language), code, language)
        nowhere = server.attempt("backup", str(tmp_path / "no" / "folder"), language=language)
        check_refused(nowhere, "refusal.backup.no-place", language)
        nothing = elsewhere.attempt("backup", str(tmp_path / "nothing"), language=language)
        check_refused(nothing, "refusal.backup.no-database", language)
    server.start()
    assert len(manager.get("cases").json()["items"]) == 1
    server.stop()
    check_health(server)


def test_another_key_is_not_lost_unasked(server, elsewhere, file):
    server.command("backup", file)
    elsewhere.data.mkdir()
    key = elsewhere.data / "secret.key"
    key.write_bytes(bytes(32))
    for language in LANGUAGES:
        check_refused(elsewhere.attempt("restore", file, language=language), "refusal.backup.other-key", language, str(key))
    assert key.read_bytes() == bytes(32)
    elsewhere.command("restore", file, "--replace")
    assert key.read_bytes() == (server.data / "secret.key").read_bytes()


@pytest.mark.parametrize("engine", ["postgres"] if os.environ.get("HIGHROCK_TEST_POSTGRES") else [])
def test_a_missing_tool_is_named(server, elsewhere, file):
    server.command("backup", file)
    for place, command, tool in ((server, "backup", "pg_dump"), (elsewhere, "restore", "pg_restore")):
        place.environment["PATH"] = "/nowhere"
        for language in LANGUAGES:
            done = place.attempt(command, file, *["--replace"][: command == "backup"], language=language)
            check_refused(done, "refusal.backup.no-tool", language, tool)

"""What keeps a server or a command from starting is said in words, and harms nobody who runs already."""

import itertools
import os
import pathlib
import shutil

import pytest
from support.database import execute
from support.disk import small_disk
from support.promises import Promises
from support.server import Server
from support.words import LANGUAGES, check_refused

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples/takeover"


def test_a_data_folder_in_use_is_refused(binary, tmp_path):
    running = Server(binary, tmp_path / "data")
    running.start()
    try:
        for language in LANGUAGES:
            for command in (["serve", "--port", "1"], ["user", "create", "olga", "--name", "Ольга", "--role", "manager"]):
                check_refused(running.attempt(*command, language=language), "refusal.storage.in-use", language)
        assert Promises(running, None).send().status_code == 201
    finally:
        running.stop()


def test_a_port_in_use_is_refused(server, binary, databases, tmp_path):
    second = Server(binary, tmp_path / "other", databases.fresh())
    second.data.mkdir()
    for language in LANGUAGES:
        done = second.attempt("serve", "--port", str(server.port), language=language, within=30)
        check_refused(done, "refusal.serving.port-in-use", language, str(server.port))
    assert Promises(server, None).send().status_code == 201
    second.start()
    assert Promises(second, None).send().status_code == 201
    second.stop()


def test_a_newer_schema_is_refused(server):
    server.stop()
    execute(server, "INSERT INTO schema_step (number, name, checksum, at) VALUES (9999, 'tomorrow', '', 0)")
    for language in LANGUAGES:
        done = server.attempt("serve", "--port", str(server.port), language=language, within=30)
        check_refused(done, "refusal.schema.newer", language, "9999")


@pytest.fixture
def frozen_folder(tmp_path):
    """A folder in which this user can write nothing."""
    if os.geteuid() == 0:
        # Permissions don't bind root, but a disk that is mounted for reading does.
        with small_disk(1, "ro") as disk:
            yield disk.place
    else:
        folder = tmp_path / "frozen"
        folder.mkdir(0o500)
        yield folder


@pytest.mark.parametrize("command", [["serve"], ["demo"], ["token", "create", "--user", "anna"]], ids=lambda it: it[0])
def test_a_folder_that_can_not_be_written_is_refused(binary, frozen_folder, tmp_path, command):
    file = tmp_path / "file"
    file.write_text("not a folder")
    frozen = "read-only" if os.geteuid() == 0 else "not-allowed"
    places = {frozen_folder: frozen, frozen_folder / "new": frozen, file: "not-a-folder", file / "new": "not-a-folder"}
    for (place, why), language in itertools.product(places.items(), LANGUAGES):
        done = Server(binary, place).attempt(*command, language=language, within=30)
        check_refused(done, f"refusal.settings.folder.{why}", language, str(place))


@pytest.fixture
def log(tmp_path) -> pathlib.Path:
    log = tmp_path / "log.csv"
    log.write_text("sr_number,changed_at_utc,status,sub_status\n1-1,2012-05-01T10:00:00+00:00,Queued,Awaiting Assignment\n")
    return log


def test_a_mapping_that_names_a_missing_column_is_refused(binary, databases, tmp_path, log):
    """The example's mapping speaks of `owner_first_name`, which this log does not have."""
    mapping = tmp_path / "mapping.yaml"
    shutil.copy(EXAMPLES / "bpi2013-incidents.yaml", mapping)
    server = Server(binary, tmp_path / "data", databases.fresh())
    server.data.mkdir()
    for language in LANGUAGES:
        done = server.attempt("import", "log", str(log), "--mapping", str(mapping), language=language)
        check_refused(done, "refusal.mapping.missing-column", language, "owner_first_name", "sr_number", "owner.from")
    summary = server.command_json("import", "log", str(log), "--mapping", str(without_owner(mapping)))
    assert summary == {"rows": 1, "events": 1, "cases": 1, "rejected": 0}, "what was refused left nothing behind"


def without_owner(mapping: pathlib.Path) -> pathlib.Path:
    text = mapping.read_text()
    mended = mapping.with_name("mended.yaml")
    mended.write_text(text[: text.index("owner:")] + text[text.index("client:") :])
    return mended

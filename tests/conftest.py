"""What all tests of the real server share: a server on a free loopback port, on SQLite and on PostgreSQL."""

import os
import pathlib
import subprocess
import sys
import urllib.parse
import uuid

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from support.api import Program  # noqa: E402
from support.house import House  # noqa: E402
from support.letters import write_letters  # noqa: E402
from support.server import Server  # noqa: E402
from support.telephone import Exchange, playing  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/debug/highrock"))
CLUSTER = os.environ.get("HIGHROCK_TEST_POSTGRES")
ENGINES = ["sqlite"] + (["postgres"] if CLUSTER else [])


@pytest.fixture(scope="session")
def binary() -> pathlib.Path:
    if not BINARY.exists():
        pytest.fail(f"{BINARY} is missing: build first, or name another in HIGHROCK_BINARY")
    return BINARY


class Databases:
    """Throw-away databases of one engine."""

    def __init__(self, engine: str):
        self.engine = engine
        self.made = []

    def fresh(self, place: pathlib.Path | None = None) -> dict:
        """The environment that makes a server use a new database; `place` is a folder for its tables."""
        if self.engine == "sqlite":
            return {}
        name = "highrock_" + uuid.uuid4().hex[:12]
        self.made.append(name)
        if place:
            self._admin(f"CREATE TABLESPACE \"{name}\" LOCATION '{place}'")
        self._admin(f'CREATE DATABASE "{name}"' + (f' TABLESPACE "{name}"' if place else ""))
        parts = urllib.parse.urlsplit(CLUSTER)
        return {"HIGHROCK_DATABASE": urllib.parse.urlunsplit(parts._replace(path="/" + name))}

    def drop_all(self):
        while self.made:
            name = self.made.pop()
            self._admin(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            self._admin(f'DROP TABLESPACE IF EXISTS "{name}"')

    @staticmethod
    def _admin(statement: str):
        subprocess.run(
            ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", CLUSTER, "-c", statement],
            check=True,
            env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
        )


@pytest.fixture(params=ENGINES)
def engine(request) -> str:
    return request.param


@pytest.fixture
def databases(engine):
    kept = Databases(engine)
    yield kept
    kept.drop_all()


@pytest.fixture
def server(binary, databases, tmp_path):
    """An empty, running server on each engine in turn."""
    running = Server(binary, tmp_path / "data", databases.fresh())
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def exchange(tmp_path_factory):
    """A real telephone exchange on loopback: where it is, and how it is spoken to."""
    place = tmp_path_factory.mktemp("exchange")
    # Whoever the exchange runs as must reach it.
    for folder in (place, *place.parents):
        if folder.owner() == place.owner() and folder != pathlib.Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    running = Exchange(place)
    running.start()
    if running.unavailable:
        pytest.skip(running.unavailable)
    yield running
    running.stop()


@pytest.fixture
def phones(exchange):
    """Callers and phones of the house, which are put away with the test."""
    with playing(exchange) as played:
        yield played


@pytest.fixture
def house(server, exchange):
    """A company that is called by that exchange, still without anybody who answers."""
    return House(server, exchange)


@pytest.fixture
def manager(server) -> Program:
    """A program with a manager's rights, on a server of each engine."""
    return Program.of(server, "anna", "Смирнова Анна Петровна", "manager")


@pytest.fixture(scope="session")
def demo(binary, tmp_path_factory):
    """A running server with the demonstration company, on SQLite; shared, so tests change only what they made."""
    place = tmp_path_factory.mktemp("demo")
    running = Server(binary, place / "data", {"HIGHROCK_PUBLIC_RATE": "100000"})
    running.command("demo")
    running.command("import", "mail", write_letters(place / "letters"))
    running.start()
    yield running
    running.stop()

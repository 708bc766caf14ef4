import pytest
from support.api import Program


@pytest.fixture
def manager(server) -> Program:
    """A program with a manager's rights, on a server of each engine."""
    return Program.of(server, "anna", "Смирнова Анна Петровна", "manager")

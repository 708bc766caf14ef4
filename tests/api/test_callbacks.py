"""Who is to be called back, as programs read it (SPEC T1)."""

from support.api import Program, letter
from support.calls import ended_call
from support.database import execute


def test_who_is_to_be_called_back_is_read_with_the_attempts_and_the_next(manager):
    manager.made("interactions", letter())
    ended_call(manager.server, "anna")
    (line,) = manager.got("callbacks")["items"]
    assert (line["calls"], line["asked"], line["attempts"], line["attemptsAtMost"]) == (2, True, 1, 3)
    assert "next" in line and "tried" not in line
    execute(manager.server, "UPDATE call_back SET attempts = 3, tried = last")
    (line,) = manager.got("callbacks")["items"]
    assert line["attempts"] == 3 and "next" not in line and "tried" in line, "people are left to call"


def test_one_behind_a_wall_is_not_there(server, manager):
    manager.made("interactions", letter())
    ended_call(server, "anna")
    stranger = Program.of(server, "pavel.colleague", "Дятлов Павел", "specialist")
    execute(server, "UPDATE client SET confidential = 1")
    assert stranger.got("callbacks")["items"] == []

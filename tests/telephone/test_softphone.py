"""The socket of the telephone in the browser: who may talk over it, and that nobody else is made to wait (SPEC T1)."""

import json
import socket
import time
import uuid

import pytest
import requests
import websocket
from support.people import Colleague

FRAME = bytes(4 + 640)
PATH = "/softphone/socket"


@pytest.fixture
def agent(house) -> Colleague:
    """At a server with an exchange."""
    house.server.stop()
    login = "agent" + uuid.uuid4().hex[:8]
    link = house.server.command("user", "create", login, "--name", "Агеева Анна", "--role", "manager")
    house.server.start()
    return Colleague.invited(house.server, link)


def connect(colleague: Colleague, origin: str | None = "", cookie: str | None = "") -> websocket.WebSocket:
    """As a page of ours would; `origin` and `cookie` are what else a page might show."""
    server = colleague.server
    shown = "; ".join(f"{one.name}={one.value}" for one in colleague.session.cookies) if cookie == "" else cookie
    return websocket.create_connection(
        server.url.replace("http", "ws") + PATH,
        cookie=shown,
        origin=server.url if origin == "" else origin,
        suppress_origin=origin is None,
        redirect_limit=0,
        timeout=20,
    )


def refusal(colleague: Colleague, **how) -> int:
    try:
        return connect(colleague, **how).getstatus()
    except websocket.WebSocketBadStatusException as refused:
        return refused.status_code


def state(line: websocket.WebSocket) -> str:
    return json.loads(line.recv())["state"]


def closing(line: websocket.WebSocket) -> int | None:
    """With which code the server ends it."""
    try:
        while True:
            opcode, data = line.recv_data()
            if opcode == websocket.ABNF.OPCODE_CLOSE:
                return int.from_bytes(data[:2], "big")
    except (websocket.WebSocketConnectionClosedException, ConnectionError):
        return None


def test_only_a_page_of_ours_and_of_somebody_signed_in_is_let_in(agent):
    assert refusal(agent, cookie="highrock_session=forged") == 403
    assert refusal(agent, origin="https://elsewhere.example") == 403
    assert refusal(agent, origin=None) == 403
    assert agent.get(PATH).status_code == 426
    line = connect(agent)
    assert state(line) == "idle"
    line.close()


@pytest.mark.parametrize("protocol", ["h2c", "websocket"])
def test_who_would_upgrade_where_nothing_is_to_be_upgraded_is_answered_all_the_same(agent, protocol):
    answer = agent.get("/me", headers={"Connection": "Upgrade", "Upgrade": protocol})
    assert answer.status_code == 200


def test_the_newest_window_is_the_telephone_and_the_other_is_told(agent):
    first = connect(agent)
    assert state(first) == "idle"
    second = connect(agent)
    assert state(second) == "idle"
    assert state(first) == "replaced"
    assert closing(first) == 1000
    second.close()


def test_a_frame_that_is_too_large_ends_the_line_and_nonsense_does_not(agent):
    line = connect(agent)
    assert state(line) == "idle"
    for nonsense in ("answer", "nothing", ""):
        line.send(nonsense)
    line.send_binary(b"short")
    line.send_binary(FRAME)
    line.ping("alive")
    opcode, data = line.recv_data(control_frame=True)
    assert (opcode, data) == (websocket.ABNF.OPCODE_PONG, b"alive")
    line.send_binary(bytes(20_000))
    assert closing(line) in (1009, 1002, None)


def test_a_flood_of_sound_keeps_nobody_waiting(agent, house):
    line = connect(agent)
    assert state(line) == "idle"
    slowest, end = 0.0, time.monotonic() + 2
    while time.monotonic() < end:
        for _ in range(100):
            line.send_binary(FRAME)
        began = time.monotonic()
        assert requests.get(house.server.url + "/healthz", timeout=5).status_code == 200
        slowest = max(slowest, time.monotonic() - began)
    line.close()
    assert slowest < 1


def test_who_signs_out_talks_no_longer(agent):
    line = connect(agent)
    assert state(line) == "idle"
    agent.send("/sign-out")
    assert closing(line) == 1008


def test_the_server_ends_with_lines_open(agent, house):
    line = connect(agent)
    assert state(line) == "idle"
    # A browser opens connections before it knows what for.
    idle = socket.create_connection(("127.0.0.1", house.server.port))
    began = time.monotonic()
    house.server.stop()
    assert time.monotonic() - began < 10
    idle.close()
    line.close()

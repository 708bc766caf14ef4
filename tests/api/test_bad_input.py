"""Bad input gets a clear answer, and the server stays up."""

import threading

import pytest
import requests
from support.api import Program, letter


def send(server, body: bytes, content_type: str = "application/json", **headers):
    return requests.post(
        server.url + "/api/v1/interactions", data=body, headers={"Content-Type": content_type, **headers}, timeout=10
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'{"from": {"email": "a@b.example"}, "text": "\xff\xfe"}', 400),
        (b'{"from": {"email": "a@b.example"}, "text": 5}', 422),
        (b'{"from": {"email": "a@b.example"}, "text": "x", "surprise": 1}', 422),
        (b'{"from": {"email": "a@b.example", "fax": "1"}, "text": "x"}', 422),
        (b'{"text": "x"}', 422),
        (b'{"from": {}, "text": "x"}', 422),
        (b'{"from": {"email": "not an address"}, "text": "x"}', 422),
        (b'{"from": {"phone": "12"}, "text": "x"}', 422),
        (b'{"from": {"email": "a@b.example"}, "text": "   "}', 422),
        (b'{"from": {"email": "a@b.example"}, "text": "x", "channel": "pigeon"}', 422),
        (b'{"from": {"email": "a@b.example"}, "text": "x", "website": "http://spam.example"}', 422),
    ],
)
def test_a_body_that_can_not_be_right_is_explained(server, body, status):
    answer = send(server, body)
    assert answer.status_code in {400, 422}, answer.text
    problem = answer.json()
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert problem["status"] == answer.status_code and problem["title"]
    if status == 422:
        assert problem["errors"][0]["field"], "the field to mend is named"
    assert requests.get(server.url + "/healthz", timeout=5).status_code == 200


def test_the_problem_is_told_in_the_readers_language(server):
    body = b'{"from": {"email": "not an address"}, "text": "x"}'
    russian = send(server, body, **{"Accept-Language": "ru"}).json()
    english = send(server, body, **{"Accept-Language": "en"}).json()
    assert russian["title"] != english["title"] and russian["code"] == english["code"]
    assert any("а" <= letter <= "я" for letter in russian["title"].lower())


def test_an_oversized_body_is_refused(server):
    answer = send(server, b'{"from": {"email": "a@b.example"}, "text": "' + b"x" * 3_000_000 + b'"}')
    assert answer.status_code == 413
    assert requests.get(server.url + "/healthz", timeout=5).status_code == 200


def test_an_expired_or_broken_token_is_refused(server):
    for token in ("", "hr_", "hr_" + "0" * 32, "nonsense"):
        answer = requests.get(server.url + "/api/v1/cases", headers={"Authorization": f"Bearer {token}"}, timeout=5)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_replayed_request_is_answered_again_and_not_done_again(manager):
    first = manager.post("interactions", letter(), **{"Idempotency-Key": "abc-1"})
    again = manager.post("interactions", letter(), **{"Idempotency-Key": "abc-1"})
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json() and again.headers["Idempotency-Replayed"] == "true"
    other = manager.post("interactions", letter(subject="Другое"), **{"Idempotency-Key": "abc-1"})
    assert other.status_code in {409, 422}
    assert len(manager.get("cases").json()["items"]) == 1


def test_the_same_key_sent_at_once_makes_one_case(manager):
    answers = []

    def once():
        answers.append(Program(manager.server, None).post("interactions", letter(), **{"Idempotency-Key": "race"}))

    senders = [threading.Thread(target=once) for _ in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["case"]["id"] for answer in answers}) == 1
    assert len(manager.get("cases").json()["items"]) == 1


def test_one_address_can_not_flood_the_open_form(server):
    server.stop()
    server.environment["HIGHROCK_PUBLIC_RATE"] = "5"
    server.start()
    answers = [Program(server, None).post("interactions", letter()) for _ in range(12)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused and int(refused[0].headers["Retry-After"]) > 0
    assert sum(answer.status_code == 201 for answer in answers) >= 5

"""Every sort of bad input is answered in the reader's language, and the server goes on."""

import pytest
import requests
from support.api import Program, letter
from support.database import execute
from support.people import form_token
from support.words import LANGUAGES, check_problem, is_said

#: What is sent is read before any database is asked.
READ_ALIKE = pytest.mark.parametrize("engine", ["sqlite"])
GOOD = b'{"from": {"email": "a@b.example"}, "text": "x"}'
JSON = {"Content-Type": "application/json"}


def post(server, language: str, body, path: str = "/api/v1/interactions", **headers):
    return requests.post(server.url + path, data=body, headers={**JSON, "Accept-Language": language, **headers}, timeout=10)


@READ_ALIKE
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_body_is_explained_in_both_languages(server, language):
    big = b'{"from": {"email": "a@b.example"}, "text": "' + b"x" * 3_000_000 + b'"}'
    problem = {
        "oversized": (413, "refusal.shell.too-large", big),
        "oversized, its length untold": (413, "refusal.shell.too-large", iter([big[:1_000_000], big[1_000_000:]])),
        "broken UTF-8": (400, "refusal.malformed.json", GOOD.replace(b"x", b"\xff\xfe")),
        "half a letter of UTF-8": (400, "refusal.malformed.json", GOOD.replace(b"x", "я".encode()[:1])),
        "not JSON": (400, "refusal.malformed.json", b"<letter/>"),
        "deep": (400, "refusal.malformed.json", b"[" * 100_000),
        "an unknown field": (400, "refusal.malformed.unknown-field", GOOD.replace(b'"text"', b'"fax": 1, "text"')),
        "an unknown field inside": (400, "refusal.malformed.unknown-field", GOOD.replace(b'"email"', b'"icq": 1, "email"')),
        "a number for a text": (400, "refusal.malformed.wrong-type", GOOD.replace(b'"x"', b"5")),
        "a list for an object": (400, "refusal.malformed.wrong-type", GOOD.replace(b'{"email": "a@b.example"}', b"[]")),
        "a missing field": (400, "refusal.malformed.missing-field", b'{"from": {"email": "a@b.example"}}'),
    }
    fields = {"an unknown field": "fax", "an unknown field inside": "from.icq", "a number for a text": "text"}
    for name, (status, code, body) in problem.items():
        answer = check_problem(post(server, language, body), status, code, language)
        if name in fields:
            assert [error["field"] for error in answer["errors"]] == [fields[name]]
    assert post(server, language, GOOD).status_code == 201


@READ_ALIKE
def test_a_bad_address_is_explained_in_both_languages(server):
    for method, path, status, code in [
        ("GET", "/api/v1/clients/%ff", 400, "refusal.malformed.address"),
        ("GET", "/api/v1/nowhere", 404, "refusal.shell.not-found"),
        ("DELETE", "/api/v1/interactions", 405, "refusal.shell.other-method"),
        ("GET", "/api/v1/cases", 401, "refusal.shell.not-signed-in"),
    ]:
        for language in LANGUAGES:
            answer = requests.request(method, server.url + path, headers={"Accept-Language": language}, timeout=5)
            check_problem(answer, status, code, language)


@READ_ALIKE
def test_a_bad_form_is_explained_in_both_languages(server):
    for language in LANGUAGES:
        session = requests.Session()
        session.headers.update({"Accept-Language": language, "Content-Type": "application/x-www-form-urlencoded"})
        token = form_token(session.get(server.url + "/ask").text)["_csrf"]
        for status, code, body in [
            (413, "refusal.shell.too-large", f"_csrf={token}&text=" + "x" * 3_000_000),
            (400, "refusal.malformed.form", f"_csrf={token}&text=%ff%fe"),
            (403, "refusal.shell.forged", "_csrf=nonsense&text=x"),
        ]:
            page = session.post(server.url + "/ask", data=body, timeout=10)
            assert page.status_code == status and is_said(code, page.text, language), f"{code} in {language}: {page.text}"


def test_an_expired_token_is_refused_in_both_languages(manager):
    assert manager.get("cases").status_code == 200
    manager.server.stop()
    execute(manager.server, "UPDATE api_token SET expires = made + 1")
    manager.server.start()
    for language in LANGUAGES:
        answer = Program(manager.server, manager.token, language).get("cases")
        check_problem(answer, 401, "refusal.shell.bad-token", language)
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_used_key_on_another_request_is_refused_in_both_languages(manager):
    key = {"Idempotency-Key": "k-1"}
    assert manager.post("interactions", letter(), **key).status_code == 201
    for language in LANGUAGES:
        program = Program(manager.server, manager.token, language)
        answer = program.post("interactions", letter(subject="Другое"), **key)
        check_problem(answer, 409, "refusal.idempotency.reused", language)
    assert len(manager.get("cases").json()["items"]) == 1
    assert manager.post("interactions", letter(), **key).headers["Idempotency-Replayed"] == "true"

"""Letters that the server acknowledged, to be found again after whatever happened to it."""

import json
import threading
import uuid

import requests


class Promises:
    def __init__(self, server, reader):
        """`reader`: a `Program` that may see cases."""
        self.server = server
        self.reader = reader
        self.kept: dict[str, str] = {}
        self.guard = threading.Lock()

    def send(self, language: str = "ru", within: float = 30) -> requests.Response:
        word = uuid.uuid4().hex
        body = {
            "channel": "web",
            "from": {"name": "Клиент", "email": f"{word[:6]}@client.example"},
            "subject": f"Вопрос {word}",
            "text": "Не проходит оплата по договору. " * 20,
        }
        answer = requests.post(
            self.server.url + "/api/v1/interactions", json=body, headers={"Accept-Language": language}, timeout=within
        )
        if answer.status_code == 201:
            with self.guard:
                self.kept[word] = answer.json()["case"]["id"]
        return answer

    def check(self):
        """Nothing that was acknowledged is lost or half there, and the doctor finds nothing; stops the server."""
        assert self.kept, "nothing was acknowledged, so nothing can be said"
        for word, case in self.kept.items():
            answer = self.reader.get(f"cases/{case}")
            assert answer.status_code == 200, f"an acknowledged case is gone: {answer.status_code} {answer.text[:200]}"
            assert word in answer.json()["subject"] and len(answer.json()["interactions"]) == 1
        self.server.stop()
        check_health(self.server)


def check_health(server):
    """The free disk aside: tests fill small ones."""
    findings = json.loads(server.attempt("doctor", "--json").stdout)["findings"]
    complaints = [item for item in findings if item["complaints"] and item["matter"] != "disk"]
    assert not complaints, complaints

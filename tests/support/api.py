"""A program that uses the API."""

import requests


class Program:
    def __init__(self, server, token: str | None, language: str = "ru"):
        self.server = server
        self.token = token
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = language
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    @classmethod
    def of(cls, server, login: str, name: str, role: str, *scopes: str) -> "Program":
        """Adds a person and makes a token in their name; commands have the data to themselves, so the server pauses."""
        server.stop()
        server.command("user", "create", login, "--name", name, "--role", role)
        chosen = [part for scope in scopes for part in ("--scope", scope)]
        token = server.command("token", "create", "--user", login, *chosen).strip()
        server.start()
        return cls(server, token)

    def get(self, path: str, **query):
        return self.session.get(f"{self.server.url}/api/v1/{path}", params=query, timeout=10)

    def post(self, path: str, body, **headers):
        return self.session.post(f"{self.server.url}/api/v1/{path}", json=body, headers=headers, timeout=10)

    def patch(self, path: str, body):
        return self.session.patch(f"{self.server.url}/api/v1/{path}", json=body, timeout=10)

    def got(self, path: str) -> dict:
        answer = self.get(path)
        assert answer.status_code == 200, f"{answer.status_code}: {answer.text}"
        return answer.json()

    def made(self, path: str, body) -> dict:
        answer = self.post(path, body)
        assert answer.status_code == 201, f"{answer.status_code}: {answer.text}"
        return answer.json()


def letter(email: str = "olga@vector.example", **others) -> dict:
    return {
        "channel": "web",
        "from": {"name": "Ольга Вектор", "email": email},
        "subject": "Не проходит оплата",
        "text": "Добрый день! Второй день не проходит оплата по договору.",
        **others,
    }

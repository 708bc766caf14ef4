"""Signing in as a person would, without a browser."""

import re

import requests

from support.forms import Form, Forms

PASSWORD = "верная лошадь на скрепке"


def form_token(html: str) -> dict:
    """The hidden fields of the first form on a page."""
    form = re.search(r"<form.*?</form>", html, re.S)
    hidden = re.findall(r'<input[^>]*type="hidden"[^>]*>', form.group(0) if form else html)
    fields = {}
    for field in hidden:
        name = re.search(r'name="([^"]*)"', field)
        value = re.search(r'value="([^"]*)"', field)
        if name:
            fields[name.group(1)] = value.group(1) if value else ""
    return fields


def sign_in(server, login: str, password: str = PASSWORD) -> requests.Session:
    session = requests.Session()
    page = session.get(server.url + "/sign-in")
    answer = session.post(
        server.url + "/sign-in", data={**form_token(page.text), "login": login, "password": password}, allow_redirects=False
    )
    assert answer.status_code == 303, f"{answer.status_code}: {answer.text[:500]}"
    return session


def complaints(page: str) -> str:
    """What a page finds wrong with a form."""
    wrong = re.findall(r'class="[^"]*\berrors?\b[^"]*".*?</(?:p|div|ul|span)>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", f"<p {one}") for one in wrong) or page[:500]


class Colleague:
    """Someone of the house at a browser: pages and forms, with no script."""

    def __init__(self, server, session: requests.Session):
        self.server = server
        self.session = session

    @classmethod
    def invited(cls, server, link: str) -> "Colleague":
        """Follows the one-time link and chooses a password."""
        session = requests.Session()
        session.headers["Accept-Language"] = "ru"
        address = server.url + re.search(r"/invitation/\w+", link).group(0)
        token = form_token(session.get(address, timeout=10).text)
        answer = session.post(
            address, data={**token, "password": PASSWORD, "again": PASSWORD}, allow_redirects=False, timeout=10
        )
        assert answer.status_code == 303, f"{answer.status_code}: {answer.text[:500]}"
        return cls(server, session)

    def get(self, path: str, **others) -> requests.Response:
        return self.session.get(self.server.url + path, timeout=10, **others)

    def send(self, path: str, fields: dict | None = None) -> requests.Response:
        """Sends a form as a page of this session would."""
        token = re.search(r'name="_csrf"[^>]*value="([^"]*)"', self.get("/me").text).group(1)
        return self.session.post(
            self.server.url + path, data={"_csrf": token, **(fields or {})}, allow_redirects=False, timeout=10
        )

    def form(self, path: str, action: str | None = None) -> Form:
        """The form of a page that sends to this address, which is mostly the page's own."""
        page = self.get(path)
        assert page.status_code == 200, f"{path}: {page.status_code}"
        return Forms(page.text).of(action or path)

    def fill(self, path: str, changes: dict, action: str | None = None) -> requests.Response:
        """Opens a page, changes these fields of its form and sends it."""
        form = self.form(path, action)
        fields = {name: value for name, value in (form.fields | changes).items() if value is not None}
        answer = self.session.post(self.server.url + form.action, data=fields, allow_redirects=False, timeout=10)
        assert answer.status_code in (201, 303), f"{form.action}: {answer.status_code}: {complaints(answer.text)}"
        return answer

    def hears(self, topics: str, within: float = 3):
        """What live news an open page gets: call what it returns to wait for the next piece; nothing within the time is None."""
        line = self.session.get(
            self.server.url + "/live", params={"topics": topics}, stream=True, timeout=(10, within)
        )
        assert line.status_code == 200
        pieces = line.iter_lines(chunk_size=1, decode_unicode=True)

        def next_piece() -> str | None:
            try:
                return next((piece for piece in pieces if piece.startswith(("data:", "event: lost"))), None)
            except requests.exceptions.ConnectionError:
                return None

        return next_piece

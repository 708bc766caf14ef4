"""Signing in as a person would, without a browser."""

import re

import requests


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


def sign_in(server, login: str, password: str) -> requests.Session:
    session = requests.Session()
    page = session.get(server.url + "/sign-in")
    answer = session.post(
        server.url + "/sign-in", data={**form_token(page.text), "login": login, "password": password}, allow_redirects=False
    )
    assert answer.status_code == 303, f"{answer.status_code}: {answer.text[:500]}"
    return session

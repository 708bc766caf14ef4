"""Letters come in once each, whatever dies in the middle (SPEC W1)."""

import random
import re
import time

import requests
from support.disk import small_disk
from support.people import Colleague
from support.post import Post, needs_post, plain, wait_until
from support.server import Server

COUNT = 400


@needs_post
def test_servers_killed_while_letters_come_in_have_each_once(server, engine, tmp_path):
    """On PostgreSQL two servers read the one mailbox, and now the one dies, now the other."""
    post = Post()
    post.put(*(plain(number, "x" * 4000) for number in range(COUNT)))
    server.stop()
    server.environment |= post.environment | {"HIGHROCK_SECRET_FILE": str(tmp_path / "shared.key")}
    link = server.command("user", "create", "postmaster", "--name", "Админ", "--role", "administrator")
    server.command("user", "create", "sorter", "--name", "Вера", "--role", "service-head")
    token = server.command("token", "create", "--user", "sorter").strip()
    servers = [server]
    if engine == "postgres":
        servers.append(Server(server.binary, tmp_path / "second", server.environment))
    try:
        for one in servers:
            one.start()
        admin = Colleague.invited(server, link)
        assert admin.send("/mailboxes", post.fields).status_code == 303
        chance = random.Random(5)
        for turn in range(5):
            time.sleep(chance.uniform(0.1, 1.2))
            servers[turn % len(servers)].kill()
            servers[turn % len(servers)].start()
        wait_until(lambda: len(subjects_of_cases(server, token)) >= COUNT, within=120)
        # Whoever would take one in twice has the time to.
        post.put(plain(COUNT))
        wait_until(lambda: len(subjects_of_cases(server, token)) > COUNT, within=60)
        subjects = subjects_of_cases(server, token)
        assert len(subjects) == COUNT + 1 and len(set(subjects)) == COUNT + 1
        assert re.search(rf"\b{COUNT + 1} (letter|пис)", admin.get("/mailboxes").text)
    finally:
        for one in servers[1:]:
            one.stop()


def subjects_of_cases(server, token: str) -> list[str]:
    subjects, cursor = [], None
    while True:
        answer = requests.get(
            f"{server.url}/api/v1/cases",
            headers={"Authorization": f"Bearer {token}"},
            params={"limit": 100, "after": cursor},
            timeout=10,
        ).json()
        subjects += [case["subject"] for case in answer["items"]]
        cursor = answer["next"]
        if not cursor:
            return subjects


@needs_post
def test_a_full_disk_stops_letters_visibly_and_they_go_on_later(binary, tmp_path):
    post = Post()
    with small_disk(48, "mode=0700") as disk:
        server = Server(binary, disk.place / "data", post.environment, output=tmp_path / "output.log")
        server.data.mkdir()
        server.start()
        try:
            # The link that the first start prints.
            wait_until(lambda: "/invitation/" in server.log())
            admin = Colleague.invited(server, server.log())
            assert admin.send("/mailboxes", post.fields).status_code == 303
            wait_until(lambda: "data-shape=\"check\"" in admin.get("/mailboxes").text)
            disk.fill(leaving=256 * 1024)
            post.put(*(plain(number, "x" * 900_000) for number in range(6)))
            wait_until(lambda: "data-shape=\"triangle\"" in admin.get("/mailboxes").text, within=60)
            disk.relieve()
            wait_until(lambda: re.search(r"\b6 (letters|писем)", admin.get("/mailboxes").text), within=90)
            assert "data-shape=\"triangle\"" not in admin.get("/mailboxes").text
        finally:
            server.stop()

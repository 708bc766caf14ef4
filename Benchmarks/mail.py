"""Measures how letters come in; called by `Benchmarks/mail`."""

import argparse
import base64
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.people import Colleague  # noqa: E402
from support.server import Server  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))
SERVERS = json.loads(os.environ["HIGHROCK_TEST_MAIL"])
FOLDER = pathlib.Path(os.environ["HIGHROCK_BENCH_MAIL"])
SENDERS, THREADS, SIZE = 2000, 4, 30_000


class Table:
    def add(self, what: str, measured: str, asked: str, good: bool | None):
        verdict = {True: "yes", False: "NO", None: ""}[good]
        print(f"{what:<50} {measured:>28}  {asked:<12} {verdict}", flush=True)


def maildir(user: str) -> pathlib.Path:
    place = FOLDER / "mail" / user
    for name in ("new", "cur", "tmp"):
        (place / name).mkdir(parents=True, exist_ok=True)
    return place / "new"


def hand_over(user: str):
    """The server reads mail as somebody else than root."""
    owner = (FOLDER / "mail").owner()
    for place in [FOLDER / "mail" / user, *(FOLDER / "mail" / user).rglob("*")]:
        shutil.chown(place, owner)


def letter(number: int, chance: random.Random) -> bytes:
    """Text, its HTML and something attached: 30 KB of the sort that companies get."""
    sender, thread, place = number % SENDERS, number // THREADS, number % THREADS
    words = " ".join(chance.choice(["счёт", "оплата", "договор", "роутер", "не", "работает", "прошу", "срочно"]) for _ in range(200))
    message = EmailMessage()
    message["From"] = f"Клиент Номер{sender} <client{thread % SENDERS}@example.org>"
    message["To"] = "help@example.test"
    message["Subject"] = ("Re: " if place else "") + f"Заявка {thread}"
    message["Message-ID"] = f"<{number}@bench.example.org>"
    if place:
        message["In-Reply-To"] = f"<{number - 1}@bench.example.org>"
        message["References"] = " ".join(f"<{thread * THREADS + step}@bench.example.org>" for step in range(place))
    message.set_content(words + "\n\n-- \nКлиент\n")
    message.add_alternative(f"<html><body><p>{words}</p></body></html>", subtype="html")
    room = SIZE - len(message.as_bytes())
    message.add_attachment(chance.randbytes(max(1, int(room / 1.37))), maintype="application", subtype="pdf", filename="счёт.pdf")
    return message.as_bytes().replace(b"\n", b"\r\n")


def fill(user: str, count: int):
    chance, place = random.Random(7), maildir(user)
    for number in range(count):
        (place / f"{1_700_000_000 + number}.M{number}.bench").write_bytes(letter(number, chance))
    hand_over(user)


def bare_fetch(user: str, count: int) -> float:
    """Letters a second that libcurl reads from the same server with nothing done to them."""
    started = time.monotonic()
    subprocess.run(
        ["curl", "-s", "--user", f"{user}:{SERVERS['password']}", "--cacert", SERVERS["authority"], "-o", "/dev/null",
         f"imaps://{SERVERS['host']}:{SERVERS['imaps']}/INBOX;UID=[1-{count}]"],
        check=True,
    )
    return count / (time.monotonic() - started)


def add_mailbox(admin: Colleague, user: str) -> str:
    answer = admin.send("/mailboxes", {
        "address": f"{user}@example.test", "name": user, "imap_host": SERVERS["host"], "imap_port": SERVERS["imaps"],
        "imap_security": "tls", "smtp_port": 465, "smtp_security": "tls", "folder": "INBOX", "takes_old": "yes",
        "login": user, "proof": "password", "secret": SERVERS["password"],
    })
    assert answer.status_code == 303, answer.text
    return user


def understood(data: pathlib.Path) -> int:
    with sqlite3.connect(f"file:{data / 'highrock.sqlite'}?mode=ro", uri=True, timeout=5) as database:
        return database.execute("SELECT COUNT(*) FROM letter WHERE state = 'understood'").fetchone()[0]


def wait_for(data: pathlib.Path, count: int, within: float = 300):
    deadline = time.monotonic() + within
    while understood(data) < count:
        assert time.monotonic() < deadline, f"{understood(data)} of {count}"
        time.sleep(0.2)


def memory(process, field: str) -> float:
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+) kB", text).group(1)) / 1024


def measure_many(table: Table, server: Server, admin: Colleague, count: int):
    fill("many", count)
    bare_fetch("many", count)  # The server's own index is made by that.
    before = bare_fetch("many", count)
    started = time.monotonic()
    add_mailbox(admin, "many")
    wait_for(server.data, count)
    rate = count / (time.monotonic() - started)
    bare = statistics.mean([before, bare_fetch("many", count)])
    table.add("letters of 30 KB, to the end, per second", f"{rate:.0f}", "≥ 200", rate >= 200)
    table.add("  against a bare libcurl loop", f"{bare:.0f}/s, {rate / bare:.0%}", "≥ 30 %", rate / bare >= 0.3)
    table.add("  resident memory at most", f"{memory(server.process, 'VmHWM'):.0f} MB", "", None)


def put_pictures():
    chance, message = random.Random(1), EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Анна <pictures@example.org>", "Сорок картинок", "<p@bench>"
    message.set_content("Смотрите картинки.")
    pictures = "".join(f'<img src="cid:p{number}">' for number in range(40))
    message.add_alternative(f"<html><body><p>Смотрите</p>{pictures}</body></html>", subtype="html")
    for number in range(40):
        message.get_payload()[1].add_related(chance.randbytes(60_000), "image", "png", cid=f"<p{number}>")
    (maildir("pictures") / "1.M1.bench").write_bytes(message.as_bytes())
    hand_over("pictures")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=10_000)
    count = arguments.parse_args().count
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(BINARY, pathlib.Path(folder), {"HIGHROCK_MAIL_AUTHORITY": SERVERS["authority"]})
        server.data.mkdir(parents=True, exist_ok=True)
        links = [
            server.command("user", "create", role, "--name", "Проверкина Вера", "--role", role)
            for role in ("administrator", "manager")
        ]
        server.start()
        try:
            admin, manager = (Colleague.invited(server, link) for link in links)
            measure_many(table, server, admin, count)
            measure_pictures(table, server, admin, manager, count + 1)
            measure_large(table, server, admin, manager, count + 2)
        finally:
            server.stop()


def measure_pictures(table: Table, server: Server, admin: Colleague, manager: Colleague, count: int):
    put_pictures()
    add_mailbox(admin, "pictures")
    wait_for(server.data, count)
    with sqlite3.connect(f"file:{server.data / 'highrock.sqlite'}?mode=ro", uri=True, timeout=5) as database:
        number = database.execute("SELECT number FROM service_case WHERE subject = 'Сорок картинок'").fetchone()[0]
    times = []
    for _ in range(60):
        started = time.monotonic()
        answer = manager.get(f"/cases/{number}")
        times.append((time.monotonic() - started) * 1000)
        assert answer.status_code == 200, answer.status_code
    median = statistics.median(times)
    table.add("case page with a letter of 40 pictures, median", f"{median:.1f} ms", "< 100 ms", median < 100)
    frame = re.search(r'src="(/letters/[^"]+/page)"', answer.text).group(1)
    started = time.monotonic()
    page = manager.get(frame)
    table.add("  its layout in the frame", f"{(time.monotonic() - started) * 1000:.1f} ms", "", None)
    sources = re.findall(r'src="(/letters/[^"]+)"', page.text)
    assert len(sources) == 40, len(sources)
    started = time.monotonic()
    for source in sources:
        assert len(manager.get(source).content) == 60_000
    table.add("  its 40 pictures, one after another", f"{(time.monotonic() - started) * 1000:.0f} ms", "", None)


def measure_large(table: Table, server: Server, admin: Colleague, manager: Colleague, count: int):
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Пётр <large@example.org>", "Большое", "<l@bench>"
    message.set_content("Во вложении шестьдесят мегабайт.")
    message.add_attachment(random.Random(2).randbytes(60 << 20), maintype="video", subtype="mp4", filename="видео.mp4")
    (maildir("large") / "1.M1.bench").write_bytes(message.as_bytes())
    hand_over("large")
    pathlib.Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")
    add_mailbox(admin, "large")
    wait_for(server.data, count)
    with sqlite3.connect(f"file:{server.data / 'highrock.sqlite'}?mode=ro", uri=True, timeout=5) as database:
        found = database.execute("SELECT letter, part FROM letter_attachment WHERE name = 'видео.mp4'").fetchone()
    size = sum(len(piece) for piece in manager.get(
        f"/letters/{base32(found[0])}/parts/{found[1]}", stream=True).iter_content(1 << 16))
    assert size == 60 << 20, size
    peak = memory(server.process, "VmHWM")
    table.add("memory while 60 MB come in and are downloaded", f"{peak:.0f} MB", "≤ 250 MB", peak <= 250)


def base32(number: int) -> str:
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(letters[number >> 5 * place & 31] for place in reversed(range(13)))


if __name__ == "__main__":
    main()

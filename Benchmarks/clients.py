"""Finds clients and duplicates among a million; called by `Benchmarks/clients`."""

import argparse
import json
import os
import pathlib
import random
import shutil
import sqlite3
import sys
import threading
import time

import requests

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.people import sign_in  # noqa: E402
from support.server import Server  # noqa: E402

BINARY = pathlib.Path(os.environ.get("HIGHROCK_BINARY", ROOT / ".build/release/highrock"))
FOLDER = ROOT / ".build/benchmarks/clients"
ENDINGS = ["ов", "ев", "ин", "ский", "енко", "ук", "ян"]
ONSETS = "б в г д ж з к л м н п р с т ф х ч ш щ бр ст кр".split()
VOWELS = "а о е и у я ё ю".split()
MEN = "Александр Сергей Владимир Андрей Алексей Дмитрий Николай Михаил Евгений Иван Юрий Виктор Анатолий Игорь Максим Павел".split()
TRADES = ["строй", "торг", "сервис", "пром", "снаб"]


class Town:
    """Clients with names as common and as rare as in life; the same ones each time."""

    def __init__(self, seed: int = 20_261_126):
        self.dice = random.Random(seed)
        self.families = [self.name(ENDINGS) for _ in range(24_000)]
        self.streets = [self.name(["ская", "ная", "овая"]).capitalize() for _ in range(900)]

    def name(self, endings: list[str]) -> str:
        dice = self.dice
        middle = "".join(dice.choice(ONSETS) + dice.choice(VOWELS) for _ in range(dice.randint(1, 3)))
        return (middle + dice.choice(ONSETS[:18]) + dice.choice(endings)).capitalize()

    def common(self, things: list):
        return things[int(len(things) * self.dice.random() ** 3)]

    def person(self) -> dict:
        dice, father = self.dice, self.common(MEN)
        patronymic = father[:-2] + "ьевич" if father.endswith("ий") else father.rstrip("й") + ("евич" if father.endswith("й") else "ович")
        return {
            "kind": "person", "family": self.common(self.families), "given": self.common(MEN), "patronymic": patronymic,
            "phone": f"+79{dice.randrange(10**9):09}", "email": f"c{dice.randrange(10**12):012}@mail.ru",
            "postal": f"{100_000 + dice.randrange(9000) * 40} Москва, {self.common(self.streets)}, {dice.randint(1, 120)}-{dice.randint(1, 200)}",
        }  # fmt: skip

    def company(self) -> dict:
        dice = self.dice
        title = self.name(["ов", "ин"]) + dice.choice(TRADES)
        return {
            "kind": "organisation", "title": f"ООО «{title}»", "phone": f"+7495{dice.randrange(10**7):07}",
            "email": f"info@{dice.randrange(10**12):012}.example",
            "postal": f"{100_000 + dice.randrange(9000) * 40} Казань, {self.common(self.streets)}, {dice.randint(1, 120)}",
        }  # fmt: skip

    def again(self, client: dict) -> dict:
        """The same client, written down once more by somebody in a hurry."""
        copy = dict(client)
        for _ in range(self.dice.randint(1, 2)):
            match self.dice.randrange(4):
                case 0: copy["phone"] = f"+79{self.dice.randrange(10**9):09}"
                case 1: copy.pop("email", None)
                case 2: copy.pop("postal", None)
                case _:
                    field = "title" if "title" in copy else "family"
                    place = self.dice.randrange(2, len(copy[field]) - 1)
                    copy[field] = copy[field][:place] + copy[field][place + 1 :]
        return copy


def fill(file: pathlib.Path, count: int) -> dict[int, int]:
    """Writes clients straight into the database. Returns who each really is."""
    town, truth, made = Town(), {}, int((time.time() - 1_577_836_800) * 1000) << 22
    base = sqlite3.connect(file, isolation_level=None)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("BEGIN")
    identity, who, last, now = made - count * 16, 0, None, int(time.time() * 1000)
    for place in range(count):
        if place % 20 == 19:
            client = town.again(last)
        else:
            who += 1
            client = town.person() if town.dice.random() < 0.7 else town.company()
            last = client
        identity += 1
        key = identity
        truth[key] = who
        name = client.get("title") or f"{client['family']} {client['given']} {client['patronymic']}"
        sort = name.lower().replace("ё", "е").replace("ооо «", "").replace("»", "")
        base.execute(
            "INSERT INTO client (id, kind, name, sort_name, language, version, made) VALUES (?, ?, ?, ?, 'ru', 1, ?)",
            (key, client["kind"], name, sort, now),
        )
        for kind in ("phone", "email", "postal"):
            if kind in client:
                identity += 1
                base.execute(
                    "INSERT INTO contact_point (id, client, kind, value, normalized, made) VALUES (?, ?, ?, ?, ?, ?)",
                    (identity, key, kind, client[kind], client[kind].lower().replace("ё", "е"), now),
                )
    base.execute("COMMIT")
    base.close()
    return truth


def score(file: pathlib.Path, truth: dict[int, int]) -> tuple[float, float]:
    base = sqlite3.connect(file)
    pairs = base.execute("SELECT one, other FROM duplicate_pair WHERE weight > 0").fetchall()
    base.close()
    right = sum(truth.get(one) == truth.get(other) for one, other in pairs)
    groups: dict[int, int] = {}
    for who in truth.values():
        groups[who] = groups.get(who, 0) + 1
    return right / max(1, len(pairs)), right / max(1, sum(n * (n - 1) // 2 for n in groups.values()))


def queries(count: int = 400) -> list[str]:
    town = Town()
    people = [town.person() for _ in range(count)]
    asked = []
    for number, person in enumerate(people):
        match number % 8:
            case 0: asked.append(person["family"][:4])
            case 1: asked.append(f"{person['family']} {person['given']}")
            case 2: asked.append(f"{person['given'][:3]} {person['patronymic'][:5]}")
            case 3: asked.append(f"8 ({person['phone'][2:5]}) {person['phone'][5:8]}-{person['phone'][8:]}")
            case 4: asked.append(person["phone"][-7:])
            case 5: asked.append(person["email"][:8])
            case 6: asked.append(town.dice.choice(TRADES))
            case _: asked.append(person["family"][1:6])
    return asked  # fmt: skip


def read_pages(session: requests.Session, url: str, stop: threading.Event):
    """Twenty pages a second, as a room full of people reads them."""
    while not stop.wait(0.05):
        assert session.get(url + "/desk", timeout=30).status_code == 200


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--clients", type=int, default=1_000_000)
    options.add_argument("--keep", action="store_true", help="go on with the company of the last run")
    chosen = options.parse_args()
    truth: dict[int, int] = {}
    server = Server(BINARY, FOLDER, {"HIGHROCK_PUBLIC_RATE": "100000000"})
    if not chosen.keep:
        shutil.rmtree(FOLDER, ignore_errors=True)
        server.command("demo", "--scale", "1", within=600)
        file = next(FOLDER.glob("*.sqlite"))
        begun = time.monotonic()
        truth = fill(file, chosen.clients)
        print(f"{chosen.clients} clients written in {time.monotonic() - begun:.0f} s", flush=True)
        for what in ("index", "duplicates"):
            found = json.loads(server.command(what, "--json", within=3600))
            print(f"{what}: {json.dumps(found)}", flush=True)
        precision, recall = score(file, truth)
        print(f"duplicates: precision {precision:.3f}, recall {recall:.3f}", flush=True)
    with sqlite3.connect(next(FOLDER.glob("*.sqlite"))) as base:
        count = base.execute("SELECT COUNT(*) FROM client").fetchone()[0]
    server.start(within=120)
    try:
        session = sign_in(server, "anna.manager", "demo")
        stop = threading.Event()
        reader = threading.Thread(target=read_pages, args=(sign_in(server, "anna.manager", "demo"), server.url, stop))
        reader.start()
        time.sleep(1)
        times, empty = [], 0
        for query in queries():
            begun = time.monotonic()
            answer = session.get(server.url + "/find", params={"q": query}, headers={"X-Fragment": "1"}, timeout=30)
            times.append((time.monotonic() - begun) * 1000)
            assert answer.status_code == 200
            empty += "data-kind" not in answer.text
        stop.set()
        reader.join()
        slowest = sorted(zip(times, queries()), reverse=True)[:5]
        times.sort()
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"finding among {count} while pages are served: p50 {p50:.1f} ms, p95 {p95:.1f} ms (< 50 ms), {empty} found nothing")
        print("slowest: " + ", ".join(f"{query} {took:.0f} ms" for took, query in slowest))
    finally:
        server.stop()


main()

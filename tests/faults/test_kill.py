"""An answer of 2xx is a promise that survives `kill -9` (SPEC T4, W1)."""

import random
import threading
import uuid

import requests

ROUNDS = 8
WRITERS = 6


def test_every_acknowledged_write_survives_being_killed(server):
    """Several clients write at once, the server is killed at a random moment, and all that it promised is there."""
    server.stop()
    server.environment["HIGHROCK_PUBLIC_RATE"] = "1000000"
    server.start()
    bearer = make_reader(server)
    chance = random.Random(20_261_123)
    promised: dict[str, str] = {}
    for _ in range(ROUNDS):
        promised |= write_until_killed(server, chance)
        server.start()
    assert len(promised) > ROUNDS * WRITERS, "too little was written to say anything"
    found = every_case(server, bearer)
    lost = {word: number for word, number in promised.items() if number not in found}
    assert not lost, f"{len(lost)} of {len(promised)} acknowledged writes are gone"
    for case in found.values():
        whole = requests.get(f"{server.url}/api/v1/cases/{case['id']}", headers=bearer, timeout=10).json()
        assert whole["interactions"], f"case {case['number']} is there without the letter that opened it"
    wrong = [word for word, number in promised.items() if word not in found[number]["subject"]]
    assert not wrong, "an answer named another case than the one that was made"
    server.stop()
    diagnosis = server.command_json("doctor")
    assert all(not finding["complaints"] for finding in diagnosis["findings"] if finding["matter"] != "disk"), diagnosis


def make_reader(server) -> dict:
    """A manager's bearer token; commands need the data folder to themselves."""
    server.stop()
    server.command("user", "create", "reader", "--name", "Чтецова Вера", "--role", "manager")
    token = server.command("token", "create", "--user", "reader").strip()
    server.start()
    return {"Authorization": f"Bearer {token}"}


def write_until_killed(server, chance: random.Random) -> dict[str, str]:
    acknowledged: dict[str, str] = {}
    guard = threading.Lock()
    over = threading.Event()

    def write():
        with requests.Session() as session:
            while not over.is_set():
                word = uuid.uuid4().hex
                body = {
                    "channel": "web",
                    "from": {"name": "Клиент", "email": f"{word[:3]}@client.example"},
                    "subject": f"Вопрос {word}",
                    "text": "Не проходит оплата по договору.",
                }
                try:
                    answer = session.post(f"{server.url}/api/v1/interactions", json=body, timeout=5)
                except requests.RequestException:
                    return
                if answer.status_code == 201:
                    with guard:
                        acknowledged[word] = answer.json()["case"]["number"]

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    over.wait(chance.uniform(0.3, 1.5))
    server.kill()
    over.set()
    for writer in writers:
        writer.join()
    return acknowledged


def every_case(server, bearer: dict) -> dict:
    found, cursor = {}, None
    while True:
        query = {"limit": 100} | ({"after": cursor} if cursor else {})
        page = requests.get(f"{server.url}/api/v1/cases", params=query, headers=bearer, timeout=10).json()
        found |= {case["number"]: case for case in page["items"]}
        cursor = page["next"]
        if cursor is None:
            return found

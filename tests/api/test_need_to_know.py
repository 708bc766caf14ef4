"""P2, need to know: who is not named on a confidential client's wall learns nothing of it, and every look is on record."""

import pytest
from support.api import Program, letter
from support.people import Colleague
from support.waiting import until

NAME, EMAIL, SUBJECT = "Заказчик Тайнов", "tainov@secret.example", "Слияние до огласки"
#: Whatever tells of the client: none of it may reach an outsider.
TRACES = ("Тайнов", "secret.example", "огласки")


class House:
    """The head of the service, Anna who is named on the wall, Boris who is not, and an administrator."""

    def __init__(self, server):
        self.server = server
        server.stop()
        links = [
            server.command("user", "create", login, "--name", name, "--role", role)
            for login, name, role in [
                ("vera", "Главная Вера Ильинична", "service-head"),
                ("anna", "Смирнова Анна Петровна", "manager"),
                ("boris", "Котов Борис Львович", "manager"),
                ("ada", "Хозяинова Ада Юрьевна", "administrator"),
            ]
        ]
        tokens = {login: server.command("token", "create", "--user", login).strip() for login in ("vera", "anna", "boris")}
        server.start()
        self.head, self.anna, self.boris, self.admin = (Colleague.invited(server, link) for link in links)
        self.programs = {login: Program(server, token) for login, token in tokens.items()}
        sent = letter(subject=SUBJECT, **{"from": {"name": NAME, "email": EMAIL}})
        made = self.programs["anna"].made("interactions", sent)
        self.client, self.case = made["client"]["id"], self.programs["anna"].get(f"cases/{made['case']['id']}").json()
        self.interaction = self.case["interactions"][0]["id"]

    @property
    def number(self) -> int:
        return self.case["number"]

    def build_the_wall(self):
        answer = self.head.send(f"/clients/{self.client}/wall", {"people": self.programs["anna"].get("me").json()["id"]})
        assert answer.status_code == 303

    def hear_out(self):
        """Returns when open pages have been told of all that has happened before."""
        anna = self.programs["anna"]
        sent = letter(subject="Ничего тайного", **{"from": {"name": "Открытый Олег", "email": "open@public.example"}})
        other = anna.get(f"cases/{anna.made('interactions', sent)['case']['id']}").json()
        told = self.boris.hears(f"queue:1 case:{other['id']}", within=5)
        anna.made(f"cases/{other['id']}/taking", {"version": other["version"]})
        assert told()
        while told():
            pass


@pytest.fixture
def house(server) -> House:
    return House(server)


def test_p2_an_outsider_finds_the_client_until_there_is_a_wall_and_never_after(house):
    pages = ["/desk", "/desk?line=1", "/desk/queue?line=1", "/cases", "/clients", "/find?q=Тайно", "/find?q=огласк"]
    lists = ["cases", "clients", "interactions", f"interactions?client={house.client}"]
    until(lambda: all(any(trace in house.boris.get(page).text for trace in TRACES) for page in pages if "find" in page))
    assert any(trace in house.boris.get(page).text for page in pages for trace in TRACES), "it was there to be seen"
    house.build_the_wall()
    for page in pages:
        text = house.boris.get(page).text
        assert not [trace for trace in TRACES if trace in text], f"{page} tells of the client"
    for path in lists:
        answer = house.programs["boris"].get(path)
        assert answer.json().get("items") == [], f"{path}: {answer.text}"
    assert house.programs["anna"].get("cases").json()["items"], "who is named sees it all the same"
    assert "Тайнов" in house.anna.get(f"/clients/{house.client}").text


def test_p2_what_an_outsider_may_not_know_of_is_as_if_it_were_not_there(house):
    house.build_the_wall()
    nobody, nothing = house.client[:-1] + ("0" if house.client[-1] != "0" else "1"), house.number + 1_000
    for there, not_there in [
        (f"/clients/{house.client}", f"/clients/{nobody}"),
        (f"/clients/{house.client}/timeline", f"/clients/{nobody}/timeline"),
        (f"/cases/{house.number}", f"/cases/{nothing}"),
        (f"/cases/{house.number}/head", f"/cases/{nothing}/head"),
        (f"/cases/{house.number}/timeline", f"/cases/{nothing}/timeline"),
        (f"/cases/{house.number}/present", f"/cases/{nothing}/present"),
    ]:
        assert house.anna.get(there).status_code == 200, there
        hidden, missing = house.boris.get(there), house.boris.get(not_there)
        assert (hidden.status_code, missing.status_code) == (404, 404), there
        assert not [trace for trace in TRACES if trace in hidden.text]
    for act in ("taking", "answers", "notes", "hand-overs", "changes", "solution", "closure", "presence"):
        assert house.boris.send(f"/cases/{house.number}/{act}", {"version": "1", "text": "x"}).status_code == 404, act
    program = house.programs["boris"]
    for path in ("clients/{client}", "contacts?client={client}", "cases/{case}", "interactions/{interaction}"):
        path = path.format(client=house.client, case=house.case["id"], interaction=house.interaction)
        assert program.get(path).status_code == 404, path
    assert program.patch(f"cases/{house.case['id']}", {"version": house.case["version"]}).status_code == 404
    assert program.post(f"cases/{house.case['id']}/notes", {"text": "x"}).status_code == 404
    assert house.programs["anna"].get(f"cases/{house.case['id']}").json()["version"] == house.case["version"]


def test_p2_live_news_and_the_journal_tell_no_outsider(house):
    house.build_the_wall()
    house.hear_out()
    topics = f"queue:1 client:{house.client} case:{house.case['id']}"
    insider, outsider = house.anna.hears(topics, within=10), house.boris.hears(topics)
    house.programs["anna"].made(f"cases/{house.case['id']}/taking", {"version": house.case["version"]})
    assert insider(), "who is named hears of it"
    assert outsider() is None, "even that something happens is news"
    assert "Тайнов" not in house.admin.get("/journal").text, "who keeps the house running need not know its clients"
    assert house.head.get("/journal").status_code == 200
    assert house.boris.get("/journal").status_code == 403


def test_p2_every_look_is_on_record(house):
    house.build_the_wall()
    house.boris.get(f"/clients/{house.client}")
    house.anna.get(f"/clients/{house.client}")
    entries = house.programs["vera"].get("journal", limit=100).json()["items"]
    looks = [entry for entry in entries if entry["kind"] == "client.looked-at" and entry["subjectId"] == house.client]
    looked = {look["actorId"] for look in looks}
    anna, boris = (house.programs[login].get("me").json()["id"] for login in ("anna", "boris"))
    assert anna in looked and boris not in looked

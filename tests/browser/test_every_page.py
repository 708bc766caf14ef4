"""Every page, in both languages and both themes: no violation that axe-core knows, no sideways scroll at 360 pixels, no
complaint of the browser (a broken link, a script that our own policy forbids)."""

import datetime
import pathlib
import re
import tempfile
import uuid
import zoneinfo

import pytest
from browser.test_first_path import ask
from selenium.webdriver.support.ui import Select
from support.axe import faults_of, scrolls_sideways
from support.calls import ended_call
from support.desk import CONTROL, Person, is_gone
from support.letters import SUBJECT

PAGES = {
    # Not the one of the other tests: the language set here stays with the person.
    "pavel.manager": [
        "/desk", "/desk?line=2", "/cases", "/cases?state=closed&priority=4&kind=claim", "/cases/new", "/cases/new?client=CLIENT",
        "/cases?state=unsolved&channel=email&from=2026-01-01", "/cases?choose=people", "/cases/filters/new?state=new&line=1",
        "/boards/line/1", "/boards/line/3",
        "CASE", "CASE?write=note", "CASE?write=promise", "CASE?write=task", "CASE?write=log", "CASE?write=hand-over", "CASE?write=change", "CASE/split",
        "CASE/assignment", "CASE?write=escalate", "/escalations", "/escalations?whose=by-me",
        "/escalations?whose=of-my-cases&state=ended",
        "/clients", "/clients?show=own", "/clients?show=provisional", "/clients?q=zzzz", "/clients/new", "/duplicates",
        "CLIENT", "CLIENT?edit=facts", "CLIENT?edit=manager", "CLIENT?edit=contact", "CLIENT?edit=point", "CLIENT?edit=touch",
        "/tasks", "/tasks?whose=anyone&state=all", "/tasks?whose=asked", "/tasks/new", "/tasks/board", "/tasks/score", "/tasks/repeating",
        "/find?q=ooo", "/find?q=zzzz", "/people", "/people?q=zzzz", "PERSON", "/departments", "/skills",
        "/me", "/me/security", "/me/second-factor", "/me/tokens", "/telephone/me", "PHONE", "/desk", "/settings", "/softphone", "/nothing-here",
        "CALL", "/calls", "/calls?whose=mine&outcome=missed&day=2026-01-01", "/calls/back", "/calls/board", "/calls/dial?phone=%2B74951234567",
    ],
    "oleg.admin": [
        "/people", "/people/new", "PERSON", "PERSON/change", "/departments", "/departments?closed=yes", "/departments/new",
        "DEPARTMENT", "/tasks/score?department=DEPARTMENT", "/tasks/board?department=DEPARTMENT", "/skills", "/settings", "/settings/client-fields", "/settings/chat", "/operations", "/operations/outbox",
        "/mailboxes", "/mailboxes/new", "MAILBOX", "/telephone/phones", "/telephone/recordings",
        "/journal", "/journal?kind=case.", "/journal?from=2035-01-01", "/me", "/me/tokens",
    ],
    "darya.service": [
        "CLIENT?edit=wall", "CLIENT?edit=note", "CLIENT?edit=marks", "CLIENT?edit=consent", "CLIENT?edit=relation",
        "CLIENT?words=zzzz&direction=in", "/clients?tag=vip", "/clients/imports", "/operations/letters", "LETTER",
        "IMPORT", "TAKEN-IN", "COMPARISON", "MERGED", "TIED", "TAGGED", "PROMISED", "ASKED", "PART-OF-ANOTHER", "PARTABLE",
        "/overview", "/overview?days=7", "KEPT", "/boards/line/2",
        "/templates", "/templates/new", "/rules", "/rules/new", "RULE", "RULE/trial",
        "/deadlines", "/deadlines/targets/new", "/deadlines/targets/0", "/deadlines/calendars/office",
        "/escalations", "/escalations?whose=all", "ESCALATION", "ESCALATION?hand=yes",
        "/procedure", "/procedure/draft", "/procedure/editions/1",
        "/claims", "CLAIM-SHEET", "GUIDED", "/claim-causes", "CAUSE", "/guides", "/guides/0000000000001",
        "/guides/0000000000001/steps/hear",
        "/telephone", "/telephone/numbers/new", "NUMBER", "/telephone/queues", "/telephone/queues/new", "/telephone/queues/0000000000001",
        "/telephone/people", "/telephone/matters", "/calls/board", "/calls/rounds", "/calls/rounds/new",
    ],
    None: ["/sign-in", "/chat", "/ask", "REQUEST", "/portal/forged", "/invitation/forged"],
}  # fmt: skip
SETTINGS = [("ru", "light"), ("en", "dark")]
# A desk and a phone; between them it is enough that nothing stands out sideways.
WIDTHS, BETWEEN = (1440, 360), (1024, 768)


@pytest.fixture(scope="session")
def watchers(demo, browsers):
    """One browser for each login, signed in once."""
    people = {}

    def watcher(login: str | None) -> Person:
        if login not in people:
            people[login] = Person(browsers(), demo)
            if login:
                people[login].sign_in(login)
        return people[login]

    return watcher


LISTINGS = {
    "CASE": "/cases", "CLIENT": "/clients", "PERSON": "/people", "DEPARTMENT": "/departments", "RULE": "/rules",
    "TEMPLATE": "/templates", "CAUSE": "/claim-causes",
}  # fmt: skip


def post(person: Person, path: str, **fields: str):
    """Sends a form of ours, as a page would."""
    before = person.find("html")
    person.driver.execute_script(
        "const f = document.createElement('form'); f.method = 'post'; f.action = arguments[0];"
        "const all = {...arguments[1], _csrf: document.querySelector('meta[name=csrf]').content};"
        "for (const [name, value] of Object.entries(all)) {"
        "  const i = document.createElement('input'); i.name = name; i.value = value; f.append(i); }"
        "document.body.append(f); f.submit();",
        path,
        fields,
    )
    person.until(lambda: is_gone(before), f"an answer to {path}")


def make_import(person: Person, starts: bool) -> str:
    """The page on which one says what the columns are; or the one that tells what the list came to."""
    file = pathlib.Path(tempfile.mkdtemp()) / "клиенты.csv"
    file.write_text("Компания;Кто;Телефон\nООО «Заря»;Зорина Анна;8 495 777-11-22\n;;\n;Кротов;123\n")
    person.open("/clients/imports")
    person.find('[name="file"]').send_keys(str(file))
    person.submit("/clients/imports")
    if starts:
        before = person.find("html")
        person.press('button[name="act"][value="start"]')
        person.until(lambda: is_gone(before), "the page that tells how far it has come")
        # So short a list is taken in before the page begins to listen.
        person.until(lambda: "Готово" in person.text or "Done" in person.text, "its end")
    return person.driver.current_url


def two(person: Person, listing: str) -> list[str]:
    """The addresses of the first two things of a list."""
    person.open(listing)
    links = [link.get_attribute("href").split("?")[0] for link in person.all(f'main tbody a[href^="{listing}/"], main ul a[href^="{listing}/"]')]
    found = [link for link in dict.fromkeys(links) if re.fullmatch(r"[0-9a-z]+", link.rsplit("/", 1)[1])]
    return found[:2]


def make_tie(person: Person) -> str:
    one, other = two(person, "/cases")
    person.open(one)
    version = person.find('input[name="version"]').get_attribute("value")
    post(person, one + "/ties", other=other.rsplit("/", 1)[1], how="related", version=version)
    return one


def make_merge(person: Person) -> str:
    """The card of a client who was made of two."""
    made = []
    for name in ("ООО «Двойник»", "ООО Двойник"):
        person.open("/clients/new")
        person.write("name", f"{name} {uuid.uuid4().hex[:6]}")
        person.submit("/clients/new")
        made.append(person.driver.current_url.split("?")[0].rsplit("/", 1)[1])
    person.open(f"/duplicates/{made[0]}/{made[1]}")
    person.submit("/merge")
    return f"/clients/{made[0]}"


def make_joint(person: Person) -> tuple[str, str]:
    """A case that became part of another, and that other."""
    client, made = two(person, "/clients")[0].rsplit("/", 1)[1], []
    for text in ("Не приходит счёт за октябрь.", "И ещё раз о счёте за октябрь."):
        person.open(f"/cases/new?client={client}")
        person.write("text", text)
        person.submit("/cases/new")
        made.append(person.driver.current_url.split("?")[0])
    whole, part = made
    version = person.find('input[name="version"]').get_attribute("value")
    post(person, part + "/ties", other=whole.rsplit("/", 1)[1], how="merge", version=version)
    return part, whole


def make_tag(person: Person) -> str:
    one = two(person, "/cases")[0]
    person.open(one + "?write=change")
    person.write("tags", "срочно, деньги", 'form[action$="/changes"]')
    person.submit("/changes")
    return "/cases?state=all&tag=срочно"


def make_promise(person: Person) -> str:
    """A case on which something is promised, and half an hour away: it is amber."""
    one = two(person, "/cases")[0]
    soon = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Moscow")) + datetime.timedelta(minutes=25)
    post(person, one + "/promises", what="Перезвоним с ответом бухгалтерии", due=soon.strftime("%Y-%m-%dT%H:%M"))
    assert person.all(".promises li")
    return one


def make_task(person: Person) -> str:
    """A task with a part and something to tick off, returned once."""
    person.open("/tasks/new")
    person.write("wanted", "Проверить резервные копии и прислать отчёт")
    person.write("items", "первая копия\nвторая копия")
    Select(person.find('main select[name="to"]')).select_by_index(1)
    person.submit("/tasks/new")
    task = person.driver.current_url.split("?")[0]
    post(person, task + "/return", reason="Нет доступа к хранилищу")
    to = "person-" + two(person, "/people")[0].rsplit("/", 1)[1]
    post(person, task + "/asking", to=to)
    post(person, task + "/parts", wanted="Получить доступ к хранилищу", to=to)
    return task


def escalation(person: Person) -> str:
    """One that somebody of the demonstration company has raised."""
    person.open("/escalations?whose=all")
    return person.find('main a[href^="/escalations/"]').get_attribute("href")


def make_kept(person: Person) -> str:
    """The form of a kept list, which stands among the tabs."""
    name = f"Срочные {uuid.uuid4().hex[:6]}"
    post(person, "/cases/filters", name=name, audience="own", query="priority=4", key="")
    return next(link.get_attribute("href") for link in person.all('main a[href*="/cases/filters/"]'))


def claim_sheet(person: Person, listing: str = "/claims") -> str:
    person.open(listing)
    return person.find('main tbody a[href$="/claim"]').get_attribute("href")


def make_phone(person: Person) -> str:
    """A phone of one's own; from now on one's state stands in the bar."""
    person.open("/telephone/me")
    if not person.all('form[action$="/settings"]'):
        post(person, "/telephone/me/phones", name="Стол", kind="desk")
        post(person, "/telephone/me/state", to="lunch", back="/")
    return "/telephone/me"


def make_call(person: Person) -> str:
    """With one in the list and one to call back, these pages have something to show."""
    return "/calls/" + ended_call(person.server, "pavel.manager")


def make_number(person: Person) -> str:
    person.open("/telephone")
    if not person.all('main tbody a[href*="/telephone/numbers/"]'):
        person.open("/telephone/numbers/new")
        person.write("digits", "+7 495 555-02-02")
        person.write("name", "Главный")
        person.submit("/telephone/numbers")
    return person.find('main tbody a[href*="/telephone/numbers/"]').get_attribute("href")


MADE = {
    "ASKED": make_task,
    "ESCALATION": escalation,
    "ESCALATION?hand=yes": lambda person: escalation(person) + "?hand=yes",
    "KEPT": make_kept,
    "CLAIM-SHEET": claim_sheet,
    "GUIDED": lambda person: claim_sheet(person, "/claims?state=open").removesuffix("/claim"),
    "PROMISED": make_promise,
    "IMPORT": lambda person: make_import(person, starts=False),
    "TAKEN-IN": lambda person: make_import(person, starts=True),
    "COMPARISON": lambda person: "/duplicates/" + "/".join(link.rsplit("/", 1)[1] for link in two(person, "/clients")),
    "MERGED": make_merge,
    "TIED": make_tie,
    "PART-OF-ANOTHER": lambda person: make_joint(person)[0],
    "PARTABLE": lambda person: make_joint(person)[1] + "/split",
    "TAGGED": make_tag,
    "PHONE": make_phone,
    "NUMBER": make_number,
    "CALL": make_call,
}


def make_rule(person: Person):
    """The demonstration company has none."""
    person.open("/rules/new")
    person.write("name", "Оплата")
    person.write("words", "оплат*")
    person.write("written_to", "@highrock.example")
    person.choose("priority", "3")
    person.submit("/rules")


def address(person: Person, page: str) -> str:
    """A page with the first case, client, person or department that the lists lead to, or with a request of one's own."""
    if page == "REQUEST":
        return ask(person, "Не открывается счёт")
    if page in MADE:
        person.any_width()
        return MADE[page](person)
    if page == "RULE":
        make_rule(person)
    if page == "LETTER":
        return letter_case(person)
    if page == "MAILBOX":
        return mailbox(person)
    for word, listing in LISTINGS.items():
        if word not in page:
            continue
        person.open(listing)
        links = [link.get_attribute("href") for link in person.all(f'main a[href*="{listing}/"]')]
        found = next(link for link in links if not re.search("/new|/imports|/export|[?]", link))
        return found + page.removeprefix(word) if page.startswith(word) else page.replace(word, found.rsplit("/", 1)[1])
    return page


def letter_case(person: Person) -> str:
    """The case that a letter opened, once it can be found."""

    def links():
        person.open(f"/find?q={SUBJECT.split()[-1]}")
        return person.all('main a[href*="/cases/"]')

    person.until(links, "the letter's case")
    return links()[0].get_attribute("href")


def mailbox(person: Person) -> str:
    """A mailbox whose server nobody reaches."""
    person.open("/mailboxes")
    if not person.all('main .rows a[href*="/mailboxes/"]'):
        person.open("/mailboxes/new")
        for name, text in {"address": "help@example.test", "name": "Поддержка", "imap_host": "127.0.0.1"}.items():
            person.write(name, text)
        person.write("imap_port", "1")
        person.write("secret", "secret")
        person.submit("/mailboxes")
        person.until(lambda: person.open("/mailboxes") or person.all('[data-shape="triangle"]'), "the trouble with it")
    return person.find('main .rows a[href*="/mailboxes/"]').get_attribute("href")


def speak(person: Person, language: str):
    person.open("/me")
    person.driver.execute_script(
        "const f = document.createElement('form'); f.method = 'post'; f.action = '/me/language';"
        "f.innerHTML = `<input name=_csrf value='${document.querySelector('meta[name=csrf]').content}'>"
        f"<input name=to value='{language}'>`; document.body.append(f); f.submit();"
    )
    person.until(lambda: person.find("html").get_attribute("lang") == language, "the language")


@pytest.mark.parametrize("login", PAGES, ids=str)
@pytest.mark.parametrize(("language", "theme"), SETTINGS)
def test_no_page_has_a_fault_that_a_machine_can_find(watchers, login, language, theme):
    person = watchers(login)
    driver = person.driver
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
    if login:
        speak(person, language)
    faults = []
    for page in PAGES[login]:
        where = address(person, page)
        for width in WIDTHS:
            person.width(width)
            person.open(where)
            faults += [f"{page} {width}: {fault}" for fault in faults_of(driver)]
            if scrolls_sideways(driver, width):
                faults.append(f"{page} scrolls sideways at {width}")
        for width in BETWEEN:
            person.width(width)
            if scrolls_sideways(driver, width):
                faults.append(f"{page} scrolls sideways at {width}")
        # A page that says 404 or 403 is reported as such; anything else is a fault.
        faults += [f"{page}: {fault}" for fault in person.complaints() if not re.search("40[134]", fault)]
    person.any_width()
    # Other tests share the company and read what it says.
    if login:
        speak(person, "ru")
    assert not faults, "\n".join(sorted(set(faults)))


def test_what_opens_on_a_page_has_no_fault_either(watchers):
    """The keys, the box that finds anything, the menus: in the state that a press brings them to."""
    person = watchers("pavel.manager")
    faults = []
    for width in WIDTHS:
        person.width(width)
        for name, opens in OPENED.items():
            person.open(address(person, "CASE"))
            opens(person)
            faults += [f"{name} {width}: {fault}" for fault in faults_of(person.driver)]
            if scrolls_sideways(person.driver, width):
                faults.append(f"{name} scrolls sideways at {width}")
    person.any_width()
    assert not faults, "\n".join(sorted(set(faults)))


def open_palette(person: Person):
    person.chord(CONTROL, "k")
    person.until(lambda: person.all("dialog[open]"), "the box that finds anything")


def open_keys(person: Person):
    person.keys("?")
    person.until(lambda: person.all("dialog[open]"), "the list of keys")


def open_menus(person: Person):
    for menu in person.all("details.menu > summary"):
        menu.click()
        assert person.all("details.menu[open]")


def open_letter(person: Person):
    person.open(letter_case(person))
    for part in person.all(".case-story details > summary"):
        if part.is_displayed():
            part.click()
    assert person.all(".case-story iframe")


OPENED = {"palette": open_palette, "keys": open_keys, "menus": open_menus, "letter": open_letter}

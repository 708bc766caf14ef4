"""Every page, in both languages and both themes: no violation that axe-core knows, no sideways scroll at 360 pixels, no
complaint of the browser (a broken link, a script that our own policy forbids)."""

import pathlib

import pytest
from support.desk import Person

AXE = next((pathlib.Path(__file__).resolve().parents[2] / ".build/python").rglob("axe.min.js")).read_text()

PAGES = {
    # Not the one of the other tests: the language set here stays with the person.
    "pavel.manager": [
        "/desk", "/desk?line=2", "/cases", "/cases/new", "CASE", "CASE?write=hand-over", "CASE?write=change", "/clients",
        "/clients/new", "CLIENT", "/people", "PERSON", "/me", "/me/security", "/me/second-factor", "/me/tokens",
        "/departments", "/skills", "/nothing-here",
    ],
    "oleg.admin": [
        "/people", "/people/new", "PERSON", "/departments", "/departments/new", "/skills", "/settings", "/operations",
        "/journal", "/me",
    ],
    None: ["/sign-in", "/ask", "/portal/forged", "/invitation/forged"],
}  # fmt: skip
SETTINGS = [("ru", "light"), ("en", "dark")]


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


def address(person: Person, page: str) -> str:
    """The first case, client or person that the lists lead to."""
    for word, listing in (("CASE", "/cases"), ("CLIENT", "/clients"), ("PERSON", "/people")):
        if page.startswith(word):
            person.open(listing)
            links = [link.get_attribute("href") for link in person.all(f'main a[href*="{listing}/"]')]
            found = next(link for link in links if not link.endswith("/new"))
            return found + page.removeprefix(word)
    return page


@pytest.mark.parametrize("login", PAGES, ids=str)
@pytest.mark.parametrize(("language", "theme"), SETTINGS)
def test_no_page_has_a_fault_that_a_machine_can_find(watchers, login, language, theme):
    person = watchers(login)
    driver = person.driver
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
    if login:
        person.open("/me")
        driver.execute_script(
            "const f = document.createElement('form'); f.method = 'post'; f.action = '/me/language';"
            "f.innerHTML = `<input name=_csrf value='${document.querySelector('meta[name=csrf]').content}'>"
            f"<input name=to value='{language}'>`; document.body.append(f); f.submit();"
        )
        person.until(lambda: driver.find_element("css selector", "html").get_attribute("lang") == language, "the language")
    faults = []
    for page in PAGES[login]:
        where = address(person, page)
        for width in (1440, 360):
            person.width(width)
            person.open(where)
            faults += [f"{page} {width}: {fault}" for fault in axe(driver)]
            if driver.execute_script("return document.documentElement.scrollWidth > window.innerWidth + 1"):
                faults.append(f"{page} scrolls sideways at {width}")
        # A page that says 404 is reported as such; anything else is a fault.
        faults += [f"{page}: {fault}" for fault in person.complaints() if "404" not in fault and "401" not in fault]
    person.any_width()
    assert not faults, "\n".join(sorted(set(faults)))


def axe(driver) -> list[str]:
    driver.execute_script(AXE)
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(result => done(result.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)])));"
    )
    return [f"{rule} at {', '.join(places)}" for rule, places in found]

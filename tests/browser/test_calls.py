"""The panel of one's own call: on every page, before one answers, and until the work after it is done."""

import pytest
from support.axe import faults_of, scrolls_sideways
from support.calls import OngoingCall, known_number
from support.desk import Person, is_gone
from selenium.webdriver.common.keys import Keys

PANEL = "#call-panel .call"


@pytest.fixture(scope="module")
def agent(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("denis.manager")


@pytest.fixture
def ringing(demo):
    """A client whom we know calls, and the phone of that person rings."""
    number, name = known_number(demo)
    call = OngoingCall(demo, "denis.manager", number)
    yield call, name
    call.end()


def refresh(agent: Person):
    """As live news would."""
    agent.driver.execute_script("document.getElementById('call-panel').dispatchEvent(new CustomEvent('live-refresh', {cancelable: true}))")


def stage(agent: Person) -> str:
    return agent.find(PANEL).get_attribute("data-stage")


def test_who_calls_is_shown_on_every_page_and_stays_when_it_is_left(agent, ringing):
    _, name = ringing
    for page in ("/cases", "/clients", "/tasks", "/cases"):
        agent.open(page)
        agent.until(lambda: name in agent.find(f"{PANEL} .call-name").text, f"{name} on {page}")
    assert agent.all(f"{PANEL} .call-reasons a")
    agent.driver.refresh()
    agent.until(lambda: agent.all(PANEL), "the panel after a reload")


def test_a_reason_is_opened_by_its_key(agent, ringing):
    agent.open("/clients")
    agent.until(lambda: agent.all(f"{PANEL} .call-reasons a"), "the reasons")
    wanted = agent.find(f"{PANEL} .call-reasons a").get_attribute("href")
    agent.chord(Keys.ALT, "1")
    agent.until(lambda: agent.driver.current_url.startswith(wanted), "the case that it is about")
    agent.until(lambda: agent.all(PANEL), "the panel there, too")


def test_what_one_writes_stays_while_the_call_goes_on(agent, ringing):
    call, _ = ringing
    call.turn("talking")
    agent.open("/cases")
    agent.until(lambda: agent.all(f"{PANEL} .call-buttons"), "what can be done with it")
    agent.press(f'{PANEL} [data-key="alt+t"]')
    agent.write("note", "Ждёт ответа бухгалтерии", PANEL + " .call-opener[open]")
    call.turn("held")
    refresh(agent)
    agent.until(lambda: stage(agent) == "held", "that the call is held")
    assert agent.find(f"{PANEL} .call-opener[open] textarea").get_attribute("value") == "Ждёт ответа бухгалтерии"
    call.turn("parted", "wrap-up")
    refresh(agent)
    agent.until(lambda: agent.all(f"{PANEL} .call-wrap-up"), "the work after it")
    agent.chord(Keys.ALT, "1")
    assert agent.find(f'{PANEL} input[value="solved"]').is_selected()
    agent.write("note", "Всё решили", f"{PANEL} .call-wrap-up")
    call.end()
    refresh(agent)
    agent.until(lambda: agent.all(f"{PANEL} .call-wrap-up textarea"), "what was being written, though the call is gone")


def test_the_panel_has_no_fault_that_a_machine_can_find(agent, ringing, demo):
    call, _ = ringing
    faults = []
    states = [("ringing", "rung"), ("talking", "joined"), ("consulting", "joined"), ("parted", "wrap-up")]
    for name, state in states:
        call.turn(name, state)
        for theme in ("light", "dark"):
            agent.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
            for width in (1440, 360):
                agent.width(width)
                agent.open("/cases")
                agent.until(lambda: agent.all(PANEL), "the panel")
                for opener in agent.all(f"{PANEL} .call-opener > summary"):
                    opener.click()
                faults += [f"{name} {theme} {width}: {fault}" for fault in faults_of(agent.driver)]
                if scrolls_sideways(agent.driver, width):
                    faults.append(f"{name} scrolls sideways at {width}")
    agent.any_width()
    assert not faults, "\n".join(sorted(set(faults)))


def test_a_stranger_gets_a_card_without_leaving_the_page(agent, demo):
    call = OngoingCall(demo, "denis.manager", "+78432001122")
    try:
        agent.open("/cases")
        agent.until(lambda: agent.all(f'{PANEL} form [name="name"]'), "the short form")
        page = agent.find("html")
        agent.write("name", "Пётр Новиков", PANEL)
        agent.press(f'{PANEL} [data-key="alt+n"]')
        agent.until(lambda: "Новиков" in agent.find(f"{PANEL} .call-name").text, "the new card")
        assert not is_gone(page)
    finally:
        call.end()

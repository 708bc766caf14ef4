"""The panel of one's own call and the board, while a real caller is at a real exchange: on every page, before one answers, and until the
work after it is done (SPEC T1, W2). Each telephone says a tone of its own, so that it is heard who hears whom."""

import contextlib
import time

import pytest
from selenium.webdriver.common.keys import Keys
from support.axe import faults_of, scrolls_sideways
from support.calls import known_number
from support.desk import Person, is_gone
from support.house import House
from support.server import Server
from support.telephone import PATIENCE, playing
from support.waiting import until

PANEL = "#call-panel .call"
STRANGER = "+78432001122"
CALLER, DENIS, ROMAN, DARYA = 700, 500, 900, 1300
PITCHES = {"denis.manager": DENIS, "roman.manager": ROMAN, "darya.service": DARYA}
PHONES = {login: str(201 + place) for place, login in enumerate(PITCHES)}


@pytest.fixture(scope="module")
def house(binary, exchange, tmp_path_factory):
    """The demonstration company; those who are tried have a phone, and nobody is on duty."""
    server = Server(binary, tmp_path_factory.mktemp("house") / "data")
    company = House.demonstrated(server, exchange)
    for login, extension in PHONES.items():
        company.take_phones(login)
        company.give_phone(login, extension)
    company.shape_queue(unattended="wait", own_manager_first="0", ring_time="60")
    yield company
    server.stop()


@pytest.fixture(scope="module")
def denis(house, browsers) -> Person:
    return Person(browsers(), house.server).sign_in("denis.manager")


@pytest.fixture(scope="module")
def roman(house, browsers) -> Person:
    return Person(browsers(), house.server).sign_in("roman.manager")


@pytest.fixture(scope="module")
def darya(house, browsers) -> Person:
    """Who oversees the work."""
    return Person(browsers(), house.server).sign_in("darya.service")


class Line:
    """A caller, the phones of those who may answer, and what each of them hears."""

    def __init__(self, house: House, phones):
        self.house, self.phones = house, phones
        self.ears = {login: phones.ear(says=pitch) for login, pitch in PITCHES.items()}
        self.caller = phones.ear(says=CALLER, outside=True)

    def ring(self, *on_duty: str, number: str = STRANGER, after: float = 1.5):
        """Somebody calls; the phones of those who are on duty ring so long before they are answered."""
        for login in on_duty:
            self.house.say(login, "ready")
        self.phones.answering_to({PHONES[login]: ear for login, ear in self.ears.items()}, after=after)
        self.phones.callers([number], stays=120, ear=self.caller)
        until(lambda: self.house.live() == 1, PATIENCE)

    def talk(self, *on_duty: str, number: str = STRANGER) -> str:
        self.ring(*on_duty, number=number)
        return until(self.house.talk, PATIENCE)

    def hears(self, *pitches: float, who: str | None = None):
        """Waits until the caller, or one of the house, hears all of these and none of the others."""
        ear = self.ears[who] if who else self.caller
        others = {CALLER, *PITCHES.values()} - set(pitches)
        least = 0.8 / len(pitches) if pitches else 0
        parts = {}

        def is_right() -> bool:
            parts.update({pitch: round(ear.part(pitch), 3) for pitch in (CALLER, *PITCHES.values())})
            return all(parts[one] > least for one in pitches) and all(parts[one] < 0.02 for one in others)

        try:
            until(is_right, 20)
        except AssertionError:
            raise AssertionError(f"{who or 'the caller'} should hear {pitches} and hears {parts}") from None


@pytest.fixture
def line(house, exchange):
    with playing(exchange) as phones:
        yield Line(house, phones)
        for login in PHONES:
            with contextlib.suppress(AssertionError):
                house.say(login, "away")
    until(lambda: house.live() == 0, PATIENCE)
    for login in PHONES:
        house.say(login, "away")


def stage(person: Person) -> str | None:
    found = person.all(PANEL)
    return found[0].get_attribute("data-stage") if found else None


def at(person: Person, wanted: str | None):
    person.until(lambda: stage(person) == wanted, f"the stage {wanted}", 20)


def ask_for(person: Person, key: str, house: House, login: str, note: str = ""):
    """Opens a form of the panel by its key, and sends it with a colleague chosen."""
    person.chord(Keys.ALT, key)
    form = f"{PANEL} .call-opener[open] form"
    person.until(lambda: person.all(f'{form} [name="to"]'), "the form, by its key")
    person.choose("to", house.receiver(login), form)
    if note:
        person.write("note", note, form)
    person.press(f"{form} button[type=submit]")


def test_who_calls_is_shown_on_every_page_before_the_answer_and_stays_when_it_is_left(denis, house, line):
    number, name = known_number(house.server)
    denis.open("/cases")
    line.ring("denis.manager", number=number, after=9)
    denis.until(lambda: stage(denis) == "ringing", "the panel, on a page that was open", 5)
    assert name in denis.find(f"{PANEL} .call-name").text
    assert denis.all(f"{PANEL} .call-reasons a")
    denis.open("/clients")
    denis.until(lambda: name in denis.find(f"{PANEL} .call-name").text, f"{name} on another page")
    denis.driver.refresh()
    denis.until(lambda: denis.all(PANEL), "the panel after a reload")
    assert house.state("denis.manager") == "available" and stage(denis) == "ringing", "the phone still rings"
    wanted = denis.find(f"{PANEL} .call-reasons a").get_attribute("href")
    denis.chord(Keys.ALT, "1")
    denis.until(lambda: denis.driver.current_url.startswith(wanted), "what it is most likely about, by its key")
    at(denis, "talking")
    assert name in denis.find(f"{PANEL} .call-name").text


def test_a_caller_on_hold_hears_music_and_comes_back(denis, house, line):
    denis.open("/cases")
    line.talk("denis.manager")
    line.hears(DENIS)
    line.hears(CALLER, who="denis.manager")
    at(denis, "talking")
    denis.chord(Keys.ALT, "h")
    at(denis, "held")
    until(lambda: line.caller.part(DENIS) < 0.02 and line.caller.line.longest_silence(*last_second()) < 0.5, 20)
    denis.chord(Keys.ALT, "h")
    at(denis, "talking")
    line.hears(DENIS)


def last_second() -> tuple[float, float]:
    return time.monotonic() - 1, time.monotonic()


def test_keys_that_are_pressed_in_the_page_reach_the_caller(denis, line):
    denis.open("/cases")
    line.talk("denis.manager")
    line.hears(DENIS)
    at(denis, "talking")
    denis.chord(Keys.ALT, "k")
    denis.until(lambda: denis.all(f"{PANEL} .call-opener[open] .call-keypad"), "the keypad, by its key")
    denis.keys("1", "5", "0", "#")
    denis.press(f'{PANEL} .call-keypad button[value="*"]')
    until(lambda: line.caller.keys == "150#*", 20)


def test_a_call_moves_to_a_colleague_with_what_was_said(denis, roman, house, line):
    number, name = known_number(house.server)
    denis.open("/cases")
    roman.open("/tasks")
    line.talk("denis.manager", number=number)
    line.hears(DENIS)
    at(denis, "talking")
    ask_for(denis, "t", house, "roman.manager", "Ждёт ответа бухгалтерии")
    roman.until(lambda: stage(roman) == "ringing", "the panel at the colleague's, while the phone rings", 20)
    assert name in roman.find(f"{PANEL} .call-name").text
    assert "Ждёт ответа бухгалтерии" in roman.find(PANEL).text
    at(roman, "talking")
    at(denis, None)
    line.hears(ROMAN)
    roman.driver.refresh()
    roman.until(lambda: name in roman.find(f"{PANEL} .call-name").text, "the panel after a reload")


def test_a_colleague_is_asked_then_all_talk_and_then_the_colleague_alone(denis, roman, house, line):
    denis.open("/cases")
    roman.open("/tasks")
    line.talk("denis.manager")
    line.hears(DENIS)
    at(denis, "talking")
    ask_for(denis, "c", house, "roman.manager")
    at(denis, "consulting")
    line.hears(ROMAN, who="denis.manager")
    line.hears(DENIS, who="roman.manager")
    until(lambda: line.caller.part(DENIS) < 0.02 and line.caller.part(ROMAN) < 0.02, 20)
    assert "спрашива" in roman.find(PANEL).text.lower() or roman.find(PANEL).get_attribute("data-part") == "joined"
    denis.chord(Keys.ALT, "m")
    at(denis, "conference")
    line.hears(DENIS, ROMAN)
    line.hears(CALLER, ROMAN, who="denis.manager")
    denis.chord(Keys.ALT, "o")
    at(denis, None)
    line.hears(ROMAN)
    at(roman, "talking")


def act(darya: Person, name: str):
    """Does something with the only call on the board."""
    row = ".ongoing li"
    form = f'{row} form[action$="/{name}"]'

    def pressed():
        button = darya.find(f"{form} button")
        if not button.is_displayed():
            darya.press(f"{row} details.menu > summary")
        button.click()
        return True

    before = darya.find("html")
    darya.until(pressed, f"«{name}» on the board")
    darya.until(lambda: is_gone(before), "the board after it")


def test_who_oversees_listens_unheard_whispers_to_the_colleague_alone_and_takes_over(denis, darya, house, line):
    denis.open("/cases")
    darya.open("/calls/board")
    line.talk("denis.manager")
    line.hears(DENIS)
    act(darya, "listening")
    line.hears(CALLER, DENIS, who="darya.service")
    line.hears(DENIS)
    line.hears(CALLER, who="denis.manager")
    act(darya, "whispering")
    line.hears(CALLER, DARYA, who="denis.manager")
    line.hears(DENIS)
    act(darya, "taking-over")
    line.hears(DARYA)
    line.hears(CALLER, who="darya.service")
    at(denis, None)
    kinds = house.rows("SELECT COUNT(*) FROM journal WHERE kind = 'agent.call-overseen'")
    assert int(kinds[0][0]) >= 3, "each of it is on record"


def test_who_waits_is_taken_from_the_board(darya, house, line):
    darya.open("/calls/board")
    line.ring()
    darya.until(lambda: darya.all('.ongoing li[data-stage="waiting"]'), "the caller on the board", 20)
    act(darya, "taking")
    at(darya, "talking")
    line.hears(DARYA)


def test_who_waits_is_moved_to_a_queue_in_which_somebody_answers(darya, roman, house, line):
    """Those of the third line answer in the other queue alone."""
    other = house.queues.get("Третья линия") or house.add_queue("Третья линия", line="3", unattended="wait")
    darya.open("/calls/board")
    roman.open("/tasks")
    line.ring()
    darya.until(lambda: darya.all('.ongoing li[data-stage="waiting"]'), "the caller on the board", 20)
    house.say("darya.service", "ready")
    assert not house.talk(), "who answers in another queue is not rung"
    darya.until(lambda: darya.all(f'.ongoing form input[value="{other}"]'), "the other queue to choose")

    def pressed():
        darya.find(".ongoing details.menu > summary").click()
        darya.find(f'.ongoing form:has(input[value="{other}"]) button').click()
        return True

    darya.until(pressed, "moving")
    until(house.talk, PATIENCE)
    line.hears(DARYA)


def test_what_one_writes_stays_while_the_call_goes_on_and_when_it_is_over(denis, house, line):
    house.shape_queue(wrap_up="60")
    try:
        denis.open("/cases")
        call = line.talk("denis.manager")
        at(denis, "talking")
        denis.chord(Keys.ALT, "t")
        denis.write("note", "Ждёт ответа бухгалтерии", PANEL + " .call-opener[open]")
        house.head.send(f"/calls/now/{call}/hold")
        at(denis, "held")
        assert denis.find(f"{PANEL} .call-opener[open] textarea").get_attribute("value") == "Ждёт ответа бухгалтерии"
        house.head.send(f"/calls/now/{call}/hang-up")
        denis.until(lambda: denis.all(f"{PANEL} .call-wrap-up"), "the work after it", 20)
        denis.chord(Keys.ALT, "1")
        assert denis.find(f'{PANEL} input[value="solved"]').is_selected()
        denis.write("note", "Всё решили", f"{PANEL} .call-wrap-up")
        denis.chord(Keys.ALT, "o")
        denis.until(lambda: not denis.all(PANEL), "the end of it", 20)
        assert house.rows("SELECT result FROM phone_call ORDER BY id DESC LIMIT 1") == [("solved",)]
    finally:
        house.shape_queue(wrap_up="0")


def test_a_stranger_gets_a_card_without_leaving_the_page(denis, house, line):
    denis.open("/cases")
    line.ring("denis.manager", number="+78432001133", after=6)
    denis.until(lambda: denis.all(f'{PANEL} form [name="name"]'), "the short form", 20)
    page = denis.find("html")
    denis.write("name", "Пётр Новиков", PANEL)
    denis.press(f'{PANEL} [data-key="alt+n"]')
    denis.until(lambda: "Новиков" in denis.find(f"{PANEL} .call-name").text, "the new card")
    assert not is_gone(page)


def test_the_panel_has_no_fault_that_a_machine_can_find(denis, house, line):
    number, _ = known_number(house.server)
    faults = []
    denis.open("/cases")
    line.ring("denis.manager", number=number, after=25)
    at(denis, "ringing")
    faults += looked_at(denis, "ringing")
    call = until(house.talk, PATIENCE)
    at(denis, "talking")
    faults += looked_at(denis, "talking")
    house.turn("head", call, "consult", to=house.receiver("roman.manager"))
    at(denis, "asking")
    faults += looked_at(denis, "asking")
    assert not faults, "\n".join(sorted(set(faults)))


def looked_at(person: Person, name: str) -> list[str]:
    faults = []
    for theme in ("light", "dark"):
        person.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
        for width in (1440, 360):
            person.width(width)
            person.open("/cases")
            person.until(lambda: person.all(PANEL), "the panel")
            person.driver.execute_script(f"document.querySelectorAll('{PANEL} .call-opener').forEach(one => one.open = true)")
            faults += [f"{name} {theme} {width}: {fault}" for fault in faults_of(person.driver)]
            if scrolls_sideways(person.driver, width):
                faults.append(f"{name} scrolls sideways at {width}")
    person.any_width()
    return faults

"""Calls out as people set them up and make them: at their pages, with a real exchange behind (SPEC T1)."""

import uuid

import pytest
from selenium.webdriver.common.keys import Keys
from support.axe import faults_of, scrolls_sideways
from support.daytime import daytime
from support.desk import CONTROL, ENTER, Person, is_gone
from support.house import House
from support.server import Server
from support.telephone import PATIENCE, playing
from support.waiting import until

PANEL = "#call-panel .call"


@pytest.fixture(scope="module")
def house(binary, exchange, tmp_path_factory):
    """The demonstration company, in which one has a phone."""
    server = Server(binary, tmp_path_factory.mktemp("house") / "data")
    company = House.demonstrated(server, exchange)
    company.give_phone("denis.manager", "201")
    yield company
    server.stop()


@pytest.fixture(scope="module")
def denis(house, browsers) -> Person:
    return Person(browsers(), house.server).sign_in("denis.manager")


@pytest.fixture(scope="module")
def darya(house, browsers) -> Person:
    """Who shapes the work and oversees it."""
    return Person(browsers(), house.server).sign_in("darya.service")


def after(person: Person, act):
    """Does what leads to another page."""
    before = person.find("html")
    act()
    person.until(lambda: is_gone(before), "the page after it")


def told(person: Person, words: str):
    """What was done is said above the page."""
    person.until(lambda: words in person.find("#notices").text, f"the notice «{words}»")


def stage(person: Person) -> str | None:
    found = person.all(PANEL)
    return found[0].get_attribute("data-stage") if found else None


def test_which_number_is_seen_is_set_at_the_page_of_numbers(darya, house):
    house.add_number("+74955550101")
    darya.open("/telephone")
    form = 'form[action="/telephone/shown-numbers"]'
    darya.choose("caller", "house", form)
    darya.find(f'{form} [name="number"]').send_keys("+7 495 555-01-01")
    darya.submit("/telephone/shown-numbers")
    told(darya, "Номер назначен")
    assert "Все остальные" in darya.find("main").text
    assert not faults_of(darya.driver)
    darya.width(360)
    assert not scrolls_sideways(darya.driver, 360)
    darya.any_width()
    darya.submit("/shown-numbers/removal")
    told(darya, "Убрано")


def test_how_often_the_house_calls_back_is_set_with_the_queue(darya):
    darya.open("/telephone/queues/0000000000001")
    darya.write("callback_attempts", "0")
    darya.submit("/telephone/queues/0000000000001")
    assert darya.driver.switch_to.active_element.get_attribute("name") == "callback_attempts"
    darya.write("callback_attempts", "5")
    darya.write("callback_pause", "30")
    assert not faults_of(darya.driver)
    after(darya, lambda: darya.chord(CONTROL, ENTER))
    darya.open("/telephone/queues/0000000000001")
    assert darya.find('[name="callback_attempts"]').get_attribute("value") == "5"
    assert darya.find('[name="callback_pause"]').get_attribute("value") == "30"


def test_the_house_calls_by_a_list_for_who_takes_part(house, exchange, darya, denis):
    house.shape_queue(wrap_up="300")
    name, tag = f"Опрос {uuid.uuid4().hex[:6]}", f"обзвон-{uuid.uuid4().hex[:6]}"
    zone, numbers = daytime()
    for number in numbers:
        card = house.head.fill("/clients/new", {"name": f"Клиент {number}", "phone": number}).headers["Location"].split("?")[0]
        house.head.fill(f"{card}?edit=marks", {"tags": tag}, f"{card}/marks")
    darya.open("/calls/rounds/new")
    darya.write("name", name)
    darya.write("words", "Всё ли решилось так, как вы хотели?")
    darya.press('[name="way"][value="progressive"]')
    darya.choose("zone", zone)
    assert not faults_of(darya.driver)
    after(darya, lambda: darya.chord(CONTROL, ENTER))
    place = darya.driver.current_url.split("?")[0]
    darya.find('form[action$="/clients"] [name="tag"]').send_keys(tag)
    darya.submit("/clients")
    darya.submit("/start")
    darya.sees("Пока никто не участвует")

    with playing(exchange) as phones:
        phones.answering(after=3)
        phones.outside(after=1)
        house.say("denis.manager", "ready")
        denis.open(place)
        after(denis, lambda: denis.keys("t"))
        denis.sees("нажмите «Участвовать»")
        after(denis, lambda: denis.keys("p"))
        denis.until(lambda: denis.all(f"{PANEL} [data-round]"), "the panel with what there is to say", 20)
        assert "Всё ли решилось" in denis.find(PANEL).text
        darya.until(lambda: "Денис" in darya.find("#round-callers").text, "who takes part, without a reload", 20)
        denis.until(lambda: stage(denis) == "talking", "the talk", 30)
        denis.until(lambda: "Всё ли решилось" in denis.find("#round-card").text, "the card, without a reload", 20)
        assert not faults_of(denis.driver)
        # The other side puts the phone down.
        exchange.hang_up_all()
        denis.until(lambda: denis.all(f'{PANEL} [name="outcome"]'), "how it ended", 20)
        denis.chord(Keys.ALT, "1")
        denis.until(lambda: denis.find(f'{PANEL} [name="outcome"][value="reached"]').is_selected(), "the outcome, by its key")
        denis.chord(Keys.ALT, "o")
        until(lambda: house.rows("SELECT id FROM call_round_entry WHERE result = 'reached'"), PATIENCE)
        denis.until(lambda: stage(denis) in ("ringing", "reaching", "talking"), "the next of the list", 30)
        denis.open(place)
        denis.submit("/leaving")
        told(denis, "Вы больше не участвуете")
        darya.open(place)
        darya.sees("Пока никто не участвует")
        darya.width(360)
        assert not scrolls_sideways(darya.driver, 360)
        darya.any_width()
        darya.submit("/pause")
    until(lambda: house.live() <= 1, PATIENCE)

"""Work that is asked of a department, from the case to the accepted result, by the keyboard (SPEC L1, L3, W4)."""

import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from support.axe import faults_of, scrolls_sideways
from support.desk import CONTROL, ENTER, Person, is_gone


@pytest.fixture(scope="module")
def boris(demo, browsers) -> Person:
    """An engineer of the department of telephony."""
    return Person(browsers(), demo).sign_in("boris.specialist")


def pressed(person: Person, *keys: str):
    """Presses keys that lead to another page."""
    before = person.find("html")
    person.keys(*keys)
    person.until(lambda: is_gone(before), f"a page after {keys}")


def sent(person: Person):
    before = person.find("html")
    person.chord(CONTROL, ENTER)
    person.until(lambda: is_gone(before), "a page after Ctrl+Enter")


def everyone_can_be_asked(person: Person):
    selector = 'form[action$="/tasks"] select[name="to"] option'
    person.until(lambda: len(person.all(selector)) > 5, "everyone who can be asked")


def test_from_the_case_to_the_accepted_result(anna, boris, stranger):
    key = uuid.uuid4().hex[:6]
    ask(stranger, f"Пропадает звук {key}")
    anna.open("/desk")
    number = number_of(open_case(anna, f"Пропадает звук {key}"))
    anna.submit(f"/cases/{number}/taking")

    anna.keys("f")
    anna.until(lambda: anna.driver.switch_to.active_element.get_attribute("name") == "wanted", "the field for what is wanted")
    wanted = f"Послушать запись {key}"
    anna.keys(wanted)
    everyone_can_be_asked(anna)
    anna.keys(Keys.TAB, "Телефония и видеосвязь")
    sent(anna)
    anna.sees(wanted)
    assert anna.all(".case-tasks li"), "it stands on the case"
    assert "дала поручение" in anna.text
    assert not faults_of(anna.driver)

    boris.open("/desk")
    row = next(one for one in boris.all(".task-rows a") if wanted in one.text)
    boris.open(row.get_attribute("href"))
    task = boris.driver.current_url
    assert not faults_of(boris.driver)
    pressed(boris, "t")
    boris.keys("b")
    boris.until(lambda: boris.driver.switch_to.active_element.get_attribute("name") == "reason", "the field for the reason")
    boris.keys("Нет номера договора")
    sent(boris)
    boris.sees("возвращали 1 раз")

    anna.open("/desk")
    anna.sees("поручение вернули")
    anna.open(task)
    anna.keys("h")
    anna.until(lambda: anna.driver.switch_to.active_element.get_attribute("name") == "to", "the list of whom to ask")
    sent(anna)
    anna.sees("новое")

    boris.open(task)
    pressed(boris, "t")
    pressed(boris, "s")
    boris.keys("r")
    boris.keys("Звук пропадал из-за кодека, исправлено")
    sent(boris)
    boris.sees("сделано")

    anna.open(task)
    assert "исправлено" in anna.text
    pressed(anna, "o")
    anna.sees("результат принят")
    anna.open(f"/cases/{number}")
    assert "вы" in anna.find(".case-people").text.lower(), "the owner of the case stays"
    assert not anna.complaints() and not boris.complaints()


def test_the_board_is_live_and_fits_a_phone(anna, boris):
    boris.open("/tasks/board")
    assert "Телефония и видеосвязь" in boris.find("h1").text
    wanted = f"Проверить транк {uuid.uuid4().hex[:6]}"
    anna.open("/tasks/new?" + boris.driver.current_url.partition("?")[2])
    anna.write("wanted", wanted)
    Select(anna.find('main select[name="to"]')).select_by_visible_text("Телефония и видеосвязь")
    anna.submit("/tasks/new")
    boris.until(lambda: wanted in boris.text or boris.all(".new-pill"), "the new task, without a reload")
    boris.open("/tasks/board")
    boris.keys("j")
    assert "/tasks/" in boris.driver.switch_to.active_element.get_attribute("href")
    try:
        boris.width(360)
        assert not scrolls_sideways(boris.driver, 360) and not faults_of(boris.driver)
    finally:
        boris.any_width()

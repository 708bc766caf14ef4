"""Calling by a list, as those who put it together and those who call by it do (SPEC T1)."""

import uuid

import pytest
from selenium.webdriver.common.keys import Keys
from support.axe import faults_of
from support.daytime import daytime
from support.desk import CONTROL, ENTER, Person, is_gone


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def after(person: Person, act):
    """Does what leads to another page."""
    before = person.find("html")
    act()
    person.until(lambda: is_gone(before), "the page after it")


def told(person: Person, words: str):
    """What was done is said above the page."""
    person.until(lambda: words in person.find("#notices").text, f"the notice «{words}»")


def test_a_list_is_put_together_and_worked_through(darya, anna):
    name, tag = f"Опрос {uuid.uuid4().hex[:6]}", f"обзвон-{uuid.uuid4().hex[:6]}"
    zone, numbers = daytime()
    darya.open("/clients/new")
    darya.write("name", f"Клиент {tag}")
    darya.write("phone", numbers[0])
    darya.submit("/clients/new")
    card = darya.driver.current_url.split("?")[0]
    darya.open(card + "?edit=marks")
    darya.write("tags", tag)
    darya.submit("/marks")
    darya.open("/calls/rounds/new")
    darya.write("name", name)
    darya.write("words", "Всё ли решилось так, как вы хотели?")
    darya.choose("zone", zone)
    after(darya, lambda: darya.chord(CONTROL, ENTER))
    darya.sees(name)
    place = darya.driver.current_url
    darya.find('form[action$="/clients"] [name="tag"]').send_keys(tag)
    darya.submit("/clients")
    told(darya, "Добавлено клиентов")
    darya.submit("/start")
    darya.sees("звоним")
    assert not faults_of(darya.driver)

    anna.open(place)
    after(anna, lambda: anna.keys("t"))
    after(anna, lambda: anna.keys("n"))
    anna.sees("Всё ли решилось так, как вы хотели?")
    assert not faults_of(anna.driver)
    anna.write("note", "Всё хорошо")
    anna.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    after(anna, lambda: anna.press('button[value="reached"]'))
    told(anna, "Записано: поговорили")

    darya.open(place)
    assert "1 из " in darya.text

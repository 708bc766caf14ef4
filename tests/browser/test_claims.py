"""A claim at the desk: the guide beside the case, the sheet, the decision, the letter, the head's list (SPEC L5)."""

import re
import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from support.axe import faults_of
from support.desk import Person, is_gone


@pytest.fixture
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def make_claim(person: Person, stranger: Person) -> str:
    """A client's case that turns out to be a claim; its number."""
    subject = f"Привезли не то {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    person.open("/desk")
    number = number_of(open_case(person, subject))
    person.submit(f"/cases/{number}/taking")
    person.open(f"/cases/{number}?write=change")
    person.choose("kind", "claim", 'form[action$="/changes"]')
    person.submit(f"/cases/{number}/changes")
    return number


def press_and_wait(person: Person, keys: str, what: str):
    before = person.find("html")
    person.keys(*keys)
    person.until(lambda: is_gone(before), what)


def test_a_conflict_is_led_by_keys_to_a_decided_answered_claim(anna, stranger, darya):
    number = make_claim(anna, stranger)
    press_and_wait(anna, "z1", "the guide, begun")
    assert "Сохранить спокойствие" in anna.text
    press_and_wait(anna, "z1", "the next step")
    assert "Выслушать и записать" in anna.text and "Рассказывает, что случилось" in anna.text
    assert not faults_of(anna.driver)
    press_and_wait(anna, "z1", "the one after that")
    assert "Пересказать своими словами" in anna.text
    press_and_wait(anna, "z0", "the step before")
    assert anna.find(".guide-step").text == "Выслушать и записать"

    # A claim without a cause and a decision is not closed.
    darya.open(f"/cases/{number}")
    darya.find('.case-acts summary[data-key="c"]').click()
    before = darya.find("html")
    darya.press(f'form[action$="/cases/{number}/closure"] button[type=submit]')
    darya.until(lambda: is_gone(before), "why not")
    assert "не закрыть без причины и решения" in darya.text

    darya.open(f"/cases/{number}/claim")
    darya.write("cost", "84 000,50")
    darya.submit(f"/cases/{number}/claim")
    assert darya.find('[name="cost"]').get_attribute("value") == "84000,50"
    darya.write("cost", "-5")
    darya.submit(f"/cases/{number}/claim")
    assert "не бывает меньше нуля" in darya.text and darya.find('[name="cost"]').get_attribute("value") == "-5"
    darya.open(f"/cases/{number}/claim")
    darya.press('[name="verdict"][value="partly"]')
    darya.write("text", "Вернём стоимость доставки.", "#decision")
    darya.submit(f"/cases/{number}/claim/decision")
    assert "принята частично" in darya.text and "Вернём стоимость доставки." in darya.find(".paper").text
    darya.write("text", "Здравствуйте!\n\nВернём доставку сегодня.", "#letter")
    before = darya.find("html")
    darya.press('#letter button[value="show"]')
    darya.until(lambda: is_gone(before), "the letter, as it would look")
    assert "Вернём доставку сегодня." in darya.find(".paper").text
    assert "присваивается при отправке" in darya.find(".paper").text
    before = darya.find("html")
    darya.press('#letter button[value="send"]')
    darya.until(lambda: is_gone(before), "the letter, sent")
    assert darya.find("#letter .files a").text.endswith(".pdf")
    said = darya.find(".claim-letters").text
    assert re.search(r"исх\. № \d+/20\d\d", said), said
    assert not faults_of(darya.driver)

    # What is done about it is asked of a department, and the claim shows where it stands.
    darya.write("rootCause", "Коробки стояли рядом", "#analysis")
    darya.write("wanted", "Разнести коробки по стеллажам", "#analysis")
    darya.submit(f"/cases/{number}/claim/analysis")
    darya.until(lambda: darya.all('#analysis [aria-invalid="true"]'), "of whom?")
    first = darya.all('#analysis [name="to"] option')[1].get_attribute("value")
    darya.choose("to", first, "#analysis")
    darya.submit(f"/cases/{number}/claim/analysis")
    darya.until(lambda: darya.all(".claim-measure"), "the measure as a task")
    assert not faults_of(darya.driver)
    darya.press(".claim-measure")
    darya.sees("Разнести коробки по стеллажам")

    darya.open("/claims?want=cause")
    assert darya.all(f'a[href="/cases/{number}/claim"]'), "what lacks a cause is on the head's list"


def test_a_guide_is_shaped_and_published_only_whole(darya):
    darya.open("/guides")
    name = f"Звонок {uuid.uuid4().hex[:5]}"
    darya.write("name_ru", name)
    darya.write("name_en", "A call")
    darya.submit("/guides")
    assert not darya.all('form[action$="/publication"]'), "an unwritten guide is not published"
    assert "не заполнено" in darya.text
    darya.find(".guide-steps a").click()
    for field in ("name", "say", "act"):
        darya.write(f"{field}_ru", "Поздороваться")
        darya.write(f"{field}_en", "Say hello")
    darya.submit("/steps/first")
    darya.submit("/publication")
    assert "издание 1" in darya.text
    assert not faults_of(darya.driver)

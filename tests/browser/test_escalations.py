"""A manager raises a case, the head answers in writing, and the procedure is written (SPEC L4)."""

import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from support.axe import faults_of
from support.desk import CONTROL, ENTER, Person


@pytest.fixture(scope="module")
def zhanna(demo, browsers) -> Person:
    """The head of Anna's department."""
    return Person(browsers(), demo).sign_in("zhanna.mentor")


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    """The head of service, who writes the procedure."""
    return Person(browsers(), demo).sign_in("darya.service")


def raised(anna: Person, stranger: Person) -> str:
    """A case of Anna's, raised by the keyboard."""
    subject = f"Без связи {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk?line=1")
    number = number_of(open_case(anna, subject))
    anna.submit(f"/cases/{number}/taking")
    anna.open(f"/cases/{number}")
    anna.keys("x")
    form = 'form[action$="/escalations"]'
    anna.until(lambda: anna.find(f'{form} [name="why"]').is_displayed(), "the form, by its key")
    anna.until(lambda: len(anna.all(f'{form} [name="level"] option')) > 1, "the levels of the procedure")
    anna.write("why", "Поставщик молчит, клиент без связи", form)
    says_what_the_level_demands(anna, form)
    assert not faults_of(anna.driver)
    anna.chord(CONTROL, ENTER)
    assert anna.all(f'{form} [name="tried"]:invalid'), "the browser stops at what is missing"
    anna.write("tried", "Звонили трижды", form)
    anna.write("wish", "Резервный канал за наш счёт", form)
    anna.press(f'{form} [name="interaction"]')
    anna.submit(f"/cases/{number}/escalations")
    anna.until(lambda: anna.all(".escalations a"), "the escalation on the case")
    return number


def says_what_the_level_demands(anna: Person, form: str):
    """The standard procedure wants an attachment at the top, and what was tried everywhere."""
    anna.until(lambda: anna.all(f'{form} [name="tried"][required]'), "the marks of the first level")
    assert not anna.all(f'{form} label[for="f-escalate-tried"] .optional')
    assert anna.all(f"{form} fieldset legend .optional")
    anna.choose("level", "3", form)
    assert not anna.all(f"{form} fieldset legend .optional")
    assert anna.all(f"{form} fieldset input:invalid"), "one of them at least"
    anna.choose("level", "", form)
    assert not anna.all(f"{form} fieldset input:invalid")


def test_a_case_is_raised_and_the_head_answers(anna, stranger, zhanna):
    number = raised(anna, stranger)
    address = anna.find(".escalations a").get_attribute("href")
    anna.open("/escalations?whose=by-me")
    assert anna.all(f'a[href="{address.split(anna.server.url)[1]}"]')
    assert not faults_of(anna.driver)

    zhanna.open("/escalations")
    assert zhanna.all(f'a[href="{address.split(anna.server.url)[1]}"]'), "she is the one to answer"
    anna.open(address)
    zhanna.open(address)
    zhanna.sees("Резервный канал за наш счёт")
    assert zhanna.all(".ladder li.now") and zhanna.all(".ladder li.above")
    zhanna.write("text", "Подключайте, я согласую.")
    zhanna.press('input[name="answer"][value="accepted"]')
    assert not faults_of(zhanna.driver)
    zhanna.submit("/answers")
    zhanna.sees("Подключайте, я согласую.")
    anna.sees("Подключайте, я согласую.")
    anna.open(f"/cases/{number}")
    anna.sees("Подключайте, я согласую.")
    assert not anna.all(".escalations a")


def test_what_was_taken_back_by_mistake_waits_again(anna, stranger):
    raised(anna, stranger)
    anna.open(anna.find(".escalations a").get_attribute("href"))
    anna.submit("/withdrawal")
    anna.until(lambda: not anna.all('form[action$="/withdrawal"]'), "what is over")
    anna.chord(CONTROL, "z")
    anna.until(lambda: anna.all('form[action$="/withdrawal"]'), "the same, open again")
    anna.submit("/lifting")
    anna.until(lambda: len(anna.all(".ladder li:not(.above)")) == 2, "the next level")
    anna.press('a[href$="hand=yes#hand"]')
    anna.until(lambda: anna.all('[name="person"]'), "those to whom it can go")


def test_the_procedure_is_written_tried_and_put_into_force(darya):
    darya.open("/procedure")
    assert len(darya.all(".ladder > li")) >= 3, "there is one on the first day"
    darya.open("/procedure/draft")
    before = len(darya.all('[name^="to."]'))
    darya.press('button[name="do"][value="add"]')
    darya.until(lambda: len(darya.all('[name^="to."]')) == before + 1, "another level")
    darya.press('button[type="submit"].accent')
    darya.until(lambda: darya.all(".form-errors"), "what is still missing in it")
    assert not darya.all('form[action$="/publication"]')
    darya.open("/procedure/draft")
    darya.choose(f"to.{before + 1}", "head-of-case")
    darya.press('button[type="submit"].accent')
    darya.until(lambda: darya.all(".form-errors"), "that it leads back")
    darya.sees("ведёт назад")
    assert not faults_of(darya.driver)
    darya.open("/procedure/draft")
    darya.press(f'button[name="do"][value="remove-{before + 1}"]')
    darya.until(lambda: len(darya.all('[name^="to."]')) == before, "the levels as they were")
    darya.write("hours.1", "2")
    darya.press('button[type="submit"].accent')
    darya.until(lambda: darya.all('form[action$="/publication"]'), "the way to put it into force")
    darya.submit("/publication")
    darya.until(lambda: not darya.all('form[action$="/publication"]'), "it is in force")
    darya.sees("редакция 2")

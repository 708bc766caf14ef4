"""Many cases at once, kept lists, the board of a line and the head's overview (SPEC L1, L2, L6, W3)."""

import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from support.desk import CONTROL, ENTER, Person, is_gone

CHOSEN = 'input[name="case"]:checked'


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def after(person: Person, act, what: str):
    """Does something that leads to another page, and waits for it."""
    before = person.find("html")
    act()
    person.until(lambda: is_gone(before), what)


def test_many_cases_are_done_with_by_keys_and_taken_back(anna, stranger):
    tag = "п" + uuid.uuid4().hex[:6]
    for place in range(3):
        ask(stranger, f"Не работает касса {place} {tag}")
    anna.open("/cases?state=new")
    assert not anna.find(".bulk-acts").is_displayed()
    anna.keys("j")
    anna.until(lambda: anna.driver.switch_to.active_element.tag_name == "a", "the first case")
    anna.keys("x")
    anna.keys("j", "j")
    ActionChains(anna.driver).key_down(Keys.SHIFT).send_keys("x").key_up(Keys.SHIFT).perform()
    assert len(anna.all(CHOSEN)) == 3
    assert anna.find("[data-bulk-count]").text == "Отмечены 3"
    assert anna.find(".bulk-acts").is_displayed()
    numbers = [box.get_attribute("aria-label").split()[2].rstrip(",") for box in anna.all(CHOSEN)]

    anna.keys("b")
    anna.choose("act", "tag")
    anna.write("tags", tag, ".of-tag")
    after(anna, lambda: anna.press(".bulk-acts button[type=submit]"), "the list after it")
    anna.sees("")
    assert "Метки добавлены: 3 заявки" in anna.find("#notices").text
    anna.open(f"/cases?state=all&tag={tag}")
    assert sorted(box.get_attribute("aria-label").split()[2].rstrip(",") for box in anna.all('input[name="case"]')) == sorted(numbers)

    # One is taken by somebody meanwhile: the others are done, and of that one it is said why not.
    anna.keys("j", "x")
    anna.choose("act", "take")
    after(anna, lambda: anna.press(".bulk-acts button[type=submit]"), "the list after it")
    assert "Взято: 1 заявка" in anna.find("#notices").text
    anna.press("th.tick input")
    anna.choose("act", "take")
    after(anna, lambda: anna.press(".bulk-acts button[type=submit]"), "what came of it")
    assert "Не вышло: 1" in anna.text and "Сделано: 2" in anna.text
    assert len(anna.all(".bulk-declined li")) == 1
    after(anna, lambda: anna.chord(CONTROL, "z"), "taking it back")
    assert "Возвращено как было: 2 заявки" in anna.find("#notices").text
    anna.open(f"/cases?state=new&tag={tag}")
    assert len(anna.all('input[name="case"]')) == 2


def test_handing_many_over_needs_no_script(anna, stranger):
    """The same form, sent as a browser without scripts would send it."""
    subject = f"Передайте всем {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    anna.open("/cases?state=new&choose=people")
    chosen = anna.find(f'input[name="case"][aria-label*="{number},"]').get_attribute("value")
    assert len(anna.all('.of-receiver select[name="to"] optgroup')) == 3
    anna.driver.execute_script(
        "const form = document.querySelector('form.bulk').cloneNode(true); document.body.append(form);"
        "for (const box of form.querySelectorAll('[name=case]')) box.checked = box.value === arguments[0];"
        "form.elements.act.value = 'hand-over'; form.elements.to.value = 'line-2'; form.elements.summary.value = 'мало';",
        chosen,
    )
    after(anna, lambda: anna.driver.execute_script("document.querySelector('body > form.bulk').submit()"), "the list again")
    # Few words are too few for many cases, too; what was ticked stays ticked.
    assert anna.all(CHOSEN) and "слов" in anna.text
    anna.write("summary", "Клиент ждёт звонка, кассу уже перезагружали", ".of-summary")
    after(anna, lambda: anna.press(".bulk-acts button[type=submit]"), "the list after it")
    assert "Передано: 1 заявка" in anna.find("#notices").text
    anna.open(f"/cases/{number}")
    assert "2-я линия" in anna.find(".case-facts").text or "Вторая" in anna.find(".case-facts").text


def test_a_list_is_kept_found_and_removed(anna):
    name = f"Горит {uuid.uuid4().hex[:5]}"
    anna.open("/cases?state=unsolved&priority=4&deadline=broken")
    after(anna, lambda: anna.keys("y"), "the form")
    anna.write("name", name)
    anna.write("key", "7")
    anna.submit("/cases/filters")
    assert anna.find(".tabs [aria-current]").text == name
    assert "priority=4" in anna.driver.current_url and "deadline=broken" in anna.driver.current_url
    anna.open("/cases?state=open")
    after(anna, lambda: anna.keys("f", "7"), "the list, by its key")
    assert anna.find(".tabs [aria-current]").text == name
    anna.open("/desk")
    anna.chord(CONTROL, "k")
    anna.until(lambda: anna.all("dialog[open] input"), "the box")
    anna.keys(name)
    anna.until(lambda: any(name in one.text for one in anna.all('dialog[open] [role="option"]')), "the list, found")
    after(anna, lambda: anna.keys(ENTER), "the list, from the box")
    after(anna, lambda: anna.keys("y"), "the form")
    after(anna, lambda: anna.press('form[action$="/removal"] button'), "the list without it")
    assert name not in anna.text
    after(anna, lambda: anna.chord(CONTROL, "z"), "the list, back")
    assert anna.find(".tabs [aria-current]").text == name


def test_the_board_of_a_line_follows_and_is_worked_by_keys(anna, artem, stranger):
    subject = f"Срочно на доску {uuid.uuid4().hex[:6]}"
    anna.open("/boards/line/1")
    anna.until(lambda: anna.all(".board-cards a"), "the cards")
    ask(stranger, subject)
    anna.until(lambda: anna.all(f'.board-cards a[title="{subject}"]'), "the new case on the board", within=20)
    card = f'.board-cards a[title="{subject}"]'
    anna.driver.execute_script("arguments[0].focus()", anna.find(card))
    after(anna, lambda: anna.keys("t"), "the case")
    assert subject in anna.text
    number = number_of(anna.driver.current_url)
    anna.open("/boards/line/1")
    anna.until(lambda: anna.all(f'.board-hands a[href="/cases/{number}"], .board-hands h3'), "whoever has it")
    after(anna, lambda: anna.keys("2"), "the board of the second line")
    assert anna.driver.current_url.endswith("/boards/line/2")


def test_the_overview_draws_its_numbers_and_leads_to_the_lists(darya):
    darya.open("/overview")
    darya.until(lambda: len(darya.all(".chart.drawn svg")) == 4, "the charts", within=20)
    # Really drawn: the line of what came in has as many points as days, and the numbers stand in the table as well.
    assert len(darya.all(".chart.drawn .mark-line path")) >= 2
    assert len(darya.all(".chart.drawn .mark-symbol path")) >= 60
    assert len(darya.all(".charts > .chart:first-child .chart-table tbody tr")) == 30
    assert not darya.complaints()
    unsolved = darya.find('.figures a[href="/cases?state=unsolved"] .figure-number').text
    assert int("".join(sign for sign in unsolved if sign.isdigit())) > 0
    opened = darya.find('.figures a[href*="from="] .figure-number').text
    assert int("".join(sign for sign in opened if sign.isdigit())) > 0
    assert "Как это считается" in darya.find("#freed").text
    after(darya, lambda: darya.press('.tabs a[href="/overview?days=7"]'), "the week")
    assert len(darya.all(".charts > .chart:first-child .chart-table tbody tr")) == 7
    after(darya, lambda: darya.press('.figures a[href*="happened=solved"]'), "the list behind a number")
    assert darya.all("main .case-table tbody tr")

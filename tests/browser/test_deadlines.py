"""What deadlines are counted by, set by who shapes the work and lived with at the desk (SPEC L1, L2)."""

import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from support.axe import faults_of
from support.desk import Person

HOLIDAYS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20300417
SUMMARY:День компании
END:VEVENT
BEGIN:VEVENT
DTSTART:20300418T100000Z
SUMMARY:Планёрка
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def test_targets_and_calendars_are_published_and_taken_back(darya, tmp_path):
    darya.open("/deadlines")
    before = darya.text
    darya.open("/deadlines/targets/new")
    darya.choose("goal", "solution")
    darya.choose("kind", "incident")
    darya.choose("line", "3")
    darya.write("time", "37")
    darya.submit("/deadlines/targets/new")
    assert "37 часов" in darya.text and "37 часов" not in before
    darya.find(".notice button").click()
    darya.until(lambda: "37 часов" not in darya.text, "the target, taken back")

    name = f"Ночная смена {uuid.uuid4().hex[:4]}"
    form = darya.find('form[action="/deadlines/calendars"]')
    form.find_element("name", "name").send_keys(name)
    form.find_element("css selector", "button").click()
    darya.until(lambda: "/deadlines/calendars/" in darya.driver.current_url, "the calendar's own page")
    path = darya.driver.current_url.rpartition("/deadlines")[1:]
    path = "".join(path).partition("?")[0]
    darya.write("day_1", "завтра")
    darya.submit(path)
    assert "09:00–13:00" in darya.text, "an example of what would be right"
    for day in range(1, 8):
        darya.write(f"day_{day}", "")
    darya.submit(path)
    assert "Ни у одного дня недели нет рабочих часов" in darya.text, "in such hours no deadline would ever come"
    darya.write("day_1", "20:00-08:00")
    darya.submit(path)
    assert darya.find('[name="day_1"]').get_attribute("value") == "20:00–08:00"
    file = tmp_path / "дни.ics"
    file.write_text(HOLIDAYS)
    darya.find('input[type="file"]').send_keys(str(file))
    darya.submit("/holidays")
    assert "День компании" in darya.text and "Планёрка" in darya.text, "what was not understood is named"
    assert not faults_of(darya.driver)


def test_a_case_that_waits_is_given_to_whoever_is_best_for_it(darya, stranger):
    subject = f"Кому поручить? {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    darya.open("/desk?line=1")
    number = number_of(open_case(darya, subject))
    assert darya.all(".due"), "by when it is to be answered"
    darya.open(f"/cases/{number}/assignment")
    assert darya.all('input[name="to"]')
    other = [one for one in darya.all('input[name="to"]') if not one.is_selected()][-1]
    other.click()
    darya.submit(f"/cases/{number}/assignment")
    assert darya.all('[aria-invalid="true"]') or "reason" in darya.driver.page_source, "another than the best needs a reason"
    darya.write("reason", "Знает этого клиента")
    darya.submit(f"/cases/{number}/assignment")
    darya.sees("Знает этого клиента")


def test_who_is_away_says_so_and_takes_it_back(anna):
    anna.open("/me")
    anna.driver.execute_script(
        "document.querySelector('[name=begins]').value='2035-01-10T09:00';"
        "document.querySelector('[name=ends]').value='2035-01-20T18:00'"
    )
    anna.submit("/me/absences")
    assert "10 января 2035" in anna.text
    anna.find(".notice button").click()
    anna.until(lambda: "10 января 2035" not in anna.text, "the absence, called off")

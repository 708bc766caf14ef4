"""Two people at one case see each other, and neither writes over the other."""

import uuid

from browser.test_first_path import ask, number_of, open_case
from support.axe import faults_of


def shared_case(anna, stranger) -> str:
    subject = f"Общая заявка {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    anna.submit(f"/cases/{number}/taking")
    return number


def test_two_people_at_one_case_see_each_other(anna, artem, stranger):
    number = shared_case(anna, stranger)
    anna.open(f"/cases/{number}")
    artem.open(f"/cases/{number}")
    anna.sees("Артём", within=15)
    artem.sees("Анна", within=15)


def test_a_write_over_a_newer_version_shows_both_and_loses_nothing(anna, artem, stranger):
    number = shared_case(anna, stranger)
    artem.open(f"/cases/{number}?write=change#composer")
    anna.open(f"/cases/{number}?write=change#composer")
    anna.write("subject", "Тема Анны", 'form[action$="/changes"]')
    anna.submit(f"/cases/{number}/changes")
    artem.write("subject", "Тема Артёма", 'form[action$="/changes"]')
    artem.submit(f"/cases/{number}/changes")
    page = artem.driver.page_source
    assert "Тема Анны" in page and "Тема Артёма" in page, "both versions are shown"
    assert not faults_of(artem.driver)
    anna.open(f"/cases/{number}")
    assert "Тема Анны" in anna.text and "Тема Артёма" not in anna.text

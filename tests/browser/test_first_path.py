"""The main job as people do it: a client asks on the site, a manager carries it to the end, the client confirms.

SPEC W1 (one timeline), W2 (who it is before answering), W3 (a summary with each hand-over), W4 (the manager owns it until the
client confirms), W5 (the sender is found again), W6 (through a browser), L1 (the first line takes).
"""

import re
import uuid

from support.axe import faults_of
from support.desk import CONTROL, ENTER, Person


def ask(stranger: Person, subject: str, email: str = "klara@svetlana.example") -> str:
    """Fills in the public form and returns the secret link."""
    stranger.open("/ask")
    stranger.write("name", "Клара Светлова")
    stranger.write("email", email)
    stranger.write("subject", subject)
    stranger.write("text", "Добрый день! Второй день не проходит оплата по договору. Помогите, пожалуйста.")
    stranger.submit("/ask")
    stranger.until(lambda: "/portal/" in stranger.driver.current_url, "the link to follow the request")
    return stranger.driver.current_url


def test_from_the_form_to_a_case_that_the_client_has_confirmed(anna, stranger):
    subject = f"Не проходит оплата {uuid.uuid4().hex[:6]}"
    anna.open("/desk?line=1")
    link = ask(stranger, subject)
    assert "ждёт менеджера" in stranger.text

    anna.until(lambda: subject in anna.text or anna.all(".new-pill"), "the new case, without a reload")
    anna.open("/desk?line=1")
    number = number_of(open_case(anna, subject))
    assert anna.find("h1").text == "Клара Светлова", "the client's name is the largest thing on the page"

    anna.submit(f"/cases/{number}/taking")
    anna.open(f"/cases/{number}?write=note#composer")
    anna.write("text", "Банк подтвердил: платёж вернулся.", 'form[action$="/notes"]')
    anna.submit(f"/cases/{number}/notes")
    anna.sees("Банк подтвердил: платёж вернулся.")

    anna.open(f"/cases/{number}")
    anna.write("text", "Здравствуйте, Клара! Повторите, пожалуйста, платёж.", 'form[action$="/answers"]')
    anna.submit(f"/cases/{number}/answers")
    anna.sees("Повторите, пожалуйста, платёж")

    anna.open(f"/cases/{number}?write=hand-over#composer")
    anna.choose("to", "line-2", 'form[action$="/hand-overs"]')
    anna.write("summary", "Нужна помощь", 'form[action$="/hand-overs"]')
    anna.submit(f"/cases/{number}/hand-overs")
    assert anna.all('[aria-invalid="true"]'), "a summary of two words says too little (W3)"
    assert not faults_of(anna.driver)
    anna.write("summary", "Платёж вернулся из банка, нужна проверка реквизитов.", 'form[action$="/hand-overs"]')
    anna.submit(f"/cases/{number}/hand-overs")
    anna.open(f"/cases/{number}")
    anna.sees("нужна проверка реквизитов")
    assert "вы" in anna.find(".case-facts").text.lower() or "Ответственный" in anna.text

    anna.submit(f"/cases/{number}/taking")
    anna.submit(f"/cases/{number}/solution")
    stranger.open(link)
    stranger.sees("Вопрос решён?")
    assert "Банк подтвердил" not in stranger.text, "notes are for the house alone"
    assert "Повторите, пожалуйста, платёж" in stranger.text
    stranger.submit("/confirmation")
    stranger.sees("заявка закрыта")

    anna.open(f"/cases/{number}")
    anna.sees("закрыта")
    # The refused hand-over is a 422, which the browser writes down as well.
    assert not [fault for fault in anna.complaints() + stranger.complaints() if "422" not in fault]


def open_case(person: Person, subject: str) -> str:
    """Finds a case by its subject with Ctrl+K and opens it."""
    person.chord(CONTROL, "k")
    person.until(lambda: person.all("dialog[open] input"), "the box that finds anything")
    person.keys(subject)
    person.until(lambda: person.all('dialog[open] [role="option"]'), f"«{subject}» in what is found")
    person.keys(ENTER)
    person.until(lambda: "/cases/" in person.driver.current_url, "the case")
    return person.driver.current_url


def number_of(address: str) -> str:
    return re.search(r"/cases/(\d+)", address).group(1)


def test_the_client_may_say_that_it_is_not_solved(anna, stranger):
    subject = f"Счёт не пришёл {uuid.uuid4().hex[:6]}"
    link = ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    anna.submit(f"/cases/{number}/taking")
    anna.submit(f"/cases/{number}/solution")
    stranger.open(link)
    stranger.press("details > summary")
    stranger.write("text", "Счёта по-прежнему нет.", 'form[action$="/contest"]')
    stranger.submit("/contest")
    anna.open(f"/cases/{number}")
    anna.sees("Счёта по-прежнему нет.")
    anna.sees("в работе")


def test_a_sender_who_wrote_before_is_found_again(anna, stranger):
    first, second = f"Первый {uuid.uuid4().hex[:6]}", f"Второй {uuid.uuid4().hex[:6]}"
    ask(stranger, first, "zoya@povtor.example")
    ask(stranger, second, "ZOYA@povtor.example")
    anna.open("/desk")
    open_case(anna, first)
    assert second in anna.text, "the client's card beside the case names the other open case (W2)"


def test_a_forged_link_shows_nothing(stranger):
    link = ask(stranger, "Ссылка")
    stranger.open(link[:-1] + ("0" if link[-1] != "0" else "1"))
    assert "заявки нет" in stranger.text

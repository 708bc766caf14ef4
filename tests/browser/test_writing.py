"""What helps to write an answer, and the chat that stands on another site (SPEC W1)."""

import http.server
import threading
import uuid

import pytest
from browser.test_first_path import ask, number_of, open_case
from selenium.webdriver.common.by import By
from support.axe import faults_of
from support.desk import ENTER, ESCAPE, Person


@pytest.fixture
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def test_templates_files_and_spelling(anna, artem, stranger, darya, tmp_path):
    key = "к" + uuid.uuid4().hex[:5]
    darya.open("/templates/new")
    darya.write("name", f"Счёт {key}")
    darya.write("shortcut", key)
    darya.write("text", "Уважаемая {{contact.given}}, счёт по заявке {{case.number}} во вложении.")
    darya.submit("/templates")
    assert key in darya.text

    subject = f"Пришлите счёт {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    field = anna.find('form[action$="/answers"] textarea')
    field.send_keys(f"/{key} ")
    anna.until(lambda: f"заявке {number} во вложении" in field.get_attribute("value"), "the template, filled")
    field.send_keys(" Здраствуйте")
    anna.until(lambda: anna.all(".spelling-word"), "the misspelt word, marked")
    fix = next(one for one in anna.all(".spelling-word button") if one.text == "Здравствуйте")
    fix.click()
    assert field.get_attribute("value").endswith("Здравствуйте")

    scan = tmp_path / "Счёт № 7.txt"
    scan.write_text("1000")
    anna.find('[data-attachments] input[type="file"]').send_keys(str(scan))
    anna.until(lambda: "Счёт № 7.txt" in anna.find("[data-attachments] .files").text, "the file, kept")
    assert not faults_of(anna.driver)

    artem.open(f"/cases/{number}")
    anna.until(lambda: "сохранён" in anna.find('form[action$="/answers"] .draft-state').text.lower(), "the draft, kept")
    artem.open(f"/cases/{number}")
    assert artem.all(".begun-answer"), "a colleague sees what was begun"

    anna.submit(f"/cases/{number}/answers")
    anna.sees("Счёт № 7.txt")


def test_a_colleague_is_named_by_the_keyboard(anna, stranger):
    subject = f"Кого позвать? {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    anna.open(f"/cases/{number}?write=note")
    field = anna.find('form[action$="/notes"] textarea')
    field.send_keys("Посмотрите, @arte")
    anna.until(lambda: anna.all(".mentions:not([hidden]) [role=option]"), "those who can be called")
    assert not faults_of(anna.driver)
    anna.keys(ESCAPE)
    assert not anna.all(".mentions:not([hidden])"), "Esc closes the list"
    assert anna.driver.current_url.endswith("write=note"), "and not the page"
    field.send_keys("m")
    anna.until(lambda: anna.all(".mentions:not([hidden]) [role=option]"), "the list again")
    anna.keys(ENTER)
    assert field.get_attribute("value") == "Посмотрите, @artem.manager "
    anna.submit(f"/cases/{number}/notes")
    mention = anna.find("main .mention")
    assert mention.text == "@artem.manager" and "/people/" in mention.get_attribute("href")


def test_a_letter_has_a_subject_of_its_own(anna, stranger):
    subject = f"Нужен договор {uuid.uuid4().hex[:6]}"
    ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    form = 'form[action$="/answers"]'
    anna.press(".letter-more > summary")
    assert anna.find(f'{form} [name="subject"]').get_attribute("value") == subject
    anna.write("subject", "Договор на подпись", form)
    anna.until(lambda: "сохранён" in anna.find(".letter-more .draft-state").text.lower(), "the subject, kept")
    anna.open(f"/cases/{number}")
    assert anna.find(f'{form} [name="subject"]').get_attribute("value") == "Договор на подпись"
    anna.write("text", "Высылаем.", form)
    anna.submit(f"/cases/{number}/answers")
    anna.sees("Договор на подпись")
    assert anna.find(f'{form} [name="subject"]').get_attribute("value") == subject, "and the next one has the case's again"


@pytest.fixture
def shop():
    """Somebody else's site, which has our one line in it."""

    class Page(http.server.BaseHTTPRequestHandler):
        script = ""

        def do_GET(self):
            page = f'<!doctype html><html lang="ru"><title>Магазин</title><script src="{self.script}" async></script>Магазин'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Page, f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_chat_from_another_site(anna, browsers, demo, shop):
    oleg = Person(browsers(), demo).sign_in("oleg.admin")
    oleg.open("/settings/chat")
    if not oleg.find('[name="on"]').is_selected():
        oleg.press('[name="on"]')
    oleg.submit("/settings/chat")

    client = Person(browsers(), demo)
    page, address = shop
    page.script = f"{demo.url}/chat.js"
    client.driver.get(address)
    client.until(lambda: client.all("button"), "the button of the chat")
    client.press("button")
    client.driver.switch_to.frame(client.find("iframe"))
    words = f"Вы работаете? {uuid.uuid4().hex[:6]}"
    client.write("name", "Клара Светлова")
    client.write("email", "klara@svetlana.example")
    client.write("text", words, ".chat-begin")
    client.press(".chat-begin button")
    client.until(lambda: client.all(".chat-own"), "one's own words in the log")

    anna.open("/desk")
    number = number_of(open_case(anna, words))
    anna.choose("via", "chat", 'form[action$="/answers"]')
    anna.write("text", "Работаем до шести.", 'form[action$="/answers"]')
    anna.submit(f"/cases/{number}/answers")
    client.until(lambda: "Работаем до шести." in client.find(".chat-log").text, "the answer, without a reload")
    client.write("text", "Спасибо!", ".chat-write")
    client.find(".chat-write button").click()
    anna.sees("Спасибо!")
    assert client.driver.find_elements(By.CSS_SELECTOR, ".chat-theirs")


def test_what_is_promised_is_seen_by_the_client(anna, stranger):
    subject = f"Когда приедет мастер? {uuid.uuid4().hex[:6]}"
    portal = ask(stranger, subject)
    anna.open("/desk")
    number = number_of(open_case(anna, subject))
    anna.keys("d")
    field = anna.find('form[action$="/promises"] [name="what"]')
    anna.until(field.is_displayed, "the form of a promise")
    field.send_keys("Назовём день и час")
    anna.submit(f"/cases/{number}/promises")
    assert "Назовём день и час" in anna.find(".case-head .promises").text
    assert "Назовём день и час" in anna.find(".promise-rows").text
    assert not faults_of(anna.driver)

    stranger.open(portal)
    assert "Назовём день и час" in stranger.text and "18:00" in stranger.text

    anna.submit("/keeping")
    assert not anna.all(".case-head .promises")
    anna.sees("выполнил")
    stranger.open(portal)
    assert "Назовём день и час" not in stranger.text

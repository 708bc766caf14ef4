"""The telephone is set up, people say what they do, and those who oversee the work see it at once (SPEC T1, T2)."""

import urllib.request

import pytest
from selenium.webdriver.common.by import By
from support.axe import faults_of
from support.desk import Person


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    """The head of service, who shapes and oversees the work."""
    return Person(browsers(), demo).sign_in("darya.service")


@pytest.fixture(scope="module")
def ksenia(demo, browsers) -> Person:
    """Somebody who gets a phone; not one of the other tests, for whom the bar stays as it was."""
    return Person(browsers(), demo).sign_in("ksenia.specialist")


def state(person: Person) -> str:
    return person.find("#presence-state").text


def test_a_number_leads_to_a_queue(darya):
    darya.open("/templates")
    darya.press('.tabs a[href="/telephone"]')
    darya.open("/telephone/queues")
    darya.keys("n")
    darya.until(lambda: darya.all('[name="own_manager_first"]'), "the form of a queue, by its key")
    darya.write("name", "Продажи")
    darya.write("ring_time", "1")
    darya.submit("/telephone/queues")
    darya.sees("Можно от 5 до 120 секунд.")
    assert darya.driver.switch_to.active_element.get_attribute("name") == "ring_time"
    darya.write("ring_time", "15")
    darya.submit("/telephone/queues")
    darya.sees("Продажи")

    darya.open("/telephone/numbers/new")
    darya.write("digits", "+7 495 555-01-01")
    darya.write("name", "Горячая линия")
    darya.find('[name="key_1"]').send_keys("Продажи")
    darya.submit("/telephone/numbers")
    darya.sees("+7 495 555-01-01")
    darya.sees("1 → Продажи")
    assert not faults_of(darya.driver)

    darya.open("/telephone/queues")
    darya.driver.find_element("link text", "Продажи").click()
    darya.submit("/closing")
    darya.sees("закрыта")
    darya.find('form[action$="/reopening"] button').click()
    darya.until(lambda: "закрыта" not in darya.find("main table").text, "the queue, open again")


def test_a_phone_is_set_up_by_its_owner(ksenia):
    ksenia.open("/me")
    ksenia.press('.tabs a[href="/telephone/me"]')
    ksenia.write("name", "Стол")
    ksenia.submit("/telephone/me/phones")
    password = ksenia.find("#phone-password").get_attribute("value")
    user = ksenia.find("#phone-user").get_attribute("value")
    assert len(password) == 32 and user.isdigit()
    assert not faults_of(ksenia.driver)
    ksenia.open("/telephone/me")
    assert password not in ksenia.driver.page_source
    ksenia.submit("/settings")
    assert ksenia.find("#phone-password").get_attribute("value") == password
    ksenia.open("/telephone/me")
    ksenia.submit("/link")
    link = ksenia.find("#phone-link").get_attribute("value")
    with urllib.request.urlopen(ksenia.server.url + link[link.index("/telephone/") :]) as answer:
        settings = answer.read().decode()
    assert f"sip_user = {user}\nsip_password = {password}\n" in settings


def test_a_pause_is_seen_at_once_elsewhere_and_ends_there(ksenia, darya):
    darya.open("/telephone/people")
    ksenia.open("/clients/new")
    ksenia.write("name", "ООО «Пишу и не хочу терять»")
    choose(ksenia, "ready")
    ksenia.until(lambda: state(ksenia).startswith("на линии"), "being available")
    names = ksenia.find(".menu-head").get_attribute("textContent").split()

    def row():
        return next(one for one in darya.all("#agents tbody tr") if any(name in one.text for name in names))

    def says(words: str) -> bool:
        """False also while the list is being replaced."""
        return any(words in one.text for one in darya.all("#agents tbody tr") if any(name in one.text for name in names))

    darya.until(lambda: says("на линии"), "that she is available, in another window")
    choose(ksenia, "lunch")
    ksenia.until(lambda: state(ksenia).startswith("обед"), "the pause in the bar")
    assert "терять" in ksenia.find('main [name="name"]').get_attribute("value"), "the page stayed as it was"
    darya.until(lambda: says("обед"), "the pause, in another window")
    assert not faults_of(darya.driver) and not faults_of(ksenia.driver)

    row().find_element(By.CSS_SELECTOR, "details.menu > summary").click()
    row().find_element(By.CSS_SELECTOR, 'button[value="meeting"]').click()
    darya.until(lambda: says("Дарь"), "who said so")
    ksenia.until(lambda: state(ksenia).startswith("встреча"), "what her head has said, without a press of hers")
    first = ksenia.find("#presence-state time").text
    ksenia.until(lambda: ksenia.find("#presence-state time").text != first, "the clock running")
    choose(ksenia, "ready")
    ksenia.until(lambda: state(ksenia).startswith("на линии"), "coming back")


def choose(person: Person, wish: str):
    """By the keyboard: the menu opens by its key, and its first act is ready to be pressed."""
    person.driver.execute_script("document.activeElement.blur()")
    person.chord("\ue00a", "s")
    person.until(lambda: person.find("details.presence").get_attribute("open"), "the menu of what one does")
    person.find(f'.presence button[value="{wish}"]').click()


def test_without_scripts_it_is_a_form_like_any_other(demo, browsers):
    driver = browsers()
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    person = Person(driver, demo).sign_in("ksenia.specialist")
    person.open("/cases")
    person.press(".presence > summary")
    person.press('.presence button[value="away"]')
    person.until(lambda: state(person).startswith("не на линии"), "the next page, with what was said")
    assert person.driver.current_url.endswith("/cases")

"""What the demonstration company's calls look like: how well they were heard, and what was said (SPEC T1, T2)."""

import pytest
from selenium.webdriver.common.keys import Keys
from support.axe import faults_of, scrolls_sideways
from support.database import rows
from support.desk import Person
from support.recordings import identity


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    """The head of service, who oversees the work."""
    return Person(browsers(), demo).sign_in("darya.service")


def call_of(demo, condition: str) -> str:
    return identity(int(rows(demo, f"SELECT id FROM phone_call WHERE {condition} ORDER BY began DESC LIMIT 1")[0][0]))


def test_calls_that_were_poorly_heard_are_found(darya):
    darya.open("/calls")
    everything = len(darya.all("[data-list] tr"))
    darya.open("/calls?sound=poor")
    poor = darya.all("[data-list] tr")
    assert 0 < len(poor) < everything
    assert all("Слышно плохо" in one.text for one in poor)
    assert not faults_of(darya.driver)
    darya.keys("j", Keys.ENTER)
    darya.until(lambda: "/calls/" in darya.driver.current_url, "the first of them, by keys")
    darya.sees("Слышно плохо")
    assert "G.107" in darya.text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_what_was_measured_is_read_on_any_screen(darya, demo, theme, width):
    darya.open("/calls/" + call_of(demo, "score < 310"))
    darya.driver.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    darya.width(width)
    assert not faults_of(darya.driver)
    assert not scrolls_sideways(darya.driver, width)
    assert "alaw" in darya.text and "мс" in darya.text
    darya.any_width()


def test_a_conversation_of_the_demonstration_company_is_heard(darya, demo):
    call = rows(demo, "SELECT call FROM phone_call_recording WHERE kind = 'conversation' ORDER BY call DESC LIMIT 1")[0][0]
    darya.open(f"/calls/{identity(int(call))}")
    darya.until(lambda: darya.all("recording-player audio"), "the player")
    script = "return document.querySelector('recording-player audio').duration"
    darya.driver.execute_script("const a = document.querySelector('recording-player audio'); a.preload = 'auto'; a.load()")
    darya.until(lambda: abs((darya.driver.execute_script(script) or 0) - 14) < 0.1, "its length")

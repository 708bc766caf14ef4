"""A recording is fetched from a real exchange, drawn, heard and gone through (SPEC T1), by hand and by keys."""

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from support.axe import faults_of, scrolls_sideways
from support.desk import Person
from support.recordings import recorded_call
from support.server import Server

SECONDS = 12


@pytest.fixture(scope="module")
def house(binary, exchange, tmp_path_factory):
    """The demonstration company, with a call that was recorded."""
    settings = {"HIGHROCK_ARI_URL": exchange["ari"], "HIGHROCK_ARI_USER": exchange["user"], "HIGHROCK_ARI_PASSWORD": exchange["password"]}
    running = Server(binary, tmp_path_factory.mktemp("house") / "data", settings)
    running.command("demo")
    running.call = recorded_call(running, exchange, SECONDS)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def darya(house, browsers) -> Person:
    """Who oversees the work."""
    person = Person(browsers(), house).sign_in("darya.service")
    person.until(lambda: there(person, house), "the recording", within=30)
    return person


def there(person: Person, house) -> bool:
    person.open(f"/calls/{house.call}/recordings")
    return bool(person.all("recording-player audio"))


def audio(person: Person, what: str):
    return person.driver.execute_script(f"return document.querySelector('recording-player audio').{what}")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_the_player_fits_and_is_named(darya, house, theme, width):
    darya.open(f"/calls/{house.call}/recordings")
    darya.driver.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    darya.width(width)
    assert not faults_of(darya.driver)
    assert not scrolls_sideways(darya.driver, width)
    darya.any_width()


def test_one_goes_through_it_by_keys(darya, house):
    darya.open(f"/calls/{house.call}/recordings")
    wave = darya.find("[role=slider]")
    assert wave.get_attribute("aria-valuetext") == f"0:00 из 0:{SECONDS}"
    wave.send_keys(Keys.ARROW_RIGHT)
    darya.until(lambda: audio(darya, "currentTime") == 5, "five seconds on")
    assert darya.find("[role=slider]").get_attribute("aria-valuenow") == "5"
    wave.send_keys(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert audio(darya, "currentTime") == 0
    wave.send_keys(Keys.SPACE)
    darya.until(lambda: audio(darya, "currentTime") > 0.3, "some sound")
    assert not audio(darya, "error")
    wave.send_keys(Keys.SPACE)
    assert audio(darya, "paused")
    Select(darya.find("[data-speed]")).select_by_value("1.5")
    assert audio(darya, "playbackRate") == 1.5


def test_one_goes_through_it_by_pointer(darya, house):
    darya.open(f"/calls/{house.call}/recordings")
    darya.press("[role=slider]")
    darya.until(lambda: abs(audio(darya, "currentTime") - SECONDS / 2) < 0.2, "the middle")
    darya.driver.execute_script("document.querySelector('recording-player audio').play()")
    darya.until(lambda: audio(darya, "currentTime") > SECONDS / 2 + 0.3, "sound from the middle on")
    assert round(audio(darya, "duration")) == SECONDS


def test_who_listened_is_seen(darya, house):
    darya.open(f"/calls/{house.call}/recordings")
    darya.until(lambda: "Слушали" in darya.find(".heard summary").text, "who listened")
    darya.press(".heard summary")
    assert "Дарья" in darya.find(".heard").text or "Д." in darya.find(".heard").text


def test_it_is_heard_on_the_clients_timeline(darya, house):
    darya.open(f"/calls/{house.call}")
    darya.open(darya.find("h1 a").get_attribute("href"))
    darya.press("[data-recordings] summary")
    darya.until(lambda: darya.all("[data-recordings] recording-player audio"), "the player")
    assert darya.find("[data-recordings] .wave").get_attribute("role") == "slider"
    assert not faults_of(darya.driver)


def test_it_is_heard_without_a_script(darya, house):
    """The browser's own player is there, and shows nothing that does nothing."""
    darya.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        darya.open(f"/calls/{house.call}/recordings")
        assert darya.all("audio[controls]") and darya.all(".wave svg path")
        assert not darya.all("[role=slider]") and not darya.find(".recording-speed").is_displayed()
    finally:
        darya.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

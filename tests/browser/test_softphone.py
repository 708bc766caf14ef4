"""The telephone in the browser, on a real exchange: a tone that a caller sounds is heard in the page, and the page's own tone is
in the recording (SPEC T1)."""

import pathlib

import pytest
from browser.conftest import chromium
from support.desk import Person, pause
from support.people import PASSWORD
from support.sounds import a_law, samples, share, write_tone
from support.telephone import PATIENCE
from support.waiting import until

# The page itself does not differ between databases.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

OURS, THEIRS = 500, 700
# What goes to the loudspeaker is looked at on its way; the ring's own sound comes by a gain.
TAP = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to instanceof AudioDestinationNode && !(this instanceof GainNode)) {
    window.tap = new AnalyserNode(this.context, { fftSize: 8192, smoothingTimeConstant: 0 });
    connect.call(this, window.tap);
  }
  return connect.call(this, to, ...rest);
};
"""
PITCH = """
const levels = new Float32Array(window.tap.frequencyBinCount);
window.tap.getFloatFrequencyData(levels);
const loudest = levels.reduce((best, level, place) => (level > levels[best] ? place : best), 0);
return levels[loudest] > -60 ? (loudest * window.tap.context.sampleRate) / window.tap.fftSize : 0;
"""
LEVEL = "return document.querySelector('[data-softphone-level=microphone]').value"


@pytest.fixture
def anna(house, tmp_path):
    """Answers calls at a browser whose microphone hears nothing but a tone."""
    house.hire("anna", "manager")
    house.colleague("anna")
    tone = tmp_path / "tone.wav"
    write_tone(tone, OURS)
    driver = chromium(
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={tone}"
    )
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": TAP})
    yield Person(driver, house.server).sign_in("anna", PASSWORD)
    driver.quit()


def is_in(person: Person, state: str, within: float = 30):
    shown = lambda: person.find("[data-softphone-page]").get_attribute("data-state")  # noqa: E731
    person.until(lambda: shown() == state, f"the state «{state}»", within)


def turn_on(person: Person):
    person.open("/softphone")
    switch = "[data-softphone-act=turn-on]"
    person.until(lambda: person.find(switch).is_displayed(), "the switch, which the script shows")
    person.press(switch)
    is_in(person, "idle")


def wait_for_calls(person: Person):
    """Says, in the bar of another page, that calls may come; and goes back to the telephone."""
    window = person.driver.current_window_handle
    person.driver.switch_to.new_window("tab")
    person.open("/desk")
    person.driver.execute_script(
        "return fetch('/telephone/me/state', {method: 'POST', body: new URLSearchParams({to: 'ready'}), "
        "headers: {'X-CSRF-Token': document.querySelector('meta[name=csrf]').content}})"
    )
    other = person.driver.current_window_handle
    person.driver.switch_to.window(window)
    return window, other


def hears(person: Person) -> bool:
    return abs(person.driver.execute_script(PITCH) - THEIRS) < 20


def recorded(house) -> float:
    """The greatest part that our tone has in what the exchange is recording; the heads of those files come last."""
    places = pathlib.Path(house.exchange["recordings"]).glob("*.wav")
    return max((share(samples(place.read_bytes()[44:]), 8000, OURS) for place in places), default=0)


def test_a_call_is_heard_in_the_page_and_the_page_in_the_recording(anna, house, phones):
    turn_on(anna)
    anna.until(lambda: anna.driver.execute_script(LEVEL) > 0.2, "the microphone's level")
    wait_for_calls(anna)
    until(lambda: house.state("anna") == "available", PATIENCE)
    phones.singer(a_law(THEIRS), stays=60)
    is_in(anna, "ringing", within=PATIENCE)
    assert "79161234567" in anna.text
    anna.keys(" ")
    is_in(anna, "talking")
    until(lambda: house.state("anna") == "on-call", PATIENCE)
    anna.until(lambda: hears(anna), "the caller's tone", PATIENCE)
    until(lambda: recorded(house) > 0.2, PATIENCE)
    anna.keys("h")
    is_in(anna, "idle")
    (call,) = house.kept(1)
    assert call.outcome == "answered" and call.has_no_gap
    (endpoint, outcome), = call.legs
    assert endpoint.startswith("WebSocket/") and outcome == "spoke"
    assert anna.complaints() == []


def test_a_talk_goes_on_when_the_page_is_loaded_anew(anna, house, phones):
    turn_on(anna)
    wait_for_calls(anna)
    until(lambda: house.state("anna") == "available", PATIENCE)
    phones.singer(a_law(THEIRS), stays=90)
    is_in(anna, "ringing", within=PATIENCE)
    anna.press("[data-softphone-act=answer]")
    is_in(anna, "talking")
    anna.until(lambda: hears(anna), "the caller's tone", PATIENCE)
    anna.driver.execute_script("window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    anna.driver.refresh()
    is_in(anna, "talking")
    anna.until(lambda: hears(anna), "the caller's tone, still", PATIENCE)
    assert house.state("anna") == "on-call"
    anna.keys("m")
    assert anna.find("[data-softphone-act=mute]").get_attribute("aria-pressed") == "true"
    anna.keys("h")
    assert len(house.kept(1)) == 1


def test_a_call_is_answered_from_another_page(anna, house, phones):
    turn_on(anna)
    telephone, other = wait_for_calls(anna)
    until(lambda: house.state("anna") == "available", PATIENCE)
    anna.driver.switch_to.window(other)
    anna.until(lambda: anna.find("[data-softphone-sign]").get_attribute("data-state") == "idle", "the sign in the bar")
    phones.singer(a_law(THEIRS), stays=60)
    answer = "#call-panel [data-softphone-wish=answer]"
    anna.until(lambda: anna.find(answer).is_displayed(), "the panel of the call", PATIENCE)
    anna.keys(" ")
    anna.until(lambda: anna.find("[data-softphone-sign]").get_attribute("data-state") == "talking", "the talk", PATIENCE)
    anna.driver.switch_to.window(telephone)
    anna.press("[data-softphone-act=hang-up]")
    is_in(anna, "idle")


def test_the_newest_window_is_the_telephone(anna):
    turn_on(anna)
    first = anna.driver.current_window_handle
    anna.driver.switch_to.new_window("tab")
    turn_on(anna)
    anna.driver.switch_to.window(first)
    is_in(anna, "replaced")
    anna.press("[data-softphone-act=turn-on]")
    is_in(anna, "idle")


def test_the_telephone_comes_back_when_the_server_does(anna, house):
    turn_on(anna)
    house.server.stop()
    is_in(anna, "lost")
    house.server.start()
    is_in(anna, "idle")


def test_which_microphone_is_used_is_remembered(anna):
    turn_on(anna)
    choices = "[data-softphone-device=microphone] option"
    anna.until(lambda: len(anna.all(choices)) > 1, "the microphones")
    wanted = anna.all(choices)[-1].get_attribute("value")
    anna.driver.execute_script(
        "const choice = document.querySelector('[data-softphone-device=microphone]');"
        "choice.value = arguments[0]; choice.dispatchEvent(new Event('change', {bubbles: true}))",
        wanted,
    )
    pause(0.5)
    anna.driver.refresh()
    is_in(anna, "idle")
    chosen = lambda: anna.find("[data-softphone-device=microphone]").get_attribute("value")  # noqa: E731
    anna.until(lambda: chosen() == wanted, "the chosen microphone")

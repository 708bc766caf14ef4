"""Whoever looks at the telephone sees at once that the exchange goes or comes (SPEC T4)."""

import pytest
from support.axe import faults_of
from support.desk import Person
from support.house import House
from support.server import Server
from support.telephone import Exchange


@pytest.fixture(scope="module")
def mortal(tmp_path_factory):
    """An exchange that may be killed."""
    running = Exchange(tmp_path_factory.mktemp("mortal"))
    running.start()
    if running.unavailable:
        pytest.skip(running.unavailable)
    yield running
    running.stop()


def test_the_page_of_the_telephone_tells_without_being_loaded_again(binary, browsers, mortal, tmp_path):
    server = Server(binary, tmp_path / "data", output=tmp_path / "output.log")
    House.demonstrated(server, mortal)
    try:
        darya = Person(browsers(), server).sign_in("darya.service")
        darya.open("/telephone")
        darya.driver.execute_script("window.isTheSame = true")
        darya.sees("Станция на связи")
        mortal.kill()
        darya.until(lambda: "потеряна" in darya.find("#exchange").text, "that it is gone", within=30)
        assert not faults_of(darya.driver)
        mortal.start()
        darya.until(lambda: "Станция на связи" in darya.find("#exchange").text, "that it is back", within=60)
        assert darya.driver.execute_script("return window.isTheSame")
    finally:
        server.stop()

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from support.desk import Person


def chromium(*more: str) -> webdriver.Chrome:
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900", "--lang=ru", *more):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"intl.accept_languages": "ru"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(30)
    return driver


@pytest.fixture(scope="session")
def browsers():
    """Makes browsers that know nothing of one another, and ends them."""
    made = []

    def another() -> webdriver.Chrome:
        made.append(chromium())
        return made[-1]

    yield another
    for driver in made:
        driver.quit()


@pytest.fixture(scope="session")
def anna(demo, browsers) -> Person:
    """A client service manager of the demonstration company, signed in."""
    return Person(browsers(), demo).sign_in("anna.manager")


@pytest.fixture(scope="session")
def artem(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("artem.manager")


@pytest.fixture(scope="session")
def stranger(demo, browsers) -> Person:
    """A client: somebody who is not signed in."""
    return Person(browsers(), demo)

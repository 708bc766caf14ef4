"""A person in front of a browser."""

import time

from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait


def unless_replaced(condition):
    """What live news replaced while it was read is read again. The browser has two ways to say so."""
    try:
        return condition()
    except StaleElementReferenceException:
        return False
    except WebDriverException as fault:
        if "does not belong to the document" not in (fault.msg or ""):
            raise
        return False


class Person:
    def __init__(self, driver, server):
        self.driver = driver
        self.server = server

    def sign_in(self, login: str, password: str = "demo") -> "Person":
        self.open("/sign-in")
        self.write("login", login)
        self.write("password", password)
        self.press("main form button[type=submit]")
        self.until(lambda: "/sign-in" not in self.driver.current_url, "signing in")
        return self

    def open(self, path: str):
        self.driver.get(path if path.startswith("http") else self.server.url + path)

    def find(self, selector: str):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    @property
    def text(self) -> str:
        return self.find("main").text

    def write(self, name: str, text: str, within: str = ""):
        field = self.find(f'{within} [name="{name}"]'.strip())
        field.clear()
        field.send_keys(text)

    def choose(self, name: str, value: str, within: str = ""):
        Select(self.find(f'{within} [name="{name}"]'.strip())).select_by_value(value)

    def press(self, selector: str):
        self.find(selector).click()

    def submit(self, action: str):
        """Presses the button of the form with this address, and waits for the page after it."""
        before = self.find("html")
        self.press(f'form[action$="{action}"] button[type=submit]')
        self.until(lambda: is_gone(before), f"an answer to {action}")

    def keys(self, *keys: str):
        chain = ActionChains(self.driver)
        for key in keys:
            chain = chain.send_keys(key)
        chain.perform()

    def chord(self, mark: str, key: str):
        ActionChains(self.driver).key_down(mark).send_keys(key).key_up(mark).perform()

    def until(self, condition, what: str, within: float = 10):
        patience = WebDriverWait(self.driver, within, poll_frequency=0.1)
        patience.until(lambda _: unless_replaced(condition), f"waited in vain for {what}")

    def sees(self, words: str, within: float = 10):
        self.until(lambda: words in self.text, f"«{words}» on the page", within)

    def width(self, pixels: int, height: int = 800):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": pixels < 600},
        )

    def any_width(self):
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def complaints(self) -> list[str]:
        """What the browser found wrong since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]


def is_gone(element) -> bool:
    try:
        element.is_enabled()
        return False
    except Exception:  # noqa: BLE001 - any failure to reach it means that its page is gone
        return True


ESCAPE, ENTER, CONTROL = Keys.ESCAPE, Keys.ENTER, Keys.CONTROL


def pause(seconds: float):
    time.sleep(seconds)

"""Every act has a key, and every key can be found out (UI rule 4)."""

from support.desk import CONTROL, ENTER, ESCAPE


def test_the_question_mark_shows_the_keys(anna):
    anna.open("/desk")
    anna.keys("?")
    anna.until(lambda: anna.all("dialog[open]"), "the list of keys")
    shown = anna.find("dialog[open]").text
    assert "Взять следующую" in shown
    anna.keys(ESCAPE)
    anna.until(lambda: not anna.all("dialog[open]"), "the list of keys to go")


def test_one_box_finds_people_clients_and_pages(anna):
    anna.open("/desk")
    anna.chord(CONTROL, "k")
    anna.until(lambda: anna.all("dialog[open] input"), "the box")
    anna.keys("Клиенты")
    anna.until(lambda: anna.all('dialog[open] [role="option"]'), "something found")
    anna.keys(ENTER)
    anna.until(lambda: anna.driver.current_url.endswith("/clients"), "the page of clients")


def test_lists_are_walked_by_keys(anna):
    anna.open("/desk")
    anna.keys("j")
    anna.until(lambda: anna.driver.switch_to.active_element.tag_name == "a", "the first entry of the list")
    first = anna.driver.switch_to.active_element.get_attribute("href")
    anna.keys("j")
    assert anna.driver.switch_to.active_element.get_attribute("href") != first
    anna.keys("k")
    assert anna.driver.switch_to.active_element.get_attribute("href") == first
    anna.keys(ENTER)
    # A task or a case: which comes first depends on the hour.
    anna.until(lambda: anna.driver.current_url.startswith(first), "what was walked to")

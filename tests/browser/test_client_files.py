"""A head of service brings a list of clients and looks after a card, in a browser (SPEC W2, W5, W6)."""

import csv
import io
import uuid

import pytest
import requests
from support.axe import faults_of
from support.desk import Person


@pytest.fixture(scope="module")
def darya(demo, browsers) -> Person:
    return Person(browsers(), demo).sign_in("darya.service")


def test_a_list_is_looked_at_and_comes_in(darya, tmp_path):
    mark = uuid.uuid4().hex[:8]
    file = tmp_path / "клиенты.csv"
    rows = [["Компания", "Кто", "Тел.", "Почта"], [f"ООО «Заря {mark}»", "Зорина Анна Львовна", "8 (495) 777-11-22", ""]]
    rows += [["", f"Клиент {mark} {n}", "", f"c{n}.{mark}@example.com"] for n in range(300)] + [["", "", "", ""], ["a"] * 7]
    with open(file, "w", encoding="windows-1251", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)

    darya.open("/clients/imports")
    darya.find('[name="file"]').send_keys(str(file))
    darya.submit("/clients/imports")
    assert "windows-1251" in darya.text and f"ООО «Заря {mark}»" in darya.text
    assert darya.find('[name="column-0"]').get_attribute("value") == "organisation"
    darya.choose("column-1", "full-name")
    assert not faults_of(darya.driver)
    darya.press('button[name="act"][value="start"]')
    darya.until(lambda: "Готово" in darya.text, "the end of the import, without a reload")
    assert not faults_of(darya.driver)
    assert "301" in darya.text

    cookies = {cookie["name"]: cookie["value"] for cookie in darya.driver.get_cookies()}
    rejected = requests.get(darya.driver.current_url + "/rejected", cookies=cookies, timeout=10)
    lines = list(csv.reader(io.StringIO(rejected.content.decode("utf-8-sig")), delimiter=";"))
    assert [line[0] for line in lines[1:]] == ["303", "304"], lines

    table = requests.get(darya.server.url + "/clients/export/csv", cookies=cookies, timeout=30)
    assert f"ООО «Заря {mark}»" in table.content.decode("utf-8-sig")
    assert requests.get(darya.server.url + "/clients/export/vcf", cookies=cookies, timeout=30).text.count("END:VCARD") > 300


def test_a_card_is_looked_after(darya):
    name = f"ООО «Карточка {uuid.uuid4().hex[:8]}»"
    darya.open("/clients/new")
    darya.write("name", name)
    darya.submit("/clients/new")
    card = darya.driver.current_url.split("?")[0]

    darya.open(card + "?edit=note")
    darya.write("note_text", "Звонить после обеда")
    darya.submit("/notes")
    darya.open(card + "?edit=marks")
    darya.write("tags", "VIP, опт")
    darya.submit("/marks")
    darya.open(card + "?edit=relation")
    darya.choose("bond", "partner-of")
    darya.write("other", "Вектор")
    darya.submit("/relations")
    if darya.all('[name="chosen"]'):
        darya.press('[name="chosen"]')
        darya.submit("/relations")
    darya.open(card)
    darya.sees("Звонить после обеда")
    darya.sees("VIP")
    assert not faults_of(darya.driver)
    darya.open("/clients?tag=VIP")
    darya.sees(name)

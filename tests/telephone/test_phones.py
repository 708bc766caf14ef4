"""A phone that somebody is given works a moment later: the exchange knows it, and it rings (SPEC T1)."""

import pathlib
import re

from support.house import House
from support.server import free_port
from support.telephone import PATIENCE
from support.waiting import until


def password(sheet: pathlib.Path, extension: str) -> str | None:
    found = re.search(rf"username = {extension}\npassword = (\S+)", sheet.read_text())
    return found.group(1) if found else None


def test_a_phone_that_is_added_signs_on_and_rings_and_one_that_is_removed_does_not(server, exchange, phones):
    house = House(server, exchange)
    server.environment["HIGHROCK_ARI_SHEETS"] = exchange["sheets"]
    house.hire("irina")
    irina = house.colleague("irina")
    added = irina.send("/telephone/me/phones", {"name": "Стол", "kind": "desk"})
    assert added.status_code == 201, added.text
    sheet = pathlib.Path(exchange["sheets"]) / "phones.conf"
    secret = until(lambda: password(sheet, "101"), PATIENCE)
    until(lambda: "PJSIP/101" in (pathlib.Path(exchange["sheets"]) / "members.conf").read_text(), PATIENCE)
    assert sheet.stat().st_mode & 0o077 == 0, "it holds passwords"
    place = free_port()
    until(lambda: phones.sign_on("101", secret, place), PATIENCE)
    phones.signed_on(place)
    assert irina.send("/telephone/me/state", {"to": "ready"}).status_code in (204, 303)
    phones.caller(stays=4)
    (call,) = house.kept(1)
    assert (call.outcome, call.legs) == ("answered", [("PJSIP/101", "spoke")])
    phone = identity(irina.get("/telephone/me").text)
    assert irina.send(f"/telephone/phones/{phone}/removal").status_code == 303
    until(lambda: password(sheet, "101") is None, PATIENCE)
    until(lambda: not phones.sign_on("101", secret, free_port()), PATIENCE)


def identity(page: str) -> str:
    """As which pages speak of the phone."""
    return re.search(r"/telephone/phones/([^/\"]+)/", page).group(1)

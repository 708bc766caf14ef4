"""Where people may be called now, whatever the hour is here."""

import datetime
import zoneinfo

NUMBERS = {
    "Europe/Moscow": "+749512345{:02}",
    "Asia/Vladivostok": "+742322000{:02}",
    "America/New_York": "+121245678{:02}",
    "Asia/Dubai": "+9714234567{}",
    "Pacific/Auckland": "+649309123{}",
}


def daytime() -> tuple[str, list[str]]:
    """A zone in which it is day, at the end of the week as well, and two numbers of it."""
    now = datetime.datetime.now(datetime.UTC)
    zone = next(zone for zone in NUMBERS if 10 <= now.astimezone(zoneinfo.ZoneInfo(zone)).hour < 17)
    return zone, [NUMBERS[zone].format(place) for place in (1, 2)]

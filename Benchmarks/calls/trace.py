"""What sipp saw: which messages passed, when, and whose they were."""

import dataclasses
import datetime
import pathlib
import re

HEAD = re.compile(r"^-{20,} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+)$")
NUMBER = re.compile(r"^From:.*sip:([^@>]+)@", re.M)


@dataclasses.dataclass(frozen=True)
class Invitation:
    at: float
    """Seconds since 1970."""
    caller: str
    called: str


def invitations(file: pathlib.Path, direction: str) -> dict[str, Invitation]:
    """The first INVITE of each caller that was `sent` or `received`, by the caller's number."""
    found: dict[str, Invitation] = {}
    for at, words, message in messages(file):
        if f"message {direction}" not in words or not message.startswith("INVITE sip:"):
            continue
        caller = NUMBER.search(message).group(1)
        if caller not in found:
            found[caller] = Invitation(at, caller, message[len("INVITE sip:") :].split("@", 1)[0])
    return found


def messages(file: pathlib.Path):
    at, lines = None, []
    with open(file, errors="replace") as log:
        for line in log:
            head = HEAD.match(line.rstrip())
            if not head:
                lines.append(line)
                continue
            if at:
                yield whole(at, lines)
            at, lines = head.group(1), []
    if at:
        yield whole(at, lines)


def whole(at: str, lines: list[str]) -> tuple[float, str, str]:
    moment = datetime.datetime.strptime(at, "%Y-%m-%d %H:%M:%S.%f")
    return moment.timestamp(), lines[0] if lines else "", "".join(lines[1:]).lstrip()

"""Says as JSON what Python's `email` package makes of letters that Highrock wrote: one object per path on standard input."""

import base64
import email
import email.policy
import json
import sys


def read(raw):
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    plain = letter.get_body(("plain",))
    page = letter.get_body(("html",))
    files = [part for part in letter.walk() if not part.is_multipart() and part.get_filename() is not None]
    return {
        "from": people(letter["From"]),
        "to": people(letter["To"]),
        "subject": letter["Subject"],
        "plain": plain.get_content(),
        "html": page.get_content() if page else None,
        "attachments": [attached(part) for part in files],
        "structure": structure(letter),
        "defects": [repr(defect) for part in letter.walk() for defect in part.defects],
    }


def people(field):
    return [[address.display_name, address.addr_spec] for address in field.addresses]


def attached(part):
    return {
        "name": part.get_filename(),
        "type": part.get_content_type(),
        "content": base64.b64encode(part.get_payload(decode=True)).decode(),
        "id": part["Content-ID"],
    }


def structure(part):
    """`mixed(alternative(text/plain,related))`: what stands in what, files and pictures left out."""
    kind = part.get_content_subtype() if part.is_multipart() else part.get_content_type()
    if not part.is_multipart() or kind == "related":
        return kind
    return kind + "(" + ",".join(structure(child) for child in part.iter_parts() if child.get_filename() is None) + ")"


for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        print(json.dumps(read(file.read())))

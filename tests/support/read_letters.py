"""Says as JSON what Python's own `email` package makes of letters: one object per path on standard input.

`text` is what a person reads, without any white space; `attachments` are name and decoded size, -1 for letters in letters.
"""

import email
import email.policy
import html.parser
import json
import re
import sys
from email.header import decode_header, make_header

BODIES = {"text/plain", "text/html", "text/enriched", "text/richtext"}


class Words(html.parser.HTMLParser):
    """The words of a page, in their order."""

    def __init__(self):
        super().__init__()
        self.words, self.unseen = [], 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in ("script", "style", "title")
        self.words.extend(value or "" for name, value in attributes if tag == "img" and name == "alt")

    def handle_endtag(self, tag):
        self.unseen -= tag in ("script", "style", "title") and self.unseen > 0

    def handle_data(self, data):
        if not self.unseen:
            self.words.append(data)


def read(raw):
    letter = email.message_from_bytes(raw, policy=email.policy.compat32)
    attachments = []
    text = body(letter, attachments, whole=True)
    subject = next((value for name, value in letter.raw_items() if name.lower() == "subject"), None)
    return {"subject": decoded(subject), "text": re.sub(r"\s", "", text), "attachments": attachments}


def body(part, attachments, whole=False):
    kind = part.get_content_type()
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        texts = [(child.get_content_type(), body(child, attachments)) for child in part.get_payload()]
        if kind == "multipart/alternative":
            plain = [text for kind, text in texts if kind == "text/plain" and text.strip()]
            return (plain or [text for _, text in texts if text.strip()] or [""])[-1]
        return "\n".join(text for _, text in texts)
    is_message = part.is_multipart()
    disposition = (part.get_content_disposition() or "").lower()
    name = part.get_filename()
    is_body = kind in BODIES and disposition != "attachment" and (whole or name is None)
    if is_body and not is_message:
        return words(part)
    attachments.append([decoded(name), -1 if is_message else len(part.get_payload(decode=True) or b"")])
    return ""


def words(part):
    content = part.get_payload(decode=True)
    if content is None:
        content = str(part.get_payload()).encode("utf-8", "surrogateescape")
    try:
        text = content.decode(part.get_content_charset("us-ascii"), "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    if part.get_content_type() != "text/html":
        return text
    page = Words()
    page.feed(text)
    page.close()
    return " ".join(page.words)


def decoded(value):
    if value is None:
        return ""
    # Bare bytes of a head are UTF-8 today (RFC 6532).
    value = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        text = str(make_header(decode_header(value)))
    except (LookupError, ValueError):
        text = value
    return " ".join(text.split())


for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        print(json.dumps(read(file.read())))

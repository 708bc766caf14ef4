"""Letters that the demonstration company has got: laid out, with pictures and files, from a program, and from nobody."""

import base64
import pathlib
from email.message import EmailMessage

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SUBJECT = "Сверка по договору лапландия"


def laid_out() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "Анна Орлова <anna@lapland.example>", "help@example.test"
    letter["Subject"], letter["Message-ID"] = SUBJECT, "<laid-out@lapland.example>"
    letter.set_content("Посмотрите, пожалуйста.\n\n-- \nАнна Орлова, +7 495 123-45-67\n\n> что было раньше\n")
    letter.add_alternative(
        "<h2>Сверка</h2><table><tr><td>Долг</td><td>84 000 ₽</td></tr></table><img src='cid:one' alt=''>"
        "<img src='https://spy.example/x.png'>",
        subtype="html",
    )
    letter.get_payload()[1].add_related(PICTURE, "image", "png", cid="<one>")
    letter.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Акт сверки за первый квартал.pdf")
    return letter.as_bytes()


LETTERS = {
    "laid-out.eml": laid_out(),
    "nobody.eml": "Subject: =?utf-8?b?0JHQtdC3INC+0YLQv9GA0LDQstC40YLQtdC70Y8=?=\n\nТекст\n".encode(),
    "empty.eml": b"\n",
}


def write_letters(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir()
    for name, letter in LETTERS.items():
        (folder / name).write_bytes(letter)
    return folder

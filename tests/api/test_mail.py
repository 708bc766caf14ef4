"""A letter to one of our addresses becomes a case that shows it (SPEC W1, W3, W5)."""

import base64
import re
import time
from email.message import EmailMessage

import pytest
from support.people import Colleague
from support.post import Post, TokenServer, needs_post, plain, wait_until

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture
def post(server):
    """A mailbox that the server reads."""
    post = Post()
    server.stop()
    server.environment |= post.environment
    links = {
        role: server.command("user", "create", role, "--name", "Проверкина Вера", "--role", role)
        for role in ("administrator", "service-head")
    }
    server.start()
    post.admin = Colleague.invited(server, links["administrator"])
    post.head = Colleague.invited(server, links["service-head"])
    assert post.admin.send("/mailboxes", post.fields).status_code == 303
    return post


def rich() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Анна Орлова <anna@client.example>", "Счёт с картинкой"
    message["Message-ID"] = "<first@client.example>"
    message.set_content("Посмотрите, пожалуйста.\n\n> что было раньше\n")
    message.add_alternative(
        '<p onclick="x()">Посмотрите</p><script>alert(1)</script><img src="cid:one"><img src="https://spy.example/x.png">',
        subtype="html",
    )
    message.get_payload()[1].add_related(PICTURE, "image", "png", cid="<one>")
    message.add_attachment(b"%PDF-1.4 invoice", maintype="application", subtype="pdf", filename="счёт.pdf")
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


@needs_post
def test_a_letter_becomes_a_case_that_shows_it(server, post):
    head = post.head
    assert "Поддержка" in post.admin.get("/mailboxes").text
    sent = rich()
    post.put(sent)
    wait_until(lambda: "Счёт с картинкой" in head.get("/desk").text)
    number = re.search(r"/cases/(\d+)", head.get("/desk").text).group(1)
    page = head.get(f"/cases/{number}").text
    assert "Посмотрите, пожалуйста." in page and "счёт.pdf" in page
    letter = re.search(r"/letters/(\w+)/source", page).group(1)

    frame = head.get(f"/letters/{letter}/page")
    policy = frame.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy and "https:" not in policy
    assert "script" not in frame.text and "onclick" not in frame.text and "spy.example" not in frame.text
    picture = re.search(r'src="(/letters/[^"]+)"', frame.text).group(1)
    given = head.get(picture)
    assert given.content == PICTURE and given.headers["Content-Type"] == "image/png"
    shown = head.get(f"/letters/{letter}/page", params={"pictures": "all"})
    assert "spy.example" in shown.text and "https:" in shown.headers["Content-Security-Policy"]

    part = re.search(rf"/letters/{letter}/parts/([\w.-]+)", page).group(1)
    given = head.get(f"/letters/{letter}/parts/{part}")
    assert given.content == b"%PDF-1.4 invoice" and "attachment" in given.headers["Content-Disposition"]
    assert head.get(f"/letters/{letter}/source").content == sent
    # Whoever sets up mailboxes need not read what comes in.
    assert post.admin.get(f"/letters/{letter}/source").status_code in (403, 404)


@needs_post
def test_a_letter_that_nobody_sent_waits_for_a_person(server, post):
    head = post.head
    post.put(b"Subject: from nobody\r\n\r\nText\r\n", plain(1))
    wait_until(lambda: "from nobody" in head.get("/operations/letters").text)
    page = head.get("/operations/letters").text
    letter = re.search(r"/operations/letters/(\w+)/assignment", page).group(1)
    wait_until(lambda: "Letter 1" in head.get("/desk").text)
    number = re.search(r"/cases/(\d+)", head.get("/desk").text).group(1)
    wrong = head.send(f"/operations/letters/{letter}/assignment", {"to": "no number"})
    assert wrong.status_code == 422
    assert head.send(f"/operations/letters/{letter}/assignment", {"to": number}).status_code == 303
    assert "from nobody" in head.get(f"/cases/{number}").text
    assert "from nobody" not in head.get("/operations/letters").text


@needs_post
@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_mailbox_renews_its_tokens_and_tells_when_it_can_no_more(server, post):
    """OAuth2 with a refresh token, over TLS, into a real Dovecot."""
    tokens, admin = TokenServer(), post.admin
    try:
        assert admin.send("/mailboxes", {**post.fields, **tokens.fields, "token_server": "http://login.example/"}).status_code == 422
        assert admin.send("/mailboxes", {**post.fields, **tokens.fields}).status_code == 303
        wait_until(lambda: admin.get("/mailboxes").text.count('data-shape="check"') == 2)
        question = {"grant_type": "refresh_token", "refresh_token": "refresh", "client_id": "highrock", "client_secret": "s3cret&"}
        assert tokens.asked == [question]
        box = re.search(r'/mailboxes/(\w+)"><strong>Поддержка</strong></a> <span class="muted">bearer@', admin.get("/mailboxes").text)
        page = admin.get(f"/mailboxes/{box.group(1)}").text
        assert tokens.fields["token_server"] in page and "s3cret" not in page and "refresh" not in re.findall('value="([^"]*)"', page)
        tokens.revoked = True
        time.sleep(2)
        assert admin.send(f"/mailboxes/{box.group(1)}/trial", {}).status_code == 303
        assert "It was withdrawn." in admin.get("/mailboxes").text
        assert len(tokens.asked) == 2
    finally:
        tokens.close()

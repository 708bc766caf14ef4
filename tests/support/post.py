"""A real mailbox that Highrock reads: the Dovecot that `scripts/mail-servers` started."""

import http.server
import imaplib
import json
import os
import pathlib
import ssl
import threading
import time
import urllib.parse
import uuid

import pytest

SERVERS = json.loads(os.environ.get("HIGHROCK_TEST_MAIL") or "null")
needs_post = pytest.mark.skipif(SERVERS is None, reason="no mail servers: HIGHROCK_TEST_MAIL is not set")


class Post:
    """One mailbox that nobody else has."""

    def __init__(self):
        self.user = "u" + uuid.uuid4().hex
        self.environment = {"HIGHROCK_MAIL_AUTHORITY": SERVERS["authority"]}

    @property
    def fields(self) -> dict:
        """What an administrator types."""
        return {
            "address": f"{self.user}@example.test", "name": "Поддержка", "imap_host": SERVERS["host"],
            "imap_port": SERVERS["imaps"], "imap_security": "tls", "smtp_port": 465, "smtp_security": "tls",
            "folder": "INBOX", "takes_old": "yes", "login": self.user, "proof": "password",
            "secret": SERVERS["password"],
        }

    def put(self, *letters: bytes):
        box = imaplib.IMAP4_SSL(
            SERVERS["host"], SERVERS["imaps"], ssl_context=ssl.create_default_context(cafile=SERVERS["authority"])
        )
        box.login(self.user, SERVERS["password"])
        for letter in letters:
            status, words = box.append("INBOX", None, None, letter)
            assert status == "OK", words
        box.logout()


def plain(number: int, text: str = "Не проходит оплата.") -> bytes:
    return (
        f"From: =?utf-8?b?0JDQvdC90LA=?= <anna{number}@client.example>\r\nTo: help@example.test\r\n"
        f"Subject: Letter {number}\r\nMessage-ID: <{number}.{uuid.uuid4().hex}@client.example>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


def wait_until(look, within: float = 30):
    deadline = time.monotonic() + within
    while not (found := look()):
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.2)
    return found


class TokenServer:
    """Gives out access tokens that Dovecot takes (RFC 6749), over TLS, until it is told to stop."""

    def __init__(self):
        self.asked: list[dict] = []
        self.revoked = False
        tokens = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                tokens.asked.append(dict(urllib.parse.parse_qsl(body)))
                answer = {"access_token": SERVERS["bearerToken"], "expires_in": 3, "token_type": "Bearer"}
                if tokens.revoked:
                    answer = {"error": "invalid_grant", "error_description": "It was withdrawn."}
                self.send_response(400 if tokens.revoked else 200)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        folder = pathlib.Path(SERVERS["authority"]).parent
        context.load_cert_chain(folder / "good.pem", folder / "good.key")
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def fields(self) -> dict:
        """What an administrator types."""
        return {
            "address": "bearer@example.test", "login": "bearer", "proof": "grant", "client_id": "highrock",
            "client_secret": "s3cret&", "secret": "refresh", "token_server": f"https://localhost:{self.server.server_port}/",
        }

    def close(self):
        self.server.shutdown()
        self.server.server_close()

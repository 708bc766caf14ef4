"""A bad SMTP server: it takes every letter whole and never says whether it has it."""

import socket
import threading


class SilentServer:
    def __init__(self):
        self.letters: list[str] = []
        self.answers = False
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._socket.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket):
        with connection, connection.makefile("rw", encoding="utf-8", newline="\r\n") as wire:
            def say(line: str):
                wire.write(line + "\r\n")
                wire.flush()

            try:
                say("220 silent")
                for line in wire:
                    word = line.strip().upper()
                    if word.startswith("EHLO"):
                        say("250-silent\r\n250 8BITMIME")
                    elif word == "DATA":
                        say("354 go on")
                        self.letters.append(self._letter(wire))
                        if not self.answers:
                            continue
                        say("250 taken")
                    elif word == "QUIT":
                        return say("221 goodbye")
                    else:
                        say("250 ok")
            except OSError:
                return

    @staticmethod
    def _letter(wire) -> str:
        lines = []
        for line in wire:
            if line == ".\r\n":
                break
            lines.append(line)
        return "".join(lines)

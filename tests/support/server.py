"""A real Highrock process for a test."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

import requests


WEASYPRINT = pathlib.Path(__file__).resolve().parents[2] / ".build/printing/bin/weasyprint"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(
        self,
        binary: pathlib.Path,
        data: pathlib.Path,
        environment: dict | None = None,
        output: pathlib.Path | None = None,
    ):
        self.binary = binary
        self.data = data
        self.output = output or data / "output.log"
        self.environment = {"HIGHROCK_WEASYPRINT": str(WEASYPRINT), **os.environ, "HIGHROCK_LOG_LEVEL": "warning", **(environment or {})}
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self.first_link: str | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, within: float = 60):
        self.data.mkdir(parents=True, exist_ok=True)
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--port", str(self.port), "--data", self.data],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.environment,
            )
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log()}")
            if self.is_ready():
                return
            time.sleep(0.05)
        raise AssertionError(f"the server was not ready within {within} s:\n{self.log()}")

    def is_ready(self) -> bool:
        try:
            return requests.get(self.url + "/readyz", timeout=6).status_code == 200
        except requests.RequestException:
            return False

    def log(self) -> str:
        return self.output.read_text(errors="replace")

    def invitation(self) -> str:
        """The one-time link for the first administrator that the last start printed."""
        links = re.findall(r"http\S+/invitation/\S+", self.log())
        assert links, f"no invitation in:\n{self.log()}"
        return links[-1]

    def kill(self):
        """kill -9: nothing is said goodbye to."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def attempt(self, *arguments: str, language: str = "en", within: float = 600) -> subprocess.CompletedProcess:
        """Runs `highrock …` on the same data, in a terminal of that language."""
        return subprocess.run(
            [self.binary, *arguments, "--data", self.data],
            capture_output=True,
            text=True,
            env={**self.environment, "LC_ALL": f"{language}.UTF-8"},
            timeout=within,
        )

    def command(self, *arguments: str, within: float = 600) -> str:
        """Runs `highrock …` on the same data and returns its standard output."""
        done = self.attempt(*arguments, within=within)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def command_json(self, *arguments: str) -> dict:
        return json.loads(self.command(*arguments, "--json"))

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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, binary: pathlib.Path, data: pathlib.Path, environment: dict | None = None):
        self.binary = binary
        self.data = data
        self.environment = {**os.environ, "HIGHROCK_LOG_LEVEL": "warning", **(environment or {})}
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self.first_link: str | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, within: float = 60):
        self.data.mkdir(parents=True, exist_ok=True)
        self.output = open(self.data / "output.log", "ab")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--port", str(self.port), "--data", self.data],
            stdout=self.output,
            stderr=subprocess.STDOUT,
            env=self.environment,
        )
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log()}")
            try:
                if requests.get(self.url + "/readyz", timeout=2).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.05)
        raise AssertionError(f"the server was not ready within {within} s:\n{self.log()}")

    def log(self) -> str:
        return (self.data / "output.log").read_text(errors="replace")

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

    def command(self, *arguments: str, fails: bool = False, within: float = 600) -> str:
        """Runs `highrock …` on the same data and returns its standard output."""
        done = subprocess.run(
            [self.binary, *arguments, "--data", self.data],
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=within,
        )
        if not fails:
            assert done.returncode == 0, done.stderr
        return done.stdout if not fails else done.stderr

    def command_json(self, *arguments: str) -> dict:
        return json.loads(self.command(*arguments, "--json"))

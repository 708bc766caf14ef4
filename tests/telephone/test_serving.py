"""Everything else starts without a telephone, and one line says that there is none (SPEC T4)."""

import subprocess

from support.server import free_port
from support.waiting import until


def test_without_an_exchange_everything_else_starts_and_says_so(server):
    server.stop()
    server.environment["HIGHROCK_LOG_LEVEL"] = "notice"
    server.start()
    assert server.log().count("no telephone") == 1


def test_an_exchange_that_is_not_there_keeps_nothing_from_starting(server):
    server.stop()
    server.environment["HIGHROCK_ARI_URL"] = "http://127.0.0.1:9/ari"
    server.start()
    until(lambda: "the exchange is lost" in server.log())
    assert server.is_ready()


def test_an_exchange_is_left_alone_when_that_is_asked_for(binary, exchange, tmp_path):
    log = tmp_path / "output.log"
    with open(log, "wb") as output:
        serving = subprocess.Popen(
            [binary, "serve", "--no-telephone", "--port", str(free_port()), "--data", tmp_path / "data"],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=exchange.settings,
        )
    try:
        until(lambda: "no telephone" in log.read_text(), 60)
        assert not exchange.ari("applications")
    finally:
        serving.terminate()
        serving.wait(30)

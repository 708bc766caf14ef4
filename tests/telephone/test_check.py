"""`highrock telephone check` says what an exchange lacks (SPEC T1)."""

import json
import subprocess


def findings(binary, tmp_path, **environment) -> dict:
    """By matter: the complaint, or None."""
    settings = {"LC_ALL": "en_US.UTF-8"} | environment
    asked = subprocess.run([binary, "telephone", "check", "--json", "--data", tmp_path], capture_output=True, text=True, env=settings)
    found = {one["matter"]: one.get("complaint") for one in json.loads(asked.stdout)["findings"]}
    assert asked.returncode == (1 if any(found.values()) else 0), asked.stderr
    return found


def of(exchange, **others) -> dict:
    return {
        "HIGHROCK_ARI_URL": exchange["ari"],
        "HIGHROCK_ARI_USER": exchange["user"],
        "HIGHROCK_ARI_PASSWORD": exchange["password"],
    } | others


def test_without_an_exchange_it_says_how_to_name_one(binary, tmp_path):
    assert "HIGHROCK_ARI_URL" in findings(binary, tmp_path)["configured"]


def test_an_exchange_that_is_not_there_is_told(binary, tmp_path):
    found = findings(binary, tmp_path, HIGHROCK_ARI_URL="http://127.0.0.1:9/ari")
    assert found["configured"] is None and "can’t be reached" in found["reached"]


def test_an_address_that_is_none_is_refused(binary, tmp_path):
    settings = {"HIGHROCK_ARI_URL": "somewhere", "LC_ALL": "en_US.UTF-8"}
    asked = subprocess.run([binary, "telephone", "check", "--data", tmp_path], capture_output=True, text=True, env=settings)
    assert asked.returncode == 1 and "ari.url" in asked.stderr


def test_a_real_exchange_lacks_nothing_but_a_listener(binary, exchange, tmp_path):
    # By a name of its own: the exchange may still know the one under which another test listened.
    found = findings(binary, tmp_path, **of(exchange, HIGHROCK_ARI_APPLICATION="unheard-of"))
    assert "docs/telephone.md" in found.pop("listening")
    assert not any(found.values()), found


def test_a_wrong_password_and_a_wrong_trunk_are_told(binary, exchange, tmp_path):
    assert "password" in findings(binary, tmp_path, **of(exchange, HIGHROCK_ARI_PASSWORD="wrong"))["reached"]
    assert "PJSIP/nowhere" in findings(binary, tmp_path, **of(exchange, HIGHROCK_ARI_TRUNK="nowhere"))["trunk"]


def test_an_account_that_cannot_be_read_is_told(binary, exchange, tmp_path):
    right = of(exchange, HIGHROCK_ARI_QUEUE_LOG=exchange["queueLog"], HIGHROCK_ARI_CDR=exchange["callDetails"])
    found = findings(binary, tmp_path, **right)
    assert found["accounts"] is None and found["modules"] is None
    wrong = findings(binary, tmp_path, **of(exchange, HIGHROCK_ARI_CDR=str(tmp_path / "nowhere" / "highrock")))
    assert "HIGHROCK_ARI_CDR" in wrong["accounts"] and "nowhere" in wrong["accounts"]

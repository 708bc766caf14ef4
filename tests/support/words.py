"""What Highrock says, in both languages, as its translations have it."""

import json
import pathlib
import re

PLACE = pathlib.Path(__file__).resolve().parents[2] / "Sources/Pages/Translations"
LANGUAGES = ("ru", "en")


def sentences(language: str) -> dict[str, str]:
    return {key: text for file in (PLACE / language).glob("*.json") for key, text in json.loads(file.read_text()).items()}


SENTENCES = {language: sentences(language) for language in LANGUAGES}


def is_said(code: str, said: str, language: str) -> bool:
    """Whether `said` holds the sentence of that name, with something in each of its gaps."""
    words = re.split(r"\{\w+\}", SENTENCES[language][code])
    return re.search(".+".join(map(re.escape, words)), said, re.S) is not None


def check_problem(answer, status: int, code: str, language: str):
    """That an answer of the API is a problem (RFC 9457) in the reader's language."""
    assert answer.status_code == status, f"{answer.status_code} instead of {status}: {answer.text[:300]}"
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    problem = answer.json()
    assert (problem["status"], problem["code"]) == (status, code), problem
    assert is_said(code, problem["title"], language), f"not in {language}: {problem['title']}"
    return problem


def check_refused(done, code: str, language: str, *words: str):
    """That a command failed (exit 1), said why in that language, and named `words`."""
    assert done.returncode == 1, f"{done.returncode}: {done.stderr}"
    assert not done.stdout, "what failed has no result"
    assert is_said(code, done.stderr, language), f"not {code} in {language}: {done.stderr}"
    for word in words:
        assert word in done.stderr

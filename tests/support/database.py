"""Reaches into a database behind Highrock's back."""

import contextlib
import sqlite3
import subprocess


def execute(server, statement: str):
    """For a server that is stopped: it remembers some things for a while."""
    url = server.environment.get("HIGHROCK_DATABASE")
    if url:
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement], check=True)
        return
    with contextlib.closing(sqlite3.connect(server.data / "highrock.sqlite")) as database, database:
        database.execute(statement)


def rows(server, query: str) -> list[tuple]:
    """Also of a server that runs; numbers come as text from PostgreSQL."""
    url = server.environment.get("HIGHROCK_DATABASE")
    if url:
        command = ["psql", "-qXAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", query]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [tuple(line.split("\t")) for line in printed.splitlines()]
    file = server.data / "highrock.sqlite"
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as database:
        return database.execute(query).fetchall()

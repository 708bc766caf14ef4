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

"""Writes rows straight into a database, of either engine, with a journal whose chain holds."""

import hashlib
import json
import pathlib
import sqlite3
import struct
import subprocess

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def identity_text(number: int) -> str:
    """As ids stand in the journal."""
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(12, -1, -1))


class SQLiteBase:
    def __init__(self, file: pathlib.Path):
        self.connection = sqlite3.connect(file, isolation_level=None, timeout=60)
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute("PRAGMA foreign_keys = OFF")
        self.connection.execute("PRAGMA cache_size = -400000")

    def rows(self, query: str) -> list[tuple]:
        return self.connection.execute(query).fetchall()

    def run(self, statement: str):
        self.connection.execute(statement)

    def write(self, table: str, columns: list[str], rows: list[tuple]):
        places = ", ".join("?" * len(columns))
        self.connection.execute("BEGIN")
        self.connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
        self.connection.execute("COMMIT")

    def raise_numbers(self, last: int):
        self.run(f"UPDATE number_series SET last = {last} WHERE name = 'service_case'")

    def times(self, query: str, count: int) -> list[float]:
        """How long the query takes, in milliseconds, once for each time."""
        import time

        found = []
        for _ in range(count):
            begun = time.perf_counter()
            self.rows(query)
            found.append((time.perf_counter() - begun) * 1000)
        return sorted(found)

    def close(self):
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()


class PostgresBase:
    def __init__(self, url: str):
        self.url = url

    def psql(self, text: str) -> str:
        command = ["psql", "-qXAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", self.url, "-f", "-"]
        return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout

    def rows(self, query: str) -> list[tuple]:
        return [tuple(line.split("\t")) for line in self.psql(query).splitlines()]

    def run(self, statement: str):
        self.psql(statement)

    def write(self, table: str, columns: list[str], rows: list[tuple]):
        lines = "\n".join("\t".join(map(self.field, row)) for row in rows)
        # Who refers to whom is known to be right, and to look it up a million times takes hours.
        self.psql(
            "SET session_replication_role = replica;\n"
            f"COPY {table} ({', '.join(columns)}) FROM STDIN;\n{lines}\n\\.\n"
        )

    @staticmethod
    def field(value) -> str:
        if value is None:
            return "\\N"
        if isinstance(value, bytes):
            return "\\\\x" + value.hex()
        return str(value)

    def raise_numbers(self, last: int):
        self.run(f"SELECT setval('service_case_number', {last})")
        self.run("SELECT setval(pg_get_serial_sequence('journal', 'entry'), (SELECT MAX(entry) FROM journal))")

    def times(self, query: str, count: int) -> list[float]:
        printed = self.psql("\\timing on\n" + f"{query};\n" * count)
        return sorted(float(line.split()[1]) for line in printed.splitlines() if line.startswith("Time:"))

    def close(self):
        self.run("ANALYZE")


class Journal:
    """Entries that follow those that are there; `Sources/Events/Journal/Chain.swift` says how they are chained."""

    columns = "entry seq at actor_kind actor client subject_kind subject kind data hash".split()

    def __init__(self, base):
        last = base.rows("SELECT MAX(entry), MAX(seq) FROM journal")[0]
        self.entry, self.seq = int(last[0]), int(last[1])
        spelled = "encode(hash, 'hex')" if isinstance(base, PostgresBase) else "hex(hash)"
        self.hash = bytes.fromhex(base.rows(f"SELECT {spelled} FROM journal WHERE seq = {self.seq}")[0][0])

    def add(self, at: int, actor: int, client: int, subject: int, kind: str, facts: dict) -> tuple:
        self.entry += 1
        self.seq += 1
        data = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        chained = self.hash + struct.pack(">qqq", self.seq, self.entry, at)
        chained += self.text("person") + b"\1" + struct.pack(">q", actor) + b"\1" + struct.pack(">q", client)
        chained += self.text("case") + struct.pack(">q", subject) + self.text(kind) + self.text(data)
        self.hash = hashlib.sha256(chained).digest()
        return (self.entry, self.seq, at, "person", actor, client, "case", subject, kind, data, self.hash)

    @staticmethod
    def text(text: str) -> bytes:
        encoded = text.encode()
        return struct.pack(">q", len(encoded)) + encoded

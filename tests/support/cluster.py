"""A PostgreSQL of a test's own, that can be taken away and brought back."""

import contextlib
import os
import pathlib
import signal
import subprocess
import tempfile
import time

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/postgres-cluster"


class Cluster:
    def __init__(self, place: pathlib.Path):
        self.place = place
        self.url = self.start()

    def start(self) -> str:
        done = subprocess.run([SCRIPT, "start", self.place], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def crash(self):
        """Ends it without a goodbye, as a failing machine would (SIGQUIT is PostgreSQL's immediate shutdown)."""
        pid = int((self.place / "data/postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGQUIT)
        while (self.place / "data/postmaster.pid").exists():
            time.sleep(0.02)


@contextlib.contextmanager
def own_cluster():
    with tempfile.TemporaryDirectory(prefix="highrock-cluster.") as above:
        # PostgreSQL runs as somebody else and has to get in.
        pathlib.Path(above).chmod(0o755)
        place = pathlib.Path(above) / "cluster"
        try:
            yield Cluster(place)
        finally:
            subprocess.run([SCRIPT, "stop", place], check=True)

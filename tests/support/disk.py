"""A disk that is small enough to be filled."""

import contextlib
import pathlib
import subprocess
import tempfile

import pytest


class SmallDisk:
    def __init__(self, place: pathlib.Path):
        self.place = place
        self.filler = place / "filler"

    def fill(self, leaving: int = 0):
        """- leaving: bytes that stay free."""
        with open(self.filler, "wb", buffering=0) as filler:
            with contextlib.suppress(OSError):
                while filler.write(bytes(65_536)):
                    pass
            filler.truncate(max(0, filler.tell() - leaving))

    def relieve(self):
        self.filler.unlink()


@contextlib.contextmanager
def small_disk(megabytes: int, *options: str):
    """Mounted in memory, readable by other users too; skips the test where mounting is not allowed."""
    with tempfile.TemporaryDirectory(prefix="highrock-disk.") as above:
        pathlib.Path(above).chmod(0o755)
        place = pathlib.Path(above) / "disk"
        place.mkdir()
        wish = ",".join([f"size={megabytes}m", *options])
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", wish, "tmpfs", place], capture_output=True, text=True)
        if done.returncode != 0:
            pytest.skip(f"mounting a small disk is not allowed here: {done.stderr.strip()}")
        try:
            yield SmallDisk(place)
        finally:
            subprocess.run(["umount", place], check=True)

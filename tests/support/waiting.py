"""Waiting for what the program does after it has answered."""

import time


def until(find, within: float = 20):
    """What `find` gives, as soon as that is something."""
    end = time.monotonic() + within
    while not (found := find()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)
    return found

"""A call that an exchange has recorded and the house has not fetched yet."""

import itertools
import json
import math
import pathlib
import struct
import time
import uuid
import wave

from support.database import execute, rows

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
NUMBERS = itertools.count(time.time_ns() >> 10)


def identity(number: int) -> str:
    """As an identity is written in addresses."""
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(12, -1, -1))


def lay(place: pathlib.Path, pitch: float, seconds: float):
    """A voice that comes and goes, as WAV."""
    level = [9000 * max(0, math.sin(math.pi * n / 8000)) for n in range(int(seconds * 8000))]
    samples = [int(loud * math.sin(2 * math.pi * pitch * n / 8000)) for n, loud in enumerate(level)]
    with wave.open(str(place), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    # The exchange runs as somebody else.
    place.chmod(0o666)


def recorded_call(server, exchange: dict, seconds: float = 12) -> str:
    """Of a client whom the demonstration company has; for a server that is stopped."""
    call, job, name, now = next(NUMBERS), next(NUMBERS), f"b{uuid.uuid4().hex[:8]}", int(time.time() * 1000)
    for side, pitch in (("outsider", 500), ("house", 800)):
        lay(pathlib.Path(exchange["recordings"]) / f"{name}-r1.{side}.wav", pitch, seconds)
    touch = rows(
        server,
        "SELECT id FROM interaction WHERE channel = 'phone' AND direction = 'in'"
        " AND NOT EXISTS (SELECT 1 FROM phone_call WHERE interaction = interaction.id) ORDER BY id DESC LIMIT 1",
    )[0][0]
    execute(
        server,
        "INSERT INTO phone_call (id, name, interaction, direction, outcome, dialled, caller, transfers, began, ended, closed)"
        f" VALUES ({call}, '{name}', {touch}, 'incoming', 'answered', '+74950000000', '+79161234567', 0, {now - 60_000}, {now}, {now})",
    )
    execute(server, f"INSERT INTO phone_call_recording (call, place, name) VALUES ({call}, 0, '{name}-r1')")
    errand = json.dumps({"call": identity(call), "place": 0})
    execute(
        server,
        "INSERT INTO job (id, kind, payload, state, due, attempts, made)"
        f" VALUES ({job}, 'recording.fetch', '{errand}', 'waiting', {now}, 0, {now})",
    )
    return identity(call)

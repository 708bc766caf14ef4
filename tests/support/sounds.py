"""Tones, by which a sound is known again wherever it has been."""

import math
import pathlib
import struct
import wave


def write_tone(place: pathlib.Path, pitch: float, seconds: float = 2, rate: int = 48_000):
    """A WAV file with nothing but a tone."""
    samples = (int(9000 * math.sin(2 * math.pi * pitch * place / rate)) for place in range(int(seconds * rate)))
    with wave.open(str(place), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def a_law(pitch: float, seconds: float = 2) -> bytes:
    """The tone as a telephone sends it (ITU-T G.711)."""
    return bytes(_a_law(int(8000 * math.sin(2 * math.pi * pitch * place / 8000))) for place in range(int(8000 * seconds)))


def _a_law(sample: int) -> int:
    level = (~sample if sample < 0 else sample) >> 4
    if level > 15:
        segment = 1
        while level > 31:
            level >>= 1
            segment += 1
        level += (segment << 4) - 16
    return (level | 0x80 if sample >= 0 else level) ^ 0x55


def from_a_law(sound: bytes) -> list:
    """What was sent, as samples of 16 bits."""
    return [LEVELS[byte] for byte in sound]


def _from_a_law(byte: int) -> int:
    byte ^= 0x55
    segment, level = byte >> 4 & 7, (byte & 15) * 16 + 8
    if segment:
        level = (level + 256) << (segment - 1)
    return level if byte & 0x80 else -level


LEVELS = [_from_a_law(byte) for byte in range(256)]


def samples(sound: bytes) -> list:
    """Of 16 bits each."""
    return list(struct.unpack(f"<{len(sound) // 2}h", sound[: len(sound) // 2 * 2]))


def share(samples: list, rate: int, pitch: float) -> float:
    """The part of a sound's power that is near this pitch: of each quarter of a second, in the middle."""
    length = rate // 4
    shares = sorted(_share(samples[start : start + length], rate, pitch) for start in range(0, len(samples) - length, length))
    return shares[len(shares) // 2] if shares else 0


def _share(samples: list, rate: int, pitch: float) -> float:
    power = sum(sample * sample for sample in samples)
    if not power:
        return 0
    angles = [2 * math.pi * pitch * place / rate for place in range(len(samples))]
    sums = (sum(sample * turn(angle) for sample, angle in zip(samples, angles)) for turn in (math.cos, math.sin))
    return 2 * sum(one * one for one in sums) / (len(samples) * power)

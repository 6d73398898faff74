"""A stretch of a sound file as a file of its own."""

import hashlib
from fractions import Fraction
from pathlib import Path

import numpy as np

from slidecast.media.contents import content_digest
from slidecast.media.sound import Samples, decode_blocks, write_wav

SAMPLE_RATE_HZ = 48_000


def cut_sound(path: Path, start: Fraction, end: Fraction, folder: Path) -> Path:
    """Return a 48 kHz stereo WAV in `folder` that holds the seconds `start` to `end` of a sound.

    Raises:
        NarrationError: the sound cannot be decoded.
    """
    first, last = round(start * SAMPLE_RATE_HZ), round(end * SAMPLE_RATE_HZ)
    pieces: list[Samples] = []
    at = 0
    for block in decode_blocks(path, SAMPLE_RATE_HZ, mono=False):
        low, high = max(first - at, 0), min(last - at, len(block))
        if low < high:
            pieces.append(block[low:high])
        at += len(block)
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.blake2b(repr((content_digest(path), first, last)).encode(), digest_size=12).hexdigest()
    cut = folder / f"{name}.wav"
    write_wav(cut, np.concatenate(pieces) if pieces else np.zeros((last - first, 2), np.float32), SAMPLE_RATE_HZ)
    return cut

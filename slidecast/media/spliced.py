"""A narration, and sounds to come in between; one sound file of all: cut, fitted in loudness, joined."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np

from slidecast.errors import NarrationError
from slidecast.media.contents import content_digest
from slidecast.media.loudness import fitted, loudness_lufs
from slidecast.media.sound import Samples, decode, write_wav

SAMPLE_RATE_HZ = 48_000
FADE = 960  # samples, 20 ms: a film that is cut off must not click


@dataclass(frozen=True, slots=True)
class Splice:
    """A sound of `length` seconds to come in at a moment of the narration; `path` None for silence."""

    at: Fraction
    length: Fraction
    path: Path | None
    digest: str = ""


def spliced(narration: Path, splices: Sequence[Splice], folder: Path) -> Path:
    """Return a 48 kHz stereo WAV in `folder`: the narration with the splices, ascending, in their places.

    Raises:
        NarrationError: the narration cannot be decoded.
    """
    told = [(splice.at, splice.length, splice.digest) for splice in splices]
    key = repr((content_digest(narration), told)).encode()
    target = folder / f"{hashlib.blake2b(key, digest_size=12).hexdigest()}.wav"
    if not target.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        voice = decode(narration, SAMPLE_RATE_HZ, mono=False)
        write_wav(target, np.concatenate([*_pieces(voice, splices)]), SAMPLE_RATE_HZ)
    return target


def _pieces(voice: Samples, splices: Sequence[Splice]) -> Iterator[Samples]:
    """Yield the narration in pieces, and after each the sound that comes in there."""
    loudness = loudness_lufs(voice, SAMPLE_RATE_HZ)
    cuts = [0, *(min(round(splice.at * SAMPLE_RATE_HZ), len(voice)) for splice in splices), len(voice)]
    lengths = _lengths(splices)
    for at, (start, end) in enumerate(pairwise(cuts)):
        yield voice[start:end]
        if at < len(splices):
            yield _sound(splices[at], lengths[at], loudness)


def _lengths(splices: Sequence[Splice]) -> list[int]:
    """Return the splices' samples: their ends rounded, never their lengths, so that no error adds up."""
    ends = [Fraction(0)]
    for splice in splices:
        ends.append(ends[-1] + splice.length)
    return [round(end * SAMPLE_RATE_HZ) - round(start * SAMPLE_RATE_HZ) for start, end in pairwise(ends)]


def _sound(splice: Splice, length: int, wanted_lufs: float) -> Samples:
    """Return a splice's sound, as long as it has to be."""
    whole = np.zeros((length, 2), np.float32)
    if splice.path is None:
        return whole
    try:
        heard = decode(splice.path, SAMPLE_RATE_HZ, mono=False)[:length]
    except NarrationError:  # a film without sound, or with one that nothing plays, is silent
        return whole
    heard = fitted(heard, loudness_lufs(heard, SAMPLE_RATE_HZ), wanted_lufs)
    fade = min(FADE, len(heard))
    whole[: len(heard)] = heard
    whole[len(heard) - fade : len(heard)] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None]
    return whole

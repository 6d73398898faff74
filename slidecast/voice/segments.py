"""Segments to Narration: one file for each part, joined with pauses."""

import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from slidecast.media.contents import content_digest, is_sealed, seal
from slidecast.media.segments import Segment
from slidecast.media.sound import decode, duration
from slidecast.model.narration import Narration, Part, SoundSource
from slidecast.model.time import TimeRange, samples_to_seconds
from slidecast.voice.joining import filled_length, pause_piece, sound_piece, write_joined
from slidecast.voice.parts import SpeechPart

if TYPE_CHECKING:
    from pydub import AudioSegment

SAMPLE_RATE_HZ = 48_000
CHANNELS = 2
PAUSE_S = Fraction(7, 10)


def join_segments(
    matched: Sequence[tuple[Segment, SpeechPart]],
    cache_dir: Path,
    pause_s: Fraction = PAUSE_S,
    around_s: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0)),
) -> Narration:
    """Return the segments joined in order, with the range of each part.

    Args:
        around_s: silence before the first and behind the last segment, for slides on which nothing is spoken.

    Raises:
        NarrationError: a segment cannot be decoded.
    """
    lengths = [round(duration(segment.path) * SAMPLE_RATE_HZ) for segment, _ in matched]
    path = cache_dir / f"{_key(matched, pause_s, around_s)}.wav"
    parts = []
    lead, tail = (round(silence * SAMPLE_RATE_HZ) for silence in around_s)
    at = lead
    for (_, part), length in zip(matched, lengths, strict=True):
        span = TimeRange(samples_to_seconds(at, SAMPLE_RATE_HZ), samples_to_seconds(at + length, SAMPLE_RATE_HZ))
        parts.append(Part(part.first, part.last, span))
        at += filled_length(length, SAMPLE_RATE_HZ) + round(pause_s * SAMPLE_RATE_HZ)
    cache_dir.mkdir(parents=True, exist_ok=True)
    if not is_sealed(path):
        silences = [pause_piece(length, SAMPLE_RATE_HZ, CHANNELS) for length in (lead, tail)]
        pieces = chain(silences[:1], _pieces(matched, lengths, pause_s), silences[1:])
        write_joined(path, pieces, SAMPLE_RATE_HZ, CHANNELS)
        seal(path)
    return Narration(path, samples_to_seconds(at + tail, SAMPLE_RATE_HZ), SoundSource.SEGMENTS, parts=tuple(parts))


def _pieces(
    matched: Sequence[tuple[Segment, SpeechPart]], lengths: Sequence[int], pause_s: Fraction
) -> Iterator["AudioSegment"]:
    """Yield each segment, cut or filled to its length, and the pause after it."""
    for (segment, _), length in zip(matched, lengths, strict=True):
        samples = decode(segment.path, SAMPLE_RATE_HZ, mono=False)
        samples.resize((length, CHANNELS), refcheck=False)  # the resampler may end a sample early or late
        yield sound_piece(samples, SAMPLE_RATE_HZ)
        yield pause_piece(round(pause_s * SAMPLE_RATE_HZ), SAMPLE_RATE_HZ, CHANNELS)


def _key(matched: Sequence[tuple[Segment, SpeechPart]], pause_s: Fraction, around_s: tuple[Fraction, Fraction]) -> str:
    """Return what names the joined file: equal for equal sound."""
    contents = [content_digest(segment.path) for segment, _ in matched]
    return hashlib.sha256(repr((contents, pause_s, around_s)).encode()).hexdigest()[:32]

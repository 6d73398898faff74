"""Pieces of sound joined to one file by pydub: fades and pauses, counted in samples."""

import warnings
import wave
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from slidecast.media.beside import written_beside
from slidecast.media.sound import Samples, to_int16

if TYPE_CHECKING:
    from pydub import AudioSegment

FADE_MS = 8
SAMPLE_BYTES = 2


def sound_piece(samples: Samples, sample_rate_hz: int) -> "AudioSegment":
    """Return samples as pydub's segment, faded in and out, filled up to whole milliseconds (pydub cuts at those).

    Args:
        samples: mono, shape (n,), or (n, channels).
    """
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    short = filled_length(len(samples), sample_rate_hz) - len(samples)
    filled = np.concatenate([to_int16(samples), np.zeros((short, *samples.shape[1:]), "<i2")])
    piece = _pydub()(filled.tobytes(), sample_width=SAMPLE_BYTES, frame_rate=sample_rate_hz, channels=channels)
    return piece.fade_in(FADE_MS).fade_out(FADE_MS) if len(piece) > 2 * FADE_MS else piece


def filled_length(samples: int, sample_rate_hz: int) -> int:
    """Return the samples of a piece when it is filled up to whole milliseconds; the rate is a multiple of 1 kHz."""
    return samples + -samples % (sample_rate_hz // 1000)


def pause_piece(samples: int, sample_rate_hz: int, channels: int = 1) -> "AudioSegment":
    """Return silence."""
    silence = bytes(samples * SAMPLE_BYTES * channels)
    return _pydub()(silence, sample_width=SAMPLE_BYTES, frame_rate=sample_rate_hz, channels=channels)


def write_joined(path: Path, pieces: Iterable["AudioSegment"], sample_rate_hz: int, channels: int = 1) -> None:
    """Write the pieces one after another as WAV, in step with their making, beside the path and then renamed."""
    with written_beside(path) as unfinished, wave.open(str(unfinished), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(SAMPLE_BYTES)
        out.setframerate(sample_rate_hz)
        for piece in pieces:
            out.writeframes(piece.raw_data)


@cache
def _pydub() -> "type[AudioSegment]":
    """Return pydub's AudioSegment, imported without its remark on ffmpeg: PyAV decodes here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pydub
    segment: type[AudioSegment] = pydub.AudioSegment
    return segment

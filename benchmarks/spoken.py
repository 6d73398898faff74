"""Narrations whose every start is known: sentences spoken one by one and joined with pauses of 0.34 to 0.58 s.

What a voice spoke is kept in the temporary folder: a neural voice needs minutes for what is then read in no time.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import av
import numpy as np
from numpy.typing import NDArray

from slidecast.errors import Diagnostic
from slidecast.media.resources import resource as shipped
from slidecast.reading import Lexicon, load_lexicon
from slidecast.voice.builtin import BuiltinVoice
from slidecast.voice.neural import NeuralVoice, is_installed
from slidecast.voice.speech import QUIET, Voice

VOICES = ("builtin", "quick", "jf_nezumi", "jm_kumo")  # quick: the built-in one, a third faster and a fourth higher
RATE = 16_000
MP3_RATE = 48_000
PAUSE_S = (0.34, 0.58)  # between sentences, as the presenter's voice has them (5 to 95 %)
CLIPS = Path(tempfile.gettempdir()) / "slidecast-bench"

Samples = NDArray[np.float32]
Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True)
class Clip:
    """A sentence and its sound at 16 kHz, without silence around it."""

    text: str
    samples: Samples


@dataclass(frozen=True)
class Spoken:
    """A narration with the start of each sentence in seconds, None for what is not spoken."""

    samples: Samples
    texts: tuple[str, ...]
    starts: tuple[float | None, ...]


def voices(names: Sequence[str]) -> Iterator[tuple[str, Voice]]:
    """Yield the voices asked for that are installed."""
    made = {"builtin": BuiltinVoice(lexicon()), "quick": BuiltinVoice(lexicon(), half_tones=5.0, speed=1.3)}
    for name in names:
        if name in made:
            yield name, made[name]
        elif is_installed():
            yield name, NeuralVoice(lexicon(), name)


def lexicon() -> Lexicon:
    return load_lexicon([shipped("assets", "readings.tsv")], ignore)


def ignore(_: Diagnostic) -> None:
    """Take no notice of a warning."""


def clip(voice: Voice, text: str) -> Clip:
    """Return a sentence spoken, from the last run's where it was spoken then."""

    def spoken() -> Samples:
        speech = voice.speak(text)
        return resampled(speech.samples, speech.sample_rate_hz)

    return Clip(text, kept(f"{voice.key} {text}", spoken))


def kept(name: str, make: Callable[[], NDArray[Kind]]) -> NDArray[Kind]:
    """Return what was made under a name, in this run or an earlier one."""
    path = CLIPS / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.npy"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}.npy")  # parts of the bench run side by side
        np.save(beside, make())
        beside.replace(path)
    made: NDArray[Kind] = np.load(path)
    return made


def resampled(samples: Samples, rate_hz: int) -> Samples:
    """Return samples at 16 kHz, by their spectrum."""
    count = round(len(samples) * RATE / rate_hz)
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    return np.asarray(np.fft.irfft(spectrum, count) * count / max(len(samples), 1), np.float32) if count else samples


def joined(clips: Sequence[Clip], unspoken: frozenset[int] = frozenset()) -> Spoken:
    """Return the clips one after another with pauses between; `unspoken` ones are in the text alone."""
    dice = np.random.default_rng(7)
    pieces, starts, at = [np.zeros(RATE // 2, np.float32)], [], RATE // 2
    for number, one in enumerate(clips):
        loud = np.flatnonzero(np.abs(one.samples) > QUIET * np.abs(one.samples).max(initial=0))
        silent = number in unspoken or not len(loud)
        starts.append(None if silent else (at + int(loud[0])) / RATE)
        if not silent:
            pause = np.zeros(round(dice.uniform(*PAUSE_S) * RATE), np.float32)
            pieces += [one.samples, pause]
            at += len(one.samples) + len(pause)
    return Spoken(np.concatenate(pieces), tuple(one.text for one in clips), tuple(starts))


def write_mp3(path: Path, samples: Samples) -> None:
    """Write a narration as podcasts publish it: an mp3 of 48 kHz."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libmp3lame", rate=MP3_RATE, layout="mono")
        resampler = av.AudioResampler("fltp", "mono", MP3_RATE)
        for frame in (*_frames(samples), None):
            for converted in resampler.resample(frame):
                out.mux(stream.encode(converted))
        out.mux(stream.encode(None))


def _frames(samples: Samples) -> Iterator[av.AudioFrame]:
    for start in range(0, len(samples), RATE):
        block = np.ascontiguousarray(np.clip(samples[start : start + RATE], -1, 1))
        frame = av.AudioFrame.from_ndarray(block[np.newaxis], format="fltp", layout="mono")
        frame.sample_rate = RATE
        yield frame

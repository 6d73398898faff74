"""Trains the phone models that the aligner starts from: `python tools/train_phones.py` writes assets/phones.npz.

The built-in voice speaks the sentences of phone_sentences.txt at several speeds and pitches; where each sentence
begins and ends is known, and models that start out alike are re-estimated from their own best paths. Those of sounds
that lack high frequencies learn from the same paths, with these frequencies gone (HTK Book 8.6).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from slidecast.align.features import BANDS, Features, features, normalised, tops_hz
from slidecast.align.lanes import Lane
from slidecast.align.models import SILENCE, BandModels, PhoneModels, adapted, flat, save
from slidecast.align.network import Network, Sentence, network
from slidecast.align.search import FIRST_GAP, band_around, search
from slidecast.align.sentences import sentence_of
from slidecast.align.silence import HOP, SAMPLE_RATE_HZ, Flags, Run, Samples, levels_db, threshold_db
from slidecast.media.resources import resource
from slidecast.reading import Lexicon, read
from slidecast.reading.openjtalk import openjtalk

SENTENCES = Path(__file__).parent / "phone_sentences.txt"
VARIANTS = ((1.0, 0.0), (1.2, 4.0), (0.9, -4.0), (1.35, 0.0))  # speed, half tones
PAUSE_SAMPLES = 6_400  # 0.4 s
PASSES = 12
REACH = 30  # frames that a sentence may move by from one pass to the next
LEAST_BANDS = 12  # up to 2 kHz: of 24; with less no phone is told from another


@dataclass(frozen=True)
class Corpus:
    """All sentences spoken: samples at 16 kHz, features, which frames are voiced, and each sentence's frames."""

    samples: Samples
    frames: Features
    voiced: Flags
    runs: tuple[Run, ...]


def main() -> None:
    sentences = [sentence_of(read(line, Lexicon())) for line in SENTENCES.read_text("utf-8").splitlines()]
    corpora = [_spoken(speed, half_tones) for speed, half_tones in VARIANTS]
    models = trained(sentences, corpora)
    path = resource("assets", "phones.npz")
    path.parent.mkdir(exist_ok=True)
    save(models, path)
    print(f"{path}: {path.stat().st_size} bytes")


def _spoken(speed: float, half_tones: float) -> Corpus:
    pieces, runs, at = [], [], 0
    for line in SENTENCES.read_text("utf-8").splitlines():
        samples = _said(line, speed, half_tones)
        runs.append(Run(at // HOP, (at + len(samples)) // HOP))
        pieces += [samples, np.zeros(PAUSE_SAMPLES, np.float32)]
        at += len(samples) + PAUSE_SAMPLES
    sound = np.concatenate(pieces)
    levels = levels_db(sound)
    voiced = levels >= threshold_db(levels)
    return Corpus(sound, normalised(features(sound, len(levels)), voiced), voiced, tuple(runs))


def _said(line: str, speed: float, half_tones: float) -> Samples:
    """Return the built-in voice's sound of a line at 16 kHz, without silence at its ends."""
    wave, rate = openjtalk().tts(line, speed=speed, half_tone=half_tones)
    spectrum = np.fft.rfft(wave / 32768)
    count = round(len(wave) * SAMPLE_RATE_HZ / rate)
    samples = np.fft.irfft(spectrum[: count // 2 + 1], count) * count / len(wave)
    loud = np.flatnonzero(np.abs(samples) > 0.01 * np.abs(samples).max())
    return np.asarray(samples[loud[0] : loud[-1]], np.float32)


def trained(sentences: Sequence[Sentence], corpora: Sequence[Corpus]) -> BandModels:
    """Return the models of whole sounds and of those of fewer bands."""
    chain = network(sentences)
    frames = np.concatenate([corpus.frames for corpus in corpora])
    columns = np.concatenate([_spread(chain, corpus.voiced, corpus.runs) for corpus in corpora])
    models = flat(frames)
    for number in range(PASSES):
        models = adapted(models, frames, columns, prior=2.0)
        columns = np.concatenate(list(_aligned(chain, models, corpora)))
        print(f"pass {number + 1} of {PASSES}", file=sys.stderr)
    return narrowed(adapted(models, frames, columns, prior=2.0), corpora, columns)


def narrowed(whole: PhoneModels, corpora: Sequence[Corpus], columns: np.ndarray) -> BandModels:
    """Return the models with those of narrower sounds, which learn from the same path."""
    models = {}
    for bands in range(LEAST_BANDS, BANDS):
        frames = np.concatenate([_below(bands, corpus) for corpus in corpora])
        models[bands] = adapted(flat(frames), frames, columns, prior=2.0)
    return {**models, BANDS: whole}


def _below(bands: int, corpus: Corpus) -> Features:
    """Return the features of what lies in the lowest bands."""
    size = 1 << len(corpus.samples).bit_length()
    spectrum = np.fft.rfft(corpus.samples, size)
    spectrum[round(tops_hz()[bands - 1] * size / SAMPLE_RATE_HZ) :] = 0
    samples = np.asarray(np.fft.irfft(spectrum, size)[: len(corpus.samples)], np.float32)
    return normalised(features(samples, len(corpus.frames), live=bands), corpus.voiced)


def _aligned(chain: Network, models: PhoneModels, corpora: Sequence[Corpus]) -> Iterator[np.ndarray]:
    for corpus in corpora:
        whole = Run(0, len(corpus.frames))
        near = [Run(run.start - REACH, run.end + REACH) for run in corpus.runs]
        path = search([Lane(chain, whole, band_around(chain, near, whole))], corpus.frames, models, FIRST_GAP)
        columns = path.columns
        print(f"  mean gap {path.mean_gap:.2f}", file=sys.stderr)
        yield np.where(columns > SILENCE, SILENCE, columns)  # nothing but silence stands between these sentences


def _spread(chain: Network, voiced: Flags, runs: Sequence[Run]) -> np.ndarray:
    """Return the model of each frame when a sentence's phones share its voiced frames, vowels longer by half."""
    columns = np.full(len(voiced), SILENCE)
    for number, run in enumerate(runs):
        states = np.arange(chain.gaps[number], chain.gaps[number + 1])
        states = states[chain.phone[states] >= 0]
        weights = np.where(chain.column[states] < 18, 1.5, 1.0)  # a i u e o N come first
        spoken = run.start + np.flatnonzero(voiced[run.start : run.end])
        shares = np.cumsum(weights) / weights.sum()
        places = np.searchsorted(shares, (np.arange(len(spoken)) + 0.5) / len(spoken))
        columns[spoken] = chain.column[states[np.minimum(places, len(states) - 1)]]
    return columns


if __name__ == "__main__":
    main()

"""The phones of sentences whose times are known: each is aligned for itself, by models that learn the voice once."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from slidecast.align.heard import Heard
from slidecast.align.loudness import PAUSE, loud_phones
from slidecast.align.models import adapted, scores
from slidecast.align.network import Sentence
from slidecast.align.silence import Run
from slidecast.align.tuning import Tuned
from slidecast.align.within import Spelled, holds, spelled
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange

SLACK = 5  # frames: a sentence may begin or end 50 ms outside of its time


def phones_within(
    sentences: Sequence[Sentence], spans: Sequence[TimeRange | None], heard: Heard, voice: Tuned
) -> tuple[Phone, ...]:
    """Return the phones in the sentences' times, with a pause wherever none is spoken.

    A time too short for its sentence's phones has `open` and `pau`, from its loudness.
    """
    runs = [_wider(heard.run_of(span), heard.frames) if span else None for span in spans]
    placed = {n: run for n, run in enumerate(runs) if run is not None and holds(run, sentences[n])}
    placed = {number: run for number, run in placed.items() if sentences[number].symbols}
    paths = _learnt([sentences[number] for number in placed], list(placed.values()), voice)
    told = [
        phone
        for (number, run), path in zip(placed.items(), paths, strict=True)
        for phone in _phones(sentences[number], run, path, heard)
    ]
    loud = [n for n, run in enumerate(runs) if run is not None and n not in placed and sentences[n].symbols]
    told += [phone for number in loud for phone in loud_phones(heard, runs[number] or heard.whole)]
    return tuple(_paused(sorted(told, key=lambda phone: phone.range.start)))


def _wider(run: Run, frames: int) -> Run:
    return Run(max(run.start - SLACK, 0), min(run.end + SLACK, frames))


def _learnt(sentences: Sequence[Sentence], runs: Sequence[Run], voice: Tuned) -> tuple[Spelled, ...]:
    """Return the paths, after one that the models learn the voice from."""
    if not sentences:
        return ()
    states: NDArray[np.intp] = np.full(len(voice.frames), -1, np.intp)
    for run, path in zip(runs, spelled(sentences, runs, scores(voice.frames, voice.models)), strict=True):
        states[run.start : run.end] = path.columns
    return spelled(sentences, runs, scores(voice.frames, adapted(voice.models, voice.frames, states)))


def _phones(sentence: Sentence, run: Run, path: Spelled, heard: Heard) -> list[Phone]:
    cuts = [0, *(np.flatnonzero(np.diff(path.phones)) + 1).tolist(), len(run)]
    return [
        Phone(
            sentence.symbols[path.phones[start]] if path.phones[start] >= 0 else PAUSE,
            heard.range_of(Run(run.start + start, run.start + end)),
        )
        for start, end in itertools.pairwise(cuts)
    ]


def _paused(phones: Sequence[Phone]) -> list[Phone]:
    """Return disjoint phones, spoken ones before pauses where they overlap, and pauses between them joined."""
    spoken = [phone for phone in phones if phone.symbol != PAUSE]
    at = phones[0].range.start if phones else Fraction(0)
    told: list[Phone] = []
    for phone in spoken:
        if phone.range.start > at:
            told.append(Phone(PAUSE, TimeRange(at, phone.range.start)))
        told.append(phone)
        at = phone.range.end
    if phones and phones[-1].range.end > at:
        told.append(Phone(PAUSE, TimeRange(at, phones[-1].range.end)))
    return told

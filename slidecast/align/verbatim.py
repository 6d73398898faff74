"""Verbatim: every sentence found in the sound, with its phones and how sure that is."""

import itertools
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.agreement import Losses
from slidecast.align.blocks import find_in_blocks
from slidecast.align.guess import Length, guess
from slidecast.align.heard import Heard
from slidecast.align.loudness import with_loudness
from slidecast.align.models import STATES, load
from slidecast.align.network import Sentence
from slidecast.align.search import Path, Placement, Wanted, extents
from slidecast.align.silence import Run, Samples, flags_of, soft_db
from slidecast.align.snap import snapped, with_soft_onsets
from slidecast.align.stretches import SLACK, Stretch, cut_in_silence
from slidecast.align.tuning import Tuned, tune
from slidecast.align.verdict import FOREIGN
from slidecast.media.resources import resource
from slidecast.model.narration import Part, Phone
from slidecast.model.remember import Remember, anew

DOUBTFUL_GAP = 3.0  # nats a frame below the median sentence
SLOWEST, FASTEST = 0.6, 1.6  # of the median rate of speech
DOUBTFUL = 0.5  # confidence below which an utterance counts as doubtful


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence in the sound: `run` is None where it is not spoken; confidence 0 to 1."""

    run: Run | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Verbatim:
    """All sentences found.

    Attributes:
        phones: of the sentences that are spoken, in order.
        gaps: mean gap of each sentence, in nats a frame; nan where it is not spoken.
        losses: what each sentence loses as it stands, and reversed (see agreement).
    """

    found: tuple[Found, ...]
    phones: tuple[Phone, ...]
    gaps: NDArray[np.float64]
    mean_gap: float
    losses: Losses


def tuned(heard: Heard) -> Tuned:
    """Return the features of a sound, and the shipped models tuned to its voice."""

    def voice(taken: Callable[[], Samples]) -> Tuned:
        known = load(resource("assets", "phones.npz"))
        return tune(taken, heard.levels, flags_of(heard.silent, heard.frames), known)

    return heard.recording.voice(voice)


def too_short(sentences: Sequence[Sentence], heard: Heard) -> bool:
    """Return whether the sound cannot hold the text, however fast it is spoken."""
    return sum(len(sentence.symbols) for sentence in sentences) * STATES > heard.frames


def find_verbatim(
    sentences: Sequence[Sentence],
    parts: Sequence[Part],
    heard: Heard,
    voice: Tuned,
    *,
    remember: Remember = anew,
) -> Verbatim:
    """Return where each sentence is spoken, the sentences of a part within it and half a second either side.

    Args:
        remember: knows what was found in this very sound in earlier runs.
    """
    spoken = [number for number, sentence in enumerate(sentences) if sentence.symbols and _part_of(number, parts)]
    if not spoken or not heard.frames:
        return Verbatim(
            (Found(None, 0.0),) * len(sentences), (), np.full(len(sentences), np.nan), 0.0, _uncompared(sentences)
        )
    chosen = [sentences[number] for number in spoken]
    told = [Stretch(_within(spoken, part), heard.run_of(part.range)) for part in parts]
    told = [part for part in told if part.sentences]
    stretches = cut_in_silence(told, heard.silent, heard.frames)
    wanted = Wanted(tuple(chosen), tuple(_places(chosen, told, heard)), stretches)
    searched = find_in_blocks(wanted, voice, flags_of(heard.silent, heard.frames), remember)
    lost = _uncompared(sentences)
    lost[spoken] = searched.losses
    return _without_strangers(replace(_told(sentences, spoken, searched.path, heard), losses=lost), heard)


def _part_of(number: int, parts: Sequence[Part]) -> Part | None:
    return next((part for part in parts if part.first <= number < part.last), None)


def _within(spoken: Sequence[int], part: Part) -> range:
    """Return the places, among the sentences that can be spoken, of those of a part."""
    return range(bisect_left(spoken, part.first), bisect_left(spoken, part.last))


def _uncompared(sentences: Sequence[Sentence]) -> Losses:
    return np.full((len(sentences), 2), np.nan)


def _places(sentences: Sequence[Sentence], parts: Sequence[Stretch], heard: Heard) -> list[Placement]:
    """Return a first guess for the sentences of each part."""
    places: list[Placement] = []
    for part in parts:
        lengths = [Length(one.morae, one.marks) for one in sentences[part.sentences.start : part.sentences.stop]]
        bounds = Run(max(part.run.start - SLACK, 0), min(part.run.end + SLACK, heard.frames))
        places += [Placement(run, bounds) for run in guess(lengths, heard.silent, part.run)]
    return places


def _told(sentences: Sequence[Sentence], spoken: Sequence[int], path: Path, heard: Heard) -> Verbatim:
    raw = extents(path)
    runs = with_soft_onsets(snapped(raw, heard.silent), raw, heard.levels > soft_db(heard.levels))
    gaps = np.full(len(sentences), np.nan)
    found = [Found(None, 0.0)] * len(sentences)
    owner = path.sentences
    for place, number in enumerate(spoken):
        if raw[place] is not None:
            gaps[number] = path.gaps[owner == place].mean()
    confidences = _confidences(sentences, spoken, gaps, raw)
    for place, number in enumerate(spoken):
        found[number] = Found(runs[place], confidences[place])
    phones = _phones(path, [sentences[number] for number in spoken], heard)
    return Verbatim(tuple(found), phones, gaps, path.mean_gap, _uncompared(sentences))


def _without_strangers(told: Verbatim, heard: Heard) -> Verbatim:
    """Return what is found without the sentences in whose place something else is said.

    The mouth follows the loudness there. Gaps and losses stay: they tell of the text.
    """
    strange = strangers(told.found, told.losses)
    instead = [one.run for one, is_strange in zip(told.found, strange, strict=True) if is_strange and one.run]
    found = tuple(Found(None, 0.0) if is_strange else one for one, is_strange in zip(told.found, strange, strict=True))
    return replace(told, found=found, phones=with_loudness(told.phones, instead, heard))


def strangers(found: Sequence[Found], lost: Losses) -> list[bool]:
    """Return which sentences the voice does not say where they were found.

    Other speech in their place fits them better than the filler does, but far worse than the rest of the text fits
    its own, and no better than reversed: on a recorded talk agreement 0.29 and confidence 0.25 at most, against 0.74
    and 0.6 at least of what is spoken.
    """
    is_foreign = lost[:, 0] > (1 - FOREIGN) * lost[:, 1]
    return [one.confidence < DOUBTFUL and bool(is_one) for one, is_one in zip(found, is_foreign, strict=True)]


def _confidences(
    sentences: Sequence[Sentence], spoken: Sequence[int], gaps: NDArray[np.float64], runs: Sequence[Run | None]
) -> list[float]:
    """Return 1 for a sentence as good as the median, 0.5 where gap or rate reach their limits, 0 for none."""
    if all(run is None for run in runs):
        return [0.0] * len(spoken)
    rates = np.array(
        [
            len(run) / max(sentences[n].morae, 1) if run is not None else np.nan
            for n, run in zip(spoken, runs, strict=True)
        ]
    )
    typical_gap, typical_rate = float(np.nanmedian(gaps)), float(np.nanmedian(rates))
    confidences = []
    for number, rate in zip(spoken, rates, strict=True):
        if np.isnan(rate):
            confidences.append(0.0)
            continue
        gap_share = max(typical_gap - float(gaps[number]), 0.0) / DOUBTFUL_GAP
        rate_share = abs(np.log(rate / typical_rate)) / np.log(FASTEST)
        confidences.append(float(1 / (1 + max(gap_share, rate_share) ** 2)))
    return confidences


def _phones(path: Path, sentences: Sequence[Sentence], heard: Heard) -> tuple[Phone, ...]:
    """Return the phones of the path, with a pause wherever none is spoken."""
    phones = path.phones
    cuts = np.flatnonzero(np.diff(phones)) + 1
    edges = [0, *cuts.tolist(), len(phones)]
    told: list[Phone] = []
    for start, end in itertools.pairwise(edges):
        number = int(phones[start])
        sentence, place = path.owners[number] if number >= 0 else (0, 0)
        symbol = sentences[sentence].symbols[place] if number >= 0 else "pau"
        told.append(Phone(symbol, heard.range_of(Run(start, end))))
    return tuple(told)

"""Narrations that do not follow their text: music, a jingle, sentences too many or too few, letters missing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from benchmarks.spoken import RATE, Clip, Samples, Spoken, joined

JINGLE_S = 20
MUSIC_DB = -20  # below the voice
DELETED = 0.1  # of the characters

Item = TypeVar("Item")


def disturbed(clips: Sequence[Clip]) -> Spoken:
    """Return the clips with music below, a jingle before, one sentence not spoken and one not in the text."""
    middle = len(clips) // 2
    spoken = joined(clips, frozenset({middle}))
    voiced = spoken.samples[np.abs(spoken.samples) > 0.01]
    level = float(np.sqrt(np.mean(np.square(voiced))))
    sound = np.concatenate((music(JINGLE_S, 5) * level, spoken.samples))
    sound = sound + music(len(sound) / RATE, 3)[: len(sound)] * level * 10 ** (MUSIC_DB / 20)
    starts = [start + JINGLE_S if start is not None else None for start in spoken.starts]
    extra = middle // 2
    return Spoken(np.asarray(sound, np.float32), tuple(_without(spoken.texts, extra)), tuple(_without(starts, extra)))


def _without(items: Sequence[Item], place: int) -> list[Item]:
    return [*items[:place], *items[place + 1 :]]


def music(seconds: float, seed: int) -> Samples:
    """Return chords of half a second, level 1."""
    dice = np.random.default_rng(seed)
    count, step = round(seconds * RATE) + RATE, RATE // 2
    sound = np.zeros(count)
    for start in range(0, count, step):
        moments = np.arange(min(step, count - start)) / RATE
        root = 220 * 2 ** (dice.integers(0, 12) / 12)
        for third in (1, 1.26, 1.5):
            for overtone in (1, 2, 3):
                tone = np.sin(2 * np.pi * root * third * overtone * moments) / overtone
                sound[start : start + step] += np.exp(-3 * moments) * tone
    return np.asarray(sound / np.sqrt(np.mean(np.square(sound))), np.float32)[: round(seconds * RATE)]


def deleted(spoken: Spoken) -> Spoken:
    """Return the narration with a tenth of its text's characters gone."""
    dice = np.random.default_rng(11)
    texts = ("".join(letter for letter in text if dice.random() > DELETED) for text in spoken.texts)
    return replace(spoken, texts=tuple(texts))

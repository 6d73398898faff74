"""Words spotted anywhere in the sound: keyword models against a filler, as in Rose and Paul (ICASSP 1990).

Each word's chain of states may begin at any frame; its score is what it gains, frame by frame, over a filler that
lies between speech that matches and speech that does not. A word's phones backwards are its decoy: what the
decoys score is what chance scores in this sound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import STATES, Scores, state_of
from slidecast.align.silence import Flags

FRAME_LOSS = 12.0  # nats: no frame speaks louder against a word than this
SLOWEST, FASTEST = 14.0, 4.0  # frames a phone: what lasts longer or shorter is no word
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word heard: its frames, and by how much it beats the filler (nats)."""

    word: int
    start: int
    end: int
    score: float


def spot(words: Sequence[Sequence[str]], table: Scores, silent: Flags, filler: float, least: float) -> list[Hit]:
    """Return where words are heard, by time.

    Args:
        words: the phones of each.
        table: log likelihoods less the best phone's, shape (frames, states).
        silent: the quiet frames, in which no word is spoken.
        filler: nats a frame that anything scores.
        least: what a hit has to score, in nats.
    """
    if not words or not len(table):
        return []
    gains = np.clip(table - np.float32(filler), -FRAME_LOSS, None)
    gains[silent] = -FRAME_LOSS
    scores, starts = _ends(words, gains)
    hits = [hit for n, word in enumerate(words) for hit in _peaks(n, scores[:, n], starts[:, n], least, len(word))]
    return sorted(hits, key=lambda hit: hit.end)


def backwards(word: Sequence[str]) -> tuple[str, ...]:
    """Return a word's decoy: its phones from last to first."""
    return tuple(reversed(word))


def apart(hits: Sequence[Hit], nearly: float = 1.0) -> list[Hit]:
    """Return of hits that overlap the best, by time, and those that score nearly as much, as a share."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: -hit.score):
        rivals = [other for other in kept if _overlap(hit, other)]
        if not rivals or (nearly < 1 and all(hit.score >= nearly * other.score for other in rivals)):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _ends(words: Sequence[Sequence[str]], gains: Scores) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return the score of each word that ends at each frame, and where it began; both of shape (frames, words)."""
    columns = np.array([state_of(phone) + part for word in words for phone in word for part in range(STATES)], np.intp)
    edges = np.cumsum([0, *(len(word) * STATES for word in words)])
    firsts, lasts = edges[:-1], edges[1:] - 1
    scores = np.empty((len(gains), len(words)), np.float32)
    starts = np.empty((len(gains), len(words)), np.int32)
    now, begun = np.full(len(columns), NEVER, np.float32), np.zeros(len(columns), np.int32)
    before, earlier, emitted = np.empty_like(now), np.empty_like(begun), np.empty_like(now)
    for frame, row in enumerate(gains):
        before[1:], earlier[1:] = now[:-1], begun[:-1]
        before[firsts], earlier[firsts] = 0.0, frame
        moved = before > now
        np.copyto(now, before, where=moved)
        np.copyto(begun, earlier, where=moved)
        row.take(columns, out=emitted, mode="clip")
        now += emitted
        scores[frame], starts[frame] = now[lasts], begun[lasts]
    return scores, starts


def _peaks(number: int, scores: NDArray[np.float32], starts: NDArray[np.int32], least: float, phones: int) -> list[Hit]:
    """Return the best end in each stretch above `least`; a word is not heard twice within its own length."""
    lengths = np.arange(len(scores)) - starts
    above = np.flatnonzero((scores > least) & (lengths < SLOWEST * phones) & (lengths > FASTEST * phones))
    if not len(above):
        return []
    cuts = np.flatnonzero(np.diff(above) > phones * STATES) + 1
    edges = [0, *cuts.tolist(), len(above)]
    bests = [int(above[start:end][np.argmax(scores[above[start:end]])]) for start, end in pairwise(edges)]
    return [Hit(number, int(starts[best]), best + 1, float(scores[best])) for best in bests]

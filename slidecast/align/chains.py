"""Titles heard: hits of their pieces joined, in the order of the title, to stretches of it that are read out.

A retelling may shorten a title, so pieces may be missing; what is said of them takes no time then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slidecast.align.keywords import Keyword, Role
from slidecast.align.spot import Hit

OVERLAP = 20  # frames by which neighbouring pieces may run into each other
APART = 1_000  # frames: pieces further apart are not of one reading
EASE = 60  # frames: pauses between words, and missing ones, that cost nothing
STRAIN_COST = 0.3  # nats a frame beyond that


@dataclass(frozen=True, slots=True)
class Chain:
    """A stretch of a title heard in the sound.

    Attributes:
        section: number of the article, from 0.
        start, end: frames.
        score: nats above the filler.
        place: phones of the title up to the chain's end.
        unheard: frames of the title before `start`, at the rate of what is heard of it.
    """

    section: int
    start: int
    end: int
    score: float
    place: int
    unheard: int = 0


def chains_of(hits: Sequence[Hit], keywords: Sequence[Keyword]) -> list[Chain]:
    """Return for each hit of a title's piece the best chain that ends with it, by their ends."""
    found: list[Chain] = []
    for hit in sorted(hits, key=lambda hit: hit.end):
        word = keywords[hit.word]
        if word.role is not Role.TITLE:
            continue
        (section,) = word.sections
        unheard = round(word.place * (hit.end - hit.start) / len(word.phones))
        best = Chain(section, hit.start, hit.end, hit.score, word.place + len(word.phones), unheard)
        for before in reversed(found):
            if hit.start - before.end > APART:
                break
            if before.section == section and before.place <= word.place and before.end <= hit.start + OVERLAP:
                score = before.score + hit.score - _strain(before, hit, word)
                joined = replace(best, start=before.start, score=score, unheard=before.unheard)
                best = joined if score > best.score else best
        found.append(best)
    return found


def _strain(before: Chain, hit: Hit, word: Keyword) -> float:
    """Return what it costs that a piece comes sooner or later than the title's phones between would have it."""
    a_phone = (hit.end - hit.start) / len(word.phones)
    expected = (word.place - before.place) * a_phone
    gap = hit.start - before.end
    late, soon = gap - expected - EASE, -gap - OVERLAP
    return STRAIN_COST * max(late, soon, 0.0)

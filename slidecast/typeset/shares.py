"""Whose utterances are whose, when a slide is cut into pages."""

from collections.abc import Sequence
from dataclasses import replace

from slidecast.model.deck import Utterance


def shared_utterances(
    utterances: tuple[Utterance, ...], extents: Sequence[tuple[int, int]]
) -> tuple[tuple[Utterance, ...], ...]:
    """Return each page's utterances: those of its units, and those of no unit with what is said before them."""
    shares: list[list[Utterance]] = [[] for _ in extents]
    page = 0
    for utterance in utterances:
        if utterance.unit is not None:
            unit = utterance.unit
            at = next((i for i, (_, end) in enumerate(extents) if unit < end), len(extents) - 1)
            page = max(page, at)  # spoken order decides: a page is never gone back to
            inside = extents[page][0] <= unit < extents[page][1]
            utterance = replace(utterance, unit=unit - extents[page][0] if inside else None)
        shares[page].append(utterance)
    _fill_silent(shares)
    return tuple(map(tuple, shares))


def _fill_silent(shares: list[list[Utterance]]) -> None:
    """Give pages on which nothing is said the last utterance of the page before, so that they get time."""
    for page in range(1, len(shares)):
        if not shares[page] and len(shares[page - 1]) > 1:
            shares[page].append(replace(shares[page - 1].pop(), unit=None))

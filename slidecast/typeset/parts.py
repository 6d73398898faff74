"""Slides of entries, figures, rows or points that do not fit one page: as few pages of the same master as it takes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from slidecast.model.bodies import Agenda, Body, Comparison, Entries, Figures, Illustrated, Table
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.typeset.masters import master_for
from slidecast.typeset.setting import Setter
from slidecast.typeset.shares import shared_utterances

WHOLE = (SlideKind.CYCLE, SlideKind.TRIANGLE)
"""Kinds whose entries belong together in one figure: cut, they would not be that figure."""


def in_parts(setter: Setter, slide: Slide, deck: Deck) -> tuple[Slide, ...]:
    """Return the slide, or the fewest pages that its masters hold; empty where running text must do."""
    if master_for(setter, slide, deck):
        return (slide,)
    for cuts in _ways(slide):
        parts = _cut(slide, cuts)
        if all(master_for(setter, part, deck) for part in parts):
            return parts
    return ()


def _ways(slide: Slide) -> Iterator[list[int]]:
    """Yield the places at which a slide may be cut, the fewest pages first, no entry alone but by odd number."""
    if isinstance(slide.body, Comparison) and not slide.body.figures:
        yield from _sides_apart(slide.body)
        return
    count = _pieces(slide.body) if slide.kind not in WHOLE else 0
    for pages in range(2, (count + 1) // 2 + 1):
        yield _even(0, count, pages)


def _sides_apart(body: Comparison) -> Iterator[list[int]]:
    """Yield the cuts of two lists: between them, then in halves, thirds, ... of each too."""
    left, right = len(body.left), len(body.right)
    for pages in range(1, max(left, right) // 2 + 1):
        cuts = [*_even(0, left, min(pages, left)), *_even(left, left + right, min(pages, right))]
        yield list(dict.fromkeys(cuts))


def _even(start: int, end: int, pages: int) -> list[int]:
    return [start + -(-at * (end - start) // pages) for at in range(pages + 1)] if pages else []


def _pieces(body: Body) -> int:
    """Return how many pieces a body may be cut between; 0 where it may not."""
    if isinstance(body, Comparison):
        return 0 if body.left or body.right else len(body.figures)
    if isinstance(body, Agenda):
        return len(body.items)
    return len(body.units) if isinstance(body, Entries | Figures | Table | Illustrated) else 0


def _cut(slide: Slide, cuts: list[int]) -> tuple[Slide, ...]:
    extents = tuple(pairwise(cuts))
    shares = shared_utterances(slide.utterances, extents)
    return tuple(
        replace(slide, body=_slice(slide.body, start, end), utterances=share)
        for (start, end), share in zip(extents, shares, strict=True)
    )


def _slice(body: Body, start: int, end: int) -> Body:
    """Return the pieces from `start` up to `end` as a body of their own."""
    match body:
        case Agenda():
            return replace(body, items=body.items[start:end], start=body.start + start)
        case Entries():
            return replace(body, entries=body.entries[start:end], start=body.start + start)
        case Comparison() if not body.figures:
            first = len(body.left)
            return replace(
                body, left=body.left[start:end], right=body.right[max(start - first, 0) : max(end - first, 0)]
            )
        case Figures() | Comparison():
            return replace(body, figures=body.figures[start:end])
        case Table():
            return replace(body, rows=body.rows[start:end])
        case Illustrated():
            return replace(body, points=body.points[start:end])
    return body

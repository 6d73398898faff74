"""Slides of entries, figures, rows or points that do not fit one page: as few pages of the same master as it takes."""

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
    count = _pieces(slide.body) if slide.kind not in WHOLE else 0
    for pages in range(2, count // 2 + 1):
        parts = _cut(slide, [round(at * count / pages) for at in range(pages + 1)])
        if all(master_for(setter, part, deck) for part in parts):
            return parts
    return ()


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
        case Figures() | Comparison():
            return replace(body, figures=body.figures[start:end])
        case Table():
            return replace(body, rows=body.rows[start:end])
        case Illustrated():
            return replace(body, points=body.points[start:end])
    return body

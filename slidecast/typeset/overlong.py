"""A sentence, a point or a row of a table that no page holds: it is cut, and goes on on the next page."""

import re
from dataclasses import replace
from itertools import accumulate

from slidecast.model.bodies import Flow
from slidecast.model.clusters import clusters
from slidecast.model.deck import Slide
from slidecast.model.text import RichText
from slidecast.typeset.items import Area
from slidecast.typeset.rows import Row, rows_of, set_rows, stack_height
from slidecast.typeset.setting import Setter, sizes

ENDS = (re.compile(r"[。！？!?]+[」』）】)]*\s*"), re.compile(r"[、，,；;]\s*|\s+"))
"""After what a text may be cut, the best first; else between any two characters."""


def without_overlong(setter: Setter, slide: Slide, inner: Area) -> Slide:
    """Return a slide of running text with each unit short enough for a page; utterances follow their units."""
    assert isinstance(slide.body, Flow)
    pieces = [_pieces(setter, row, inner) for row in rows_of(slide.body)]
    if all(len(texts) == 1 for texts in pieces):
        return slide
    starts = list(accumulate(map(len, pieces), initial=0))
    said = tuple(replace(u, unit=None if u.unit is None else starts[u.unit]) for u in slide.utterances)
    rest = iter(pieces)
    blocks = tuple(
        replace(block, sentences=tuple(text for _ in block.sentences for text in next(rest)))
        for block in slide.body.blocks
    )
    return replace(slide, body=replace(slide.body, blocks=blocks), utterances=said)


def _pieces(setter: Setter, row: Row, inner: Area) -> tuple[RichText, ...]:
    """Return the text of a row, or its parts that a page holds each at the smallest size."""
    floor = min(sizes(setter, setter.design.theme.flow.text))
    if stack_height(setter, set_rows(setter, (row,), floor, inner.width)) <= inner.height:
        return (row.text,)
    at = _middle(row.text)
    halves = (row.text.slice(0, at), row.text.slice(at, len(row.text)))
    return tuple(piece for half in halves if half for piece in _pieces(setter, replace(row, text=half), inner))


def _middle(text: RichText) -> int:
    """Return where to cut a text: near its middle, after a sentence if one ends in its inner half."""
    plain, length = text.plain, len(text)
    for marks in ENDS:
        places = [match.end() for match in marks.finditer(plain) if length / 4 <= match.end() <= length * 3 / 4]
        if places:
            return min(places, key=lambda at: abs(at - length / 2))
    bounds = accumulate(map(len, clusters(plain)))
    return min(bounds, key=lambda at: abs(at - length / 2))

"""Any body as running text: what a master cannot hold at the floors of size is told in headings, points and prose."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from slidecast.model.bodies import (
    Agenda,
    Closing,
    Comparison,
    Entries,
    Entry,
    Figure,
    Figures,
    Flow,
    FlowBlock,
    FlowKind,
    Illustrated,
    Quotation,
    Table,
)
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.typeset.pictured import pictures_of

Units = tuple[tuple[FlowBlock, ...], ...]
"""The blocks of each unit of a body, in order."""

Maker = Callable[[Any], Iterator[tuple[FlowBlock, ...]]]

NUMBERED = (SlideKind.PROCESS, SlideKind.PROCESS_LIST, SlideKind.STEP_UP)
"""Kinds whose entries their master numbers."""


def plain_slide(slide: Slide) -> Slide:
    """Return the slide with its body as running text; its utterances keep their units."""
    maker: Maker | None = _steps if slide.kind in NUMBERED else UNITS.get(type(slide.body))
    if maker is None:
        return slide
    units = tuple(maker(slide.body))
    blocks = tuple(block for unit in units for block in unit)
    firsts, at = [], 0
    for unit in units:
        firsts.append(at + _spoken_offset(unit))
        at += sum(len(block.sentences) for block in unit)
    said = tuple(
        replace(u, unit=firsts[u.unit] if u.unit is not None and u.unit < len(firsts) else None)
        for u in slide.utterances
    )
    return replace(slide, kind=SlideKind.CONTENT, body=Flow(blocks, None, pictures_of(slide.body)), utterances=said)


def _spoken_offset(unit: tuple[FlowBlock, ...]) -> int:
    """Return which sentence of a unit is set off: the first that is no heading."""
    kinds = [block.kind for block in unit for _ in block.sentences]
    return next((at for at, kind in enumerate(kinds) if kind is not FlowKind.HEADING), 0)


def _block(kind: FlowKind, *texts: RichText, depth: int = 0, ordinal: int | None = None) -> tuple[FlowBlock, ...]:
    shown = tuple(text for text in texts if text)
    return (FlowBlock(kind, shown, depth, ordinal),) if shown else ()


def _entries(body: Entries) -> Iterator[tuple[FlowBlock, ...]]:
    if not body.entries:
        yield _block(FlowKind.HEADING, RichText.of(body.centre))
    for at, entry in enumerate(body.entries):
        lead = _block(FlowKind.HEADING, RichText.of(body.centre)) if at == 0 else ()
        yield lead + _entry(entry)


def _steps(body: Entries) -> Iterator[tuple[FlowBlock, ...]]:
    """Yield the steps with the numbers that their own master would show."""
    for at, entry in enumerate(body.entries, body.start):
        rest = _entry(replace(entry, head=RichText()))
        yield _block(FlowKind.NUMBER, entry.head, ordinal=at) + rest


def _entry(entry: Entry) -> tuple[FlowBlock, ...]:
    if not entry.text and not entry.items:
        return _block(FlowKind.BULLET, entry.head)
    points = tuple(block for item in entry.items for block in _block(FlowKind.BULLET, item))
    return _block(FlowKind.HEADING, entry.head) + _block(FlowKind.PARAGRAPH, entry.text) + points


def _comparison(body: Comparison) -> Iterator[tuple[FlowBlock, ...]]:
    for title, side in ((body.left_title, body.left), (body.right_title, body.right)):
        for at, text in enumerate(side):
            lead = _block(FlowKind.HEADING, RichText.of(title)) if at == 0 else ()
            yield lead + _block(FlowKind.BULLET, text)
    if not body.figures:
        bare = ((body.left_title, body.left), (body.right_title, body.right))
        yield tuple(b for title, side in bare if not side for b in _block(FlowKind.HEADING, RichText.of(title)))
    for figure in body.figures:
        sides = zip((body.left_title, body.right_title), figure.values, strict=False)
        values = "　".join(f"{title} {value}".strip() for title, value in sides)
        yield _figure_line(replace(figure, values=(values,)))


def _figures(body: Figures) -> Iterator[tuple[FlowBlock, ...]]:
    return map(_figure_line, body.figures)


def _figure_line(figure: Figure) -> tuple[FlowBlock, ...]:
    values = "　".join(value for value in (*figure.values, figure.change) if value)
    return _block(FlowKind.BULLET, RichText.join([figure.label, RichText.of(values)], "　"))


def _table(body: Table) -> Iterator[tuple[FlowBlock, ...]]:
    if not body.rows:
        yield _block(FlowKind.HEADING, RichText.join(body.headers, "　"))
    for at, row in enumerate(body.rows):
        lead = _block(FlowKind.HEADING, RichText.join(body.headers, "　")) if at == 0 and any(body.headers) else ()
        yield lead + _block(FlowKind.BULLET, RichText.join(row, "　"))


def _quotation(body: Quotation) -> Iterator[tuple[FlowBlock, ...]]:
    author = f"― {body.author}" if body.author else ""
    yield _block(FlowKind.QUOTE, body.text) + _block(FlowKind.PARAGRAPH, RichText.of(author))


def _illustrated(body: Illustrated) -> Iterator[tuple[FlowBlock, ...]]:
    yield from (_block(FlowKind.BULLET, point) for point in body.points)
    yield _block(FlowKind.PARAGRAPH, RichText.of(body.picture.caption))


def _agenda(body: Agenda) -> Iterator[tuple[FlowBlock, ...]]:
    return (_block(FlowKind.NUMBER, item, ordinal=at) for at, item in enumerate(body.items, body.start + 1))


def _closing(body: Closing) -> Iterator[tuple[FlowBlock, ...]]:
    return (_block(FlowKind.PARAGRAPH, sentence) for sentence in body.announcement)


UNITS: dict[type, Maker] = {
    Entries: _entries,
    Comparison: _comparison,
    Figures: _figures,
    Table: _table,
    Quotation: _quotation,
    Illustrated: _illustrated,
    Agenda: _agenda,
    Closing: _closing,
}

"""The content master: a card of running text in which the unit that is spoken of is set off."""

from collections.abc import Iterator
from dataclasses import dataclass

from slidecast.model.bodies import Flow, FlowKind
from slidecast.model.deck import Deck, Slide
from slidecast.model.looks import FAR
from slidecast.model.page import BoxItem, PageItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.context import are_sisters
from slidecast.typeset.head import heading_of, tags_row
from slidecast.typeset.items import Area, Items, joined, shape_item, surface_item
from slidecast.typeset.pictured import parted
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.rows import LISTS, Row, SetRow, gap_before, look_of, rows_of, set_rows, stack_height
from slidecast.typeset.setting import Setter, largest, set_at, sizes

GROWN_FILL = 0.72  # of the card, that text larger than wanted may take
FEW = {1: 1.3, 2: 1.12}  # of the largest size, which a page of one or two points, or of one sentence, may take
CLOSE = 0.86  # of the largest size that fits, down to which a smaller one is taken for the sake of its breaks
PAGE_GROWTH = 1.15  # of the size that all sister pages can have, that a page with more room takes
LONE_GROWTH = 1.4  # likewise, a page that holds one sentence or point: a statement


@dataclass(frozen=True, slots=True)
class Spot:
    """A row at its place: top of its padding, pixels."""

    row: SetRow
    y: int


def content_head(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the page's head: the row of chips, with title and subhead below it."""
    return joined(tags_row(setter, slide, deck), heading_of(setter, slide).items)


def body_area(setter: Setter, slide: Slide) -> Area:
    """Return the area below the page's head that its master may fill, pixels: pictures have theirs beside it."""
    return parted(setter, slide.body, page_area(setter, slide))[0]


def page_area(setter: Setter, slide: Slide) -> Area:
    """Return the area below the page's head, pixels."""
    frame = setter.design.frame
    body = Area.of(frame.body)
    top = heading_of(setter, slide).bottom + frame.gap
    return Area(body.x, top, body.width, max(body.bottom - top, 1))


def lay_out_flow(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of a content slide."""
    assert isinstance(slide.body, Flow)
    design, look, card = setter.design, setter.design.theme.card, body_area(setter, slide)
    inner = card.inset(look.margins.x, look.margins.y)
    rows = set_rows(setter, rows_of(slide.body), flow_size(setter, slide, deck), inner.width)
    slack = card.height - stack_height(setter, rows)
    spots = stacked(setter, rows, card.y + max(slack // 2, look.margins.y))
    return joined(
        content_head(setter, slide, deck),
        (surface_item(design, look.surface, card),),
        code_panels(setter, spots, inner),
        *(row_items(setter, spot, inner, unit) for spot in spots if is_revealed(setter, spot, unit)),
    )


def flow_size(setter: Setter, slide: Slide, deck: Deck) -> int:
    """Return the em of a slide's text: the largest at which it fits, and not much above what its sister pages have."""
    sisters = [one for one in deck.slides if are_sisters(one, slide)]
    common = min(_own_size(setter, sister) for sister in sisters or [slide])
    assert isinstance(slide.body, Flow)
    growth = LONE_GROWTH if len(rows_of(slide.body)) == 1 else PAGE_GROWTH
    return _own_size(setter, slide, round(common * growth))


def _own_size(setter: Setter, slide: Slide, limit: int = FAR) -> int:
    """Return the largest em up to a limit at which the rows fit, or a little smaller where their lines part better."""
    assert isinstance(slide.body, Flow)
    margins = setter.design.theme.card.margins
    inner = body_area(setter, slide).inset(margins.x, margins.y)
    rows = rows_of(slide.body)
    sizes_there = tuple(_growing(setter, rows))
    wanted = tuple(size_px for size_px in sizes_there if size_px <= limit) or sizes_there[-1:]
    most = largest(wanted, lambda size_px: _fits(setter, rows, size_px, inner))
    close = (size_px for size_px in wanted if CLOSE * most <= size_px <= most)
    return min(close, key=lambda size_px: _worst_break(set_rows(setter, rows, size_px, inner.width)))


def _growing(setter: Setter, rows: tuple[Row, ...]) -> Iterator[int]:
    """Yield the sizes of running text, of a page of one or two points or one sentence from a larger one down."""
    look = setter.design.theme.flow.text
    alone = len(rows) == 1 and rows[0].kind is FlowKind.PARAGRAPH
    few = FEW.get(len(rows), 1) if alone or all(row.kind in LISTS for row in rows) else 1
    most = max(round(setter.design.theme.flow.largest * few), look.size)
    return sizes(setter, look.model_copy(update={"size": most}))


def _fits(setter: Setter, rows: tuple[Row, ...], size_px: int, inner: Area) -> bool:
    room = inner.height * (GROWN_FILL if size_px > setter.design.theme.flow.text.size else 1)
    return stack_height(setter, set_rows(setter, rows, size_px, inner.width)) <= room


def _worst_break(rows: tuple[SetRow, ...]) -> int:
    """Return 0 where the lines of all points, or of a lone sentence, end with a phrase, 1 only with a word, else 2."""
    settings = [row.setting for row in rows if row.row.kind in LISTS or len(rows) == 1]
    return max((2 if setting.tears_words else int(setting.parts_phrases) for setting in settings), default=0)


def stacked(setter: Setter, rows: tuple[SetRow, ...], top: int) -> tuple[Spot, ...]:
    """Return the rows one below another from `top`."""
    spots: list[Spot] = []
    before: SetRow | None = None
    y = top + (setter.design.px(16) if rows and rows[0].row.kind is FlowKind.CODE else 0)
    for row in rows:
        y += gap_before(setter, row, before)
        spots.append(Spot(row, y))
        y += row.height
        before = row
    return tuple(spots)


def is_revealed(setter: Setter, spot: Spot, unit: int | None) -> bool:
    """Return whether a row is there already: always, unless the theme reveals list items as they are spoken."""
    spoken = setter.design.theme.flow.reveal == "spoken" and spot.row.row.kind in LISTS
    return not spoken or unit is None or spot.row.row.unit <= unit


def row_items(setter: Setter, spot: Spot, inner: Area, unit: int | None) -> Items:
    """Return a row: its ground when it is the spoken one, its mark, its text."""
    row, flow, theme = spot.row.row, setter.design.theme.flow, setter.design.theme
    current = unit is not None and row.unit == unit
    code = row.kind is FlowKind.CODE
    colour = look_of(setter, row).colour
    ink = Ink(
        setter.design.colour(flow.current.colour if current and not code else colour),
        Role.CODE if code else Role.BODY,
        row.unit,
        current,
        setter.design.colour(theme.marker.colour if current else theme.marker.quiet_colour),
        setter.design.colour(theme.marker.marked_colour),
        setter.design.colour(flow.figure_colour),
    )
    x = inner.x + flow.current.margins.x + spot.row.indent
    text = placed(setter, spot.row.setting, x, spot.y + spot.row.padding, ink)
    ground = current_ground(setter, spot, inner) if current else ()
    return joined(ground, mark_items(setter, spot, inner), text)


def current_ground(setter: Setter, spot: Spot, inner: Area) -> tuple[PageItem, ...]:
    """Return the ground and the bar that set the spoken row off."""
    design, look = setter.design, setter.design.theme.flow.current
    code = spot.row.row.kind is FlowKind.CODE
    fill = design.theme.code.current_fill if code else look.fill
    bar = design.theme.code.current_bar if code else look.bar
    unit = spot.row.row.unit
    x = inner.x + (round(0.2 * spot.row.setting.size_px) if code else 0)
    ground = BoxItem(
        x,
        spot.y,
        inner.right - x,
        spot.row.height,
        design.colour(fill),
        Role.SURFACE,
        0 if code else look.radius,
        unit=unit,
    )
    side = BoxItem(
        x, spot.y, look.bar_width, spot.row.height, design.colour(bar), Role.ORNAMENT, look.bar_width // 2, unit=unit
    )
    return ground, side


def mark_items(setter: Setter, spot: Spot, inner: Area) -> Items:
    """Return the bullet or the number in front of a list item, the bar of a quotation."""
    row, size_px = spot.row.row, spot.row.setting.size_px
    bullet, design = setter.design.theme.flow.bullet, setter.design
    left = inner.x + setter.design.theme.flow.current.margins.x + round(0.8 * row.depth * bullet.indent * size_px)
    middle = spot.y + spot.row.padding + spot.row.setting.first_middle_px
    if row.kind is FlowKind.QUOTE:
        bar = Area(left, spot.y, design.px(8), spot.row.height)
        return (
            BoxItem(bar.x, bar.y, bar.width, bar.height, design.colour("accent_light"), Role.ORNAMENT, bar.width // 2),
        )
    if row.kind not in LISTS or not row.first:
        return ()
    if row.kind is FlowKind.NUMBER and row.ordinal is not None:
        return number_disc(setter, row.ordinal, left, middle, size_px)
    side = round(bullet.size * size_px * (1 if row.depth == 0 else 0.72))
    area = Area(left, middle - side // 2, side, side)
    return (shape_item(design, bullet.shape, area, bullet.colours),)


def number_disc(setter: Setter, ordinal: int, left: int, middle: int, size_px: int) -> Items:
    """Return a number on a disc as high as a line's em."""
    design, bullet = setter.design, setter.design.theme.flow.bullet
    side = round(1.06 * size_px)
    disc = BoxItem(left, middle - side // 2, side, side, design.colour(bullet.number_fill), Role.ORNAMENT, side // 2)
    number = set_at(
        setter, RichText.of(str(ordinal)), bullet.number, min(bullet.number.size, round(size_px * 0.76)), side
    )
    top = middle - number.pitch_px // 2
    ink = Ink(design.colour(bullet.number.colour), Role.LABEL, align=0.5)
    return joined((disc,), placed(setter, number, left, top, ink, measure_px=side))


def code_panels(setter: Setter, spots: tuple[Spot, ...], inner: Area) -> Items:
    """Return the dark ground behind every code block."""
    panels: list[PageItem] = []
    code = [spot for spot in spots if spot.row.row.kind is FlowKind.CODE]
    for block in dict.fromkeys(spot.row.row.block for spot in code):
        members = [spot for spot in code if spot.row.row.block == block]
        edge = setter.design.px(16)
        top, bottom = members[0].y - edge, members[-1].y + members[-1].row.height + edge
        panels.append(
            surface_item(setter.design, setter.design.theme.code.surface, Area(inner.x, top, inner.width, bottom - top))
        )
    return tuple(panels)

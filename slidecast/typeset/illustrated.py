"""A picture beside points."""

from pathlib import PurePath

from slidecast.model.bodies import Illustrated
from slidecast.model.deck import Slide
from slidecast.model.page import PictureItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.items import Area, Items
from slidecast.typeset.missing import source_in
from slidecast.typeset.plot import Plot, Slot, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Words, stack_of

PICTURE_SHARE = 0.44  # of the area's width


def picture_and_points(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return the picture in a frame with its caption, and the points beside it; in portrait below it."""
    body, look = slide.body, setter.design.theme.entries
    assert isinstance(body, Illustrated)
    frame, points = _halves(setter, area, body.picture_left) if body.points else (area, area)
    caption = stack_of(Words(RichText.of(body.picture.caption), look.label, Role.LABEL, align=0.5))
    tall = needed(setter, caption, step, frame.width - 2 * look.gap)
    foot = Area(frame.x, frame.bottom - tall, frame.width, tall).inset(look.gap, 0)
    shown = Area(frame.x, frame.y, frame.width, max(frame.height - tall - (look.gap // 2 if tall else 0), 1))
    words = [stack_of(Words(point, look.text, bullet=True)) for point in body.points]
    width = points.width - 2 * look.margins.x
    heights = [needed(setter, stack, step, width) + look.margins.y for stack in words]
    rows, fits = spread(points, heights, look.gap)
    room = shown.height >= setter.design.px(140)
    slots = [
        Slot(row, row.inset(look.margins.x, look.margins.y // 2), stack, at, look.surface)
        for at, (row, stack) in enumerate(zip(rows, words, strict=True))
    ]
    card = Slot(shown, *_source(setter, shown, body.picture.url), None, look.surface)
    return Plot((card, *slots, Slot(foot, foot, caption)), above=_picture(setter, body, shown), fits=fits and room)


def _halves(setter: Setter, area: Area, left: bool) -> tuple[Area, Area]:
    gap = setter.design.theme.entries.gap
    if setter.design.portrait:
        high = round(area.height * PICTURE_SHARE)
        return Area(area.x, area.y, area.width, high), area.below(area.y + high + gap)
    wide = round(area.width * PICTURE_SHARE)
    rest = area.width - wide - gap
    first, second = (wide, rest) if left else (rest, wide)
    one = Area(area.x, area.y, first, area.height)
    two = Area(area.x + first + gap, area.y, second, area.height)
    return (one, two) if left else (two, one)


def is_on_disk(url: str) -> bool:
    """Return whether a picture's address is a file's path: fetched, it stands there."""
    return PurePath(url).is_absolute()


def _picture(setter: Setter, body: Illustrated, area: Area) -> Items:
    """Return the picture, or a quiet sign in its place."""
    if is_on_disk(body.picture.url):
        inner = area.inset(setter.design.px(10), setter.design.px(10))
        radius = setter.design.px(20)
        return (PictureItem(body.picture.url, inner.x, inner.y, inner.width, inner.height, radius),)
    side = min(setter.design.px(120), area.height // 2)
    spot = Area(area.x + (area.width - side) // 2, area.y + (area.height - side) // 2 - side // 4, side, side)
    return (shape(setter, Shape.PICTURE, spot, "accent_light"),)


def _source(setter: Setter, area: Area, url: str) -> tuple[Area, tuple[Words, ...]]:
    """Return the domain that a missing picture comes from, and where it stands."""
    look = setter.design.theme.entries
    room = Area(area.x, area.y + area.height * 2 // 3, area.width, area.height // 3).inset(look.margins.x, 0)
    words = Words(
        RichText.of("" if is_on_disk(url) else source_in(setter, url, room.width)), look.label, Role.LABEL, align=0.5
    )
    return room, stack_of(words)

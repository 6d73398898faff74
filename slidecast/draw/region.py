"""Regions: what of a page's items can be seen in a box of the picture, and those items moved to its corner."""

import math
from collections.abc import Iterable
from dataclasses import replace

from slidecast.draw.character import Box
from slidecast.draw.face import meet
from slidecast.model.page import BoxItem, FilmItem, PageItem, PictureItem, QrItem, ShapeItem, TextItem


def items_within(items: Iterable[PageItem], box: Box) -> tuple[PageItem, ...]:
    """Return the items that may paint into the box, placed relative to its top left corner."""
    return tuple(shifted(item, -box[0], -box[1]) for item in items if meet(extent_of(item), box))


def shifted(item: PageItem, dx: int, dy: int) -> PageItem:
    """Return the item moved by whole pixels."""
    if isinstance(item, TextItem):
        return replace(item, x=item.x + dx, baseline=item.baseline + dy)
    return replace(item, x=item.x + dx, y=item.y + dy)


def extent_of(item: PageItem) -> Box:
    """Return a box that holds all that an item may paint."""
    match item:
        case TextItem():
            return text_extent(item)
        case BoxItem():
            reach = 2 * item.shadow_px if item.shadow[3] else 0
        case ShapeItem():  # turned about its middle, its edge outside of it
            reach = math.ceil((math.hypot(item.width, item.height) - min(item.width, item.height)) / 2)
            reach += math.ceil(max(item.width, item.height) * 0.12) + 4
        case QrItem():
            return item.x, item.y, item.x + item.size, item.y + item.size
        case PictureItem() | FilmItem():
            reach = 0
    return item.x - reach, item.y - reach, item.x + item.width + reach, item.y + item.height + reach


def text_extent(item: TextItem) -> Box:
    """Return a box around a run: glyphs may reach an em beyond their advance (accents, emoji, overhang)."""
    em = math.ceil(item.font.size_px) + item.stroke_px
    return item.x - em, item.baseline - 2 * em, item.x + math.ceil(item.width) + em, item.baseline + em

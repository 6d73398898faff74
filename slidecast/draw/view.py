"""Views: all that decides a picture, and the boxes outside of which two of them are known to be equal."""

from collections.abc import Iterable
from dataclasses import dataclass

from slidecast.draw.character import Box, overlap
from slidecast.draw.face import meet, union
from slidecast.draw.region import extent_of
from slidecast.model.page import PageItem, TextItem
from slidecast.model.picture import Rgb


@dataclass(frozen=True, slots=True)
class View:
    """What is painted: the ground of that name, the presenter, if shown, and the items in order."""

    ground: str
    presenter: bool
    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Painted:
    """A view and its picture, which must not be written to."""

    view: View
    picture: Rgb


def changed_boxes(before: View, after: View, size: tuple[int, int]) -> tuple[Box, ...]:
    """Return boxes that hold every difference of two views' pictures and share no pixel; none for equal views.

    Items that both have, in the same order, paint the same wherever no other item reaches. Where ground or
    presenter differ, or items changed places, the one box is the whole picture.
    """
    whole = (0, 0, *size)
    if (before.ground, before.presenter) != (after.ground, after.presenter):
        return (whole,)
    gone, kept = parted(before.items, after.items)
    come, held = parted(after.items, before.items)
    if kept != held:
        return (whole,)
    inside = (overlap(extent_of(item), whole) for item in (*gone, *come))
    return disjoint(box for box in inside if box)


def parted(items: tuple[PageItem, ...], others: tuple[PageItem, ...]) -> tuple[list[PageItem], list[object]]:
    """Return the items that look like none of the others, and the looks of the rest, in order."""
    looks = {look_of(item) for item in others}
    found = [(item, look_of(item)) for item in items]
    return [item for item, look in found if look not in looks], [look for _, look in found if look in looks]


def look_of(item: PageItem) -> object:
    """Return what decides how an item is painted; equal looks, equal paint."""
    if isinstance(item, TextItem):  # its line and unit are for others to know
        return item.text, item.x, item.baseline, item.font, item.colour, item.stroke_px, item.stroke_colour
    return item


def disjoint(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Return boxes that cover all of the given ones and share no pixel: those that meet are united."""
    apart: list[Box] = []
    for box in boxes:
        grown = box
        while near := [other for other in apart if meet(grown, other)]:
            apart = [other for other in apart if other not in near]
            for other in near:
                grown = union(grown, other)
        apart.append(grown)
    return tuple(apart)

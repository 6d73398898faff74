"""Notes at the foot of a slide: where its missing pictures come from, and what they would have shown."""

from collections.abc import Sequence
from itertools import accumulate

from slidecast.model.bodies import Picture
from slidecast.model.page import Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.domains import domain_of, shorter_names
from slidecast.typeset.items import Area, Items, joined, shape_item, surface_item
from slidecast.typeset.setting import Setter, set_at
from slidecast.typeset.words import STEPS, SetStack, Words, place_stack, set_stack, stack_of

SIGN_PX = 72  # side of the quiet sign before a note, at the design size
FEW_LINES = 2  # of a note before it is set smaller


def note_heights(setter: Setter, pictures: Sequence[Picture], width: int) -> list[int]:
    """Return how high each picture's note is in so wide a foot, pixels."""
    side, room = _columns(setter, width)
    return [max(_note(setter, picture, room).height, side) for picture in pictures]


def foot_height(setter: Setter, pictures: Sequence[Picture], width: int) -> int:
    """Return how high a foot with all notes one below another is, pixels."""
    heights = note_heights(setter, pictures, width)
    return sum(heights) + setter.design.theme.entries.gap * (len(heights) - 1)


def note_items(setter: Setter, pictures: Sequence[Picture], foot: Area) -> Items:
    """Return the notes one below another: a sign in a small frame, beside it the source and the caption."""
    side, room = _columns(setter, foot.width)
    gap, heights = setter.design.theme.entries.gap, note_heights(setter, pictures, foot.width)
    tops = accumulate((height + gap for height in heights), initial=foot.y)
    return joined(
        *(
            _placed_note(setter, picture, Area(foot.x, top, side, height), room)
            for picture, top, height in zip(pictures, tops, heights, strict=False)
        )
    )


def _placed_note(setter: Setter, picture: Picture, sign: Area, room: int) -> Items:
    """Return a note whose sign stands in an area as high as the note; its words right of it are `room` wide."""
    look = setter.design.theme.entries
    frame = Area(sign.x, sign.y + (sign.height - sign.width) // 2, sign.width, sign.width)
    inner = frame.inset(setter.design.px(10), setter.design.px(10))
    shape = shape_item(setter.design, Shape.PICTURE, inner, ("accent_light",))
    words = Area(sign.right + look.gap, sign.y, room, sign.height)
    note = place_stack(setter, _note(setter, picture, room), words, unit=None, lit=False, middle=0.5)
    return joined((surface_item(setter.design, look.surface, frame), shape), note)


def _columns(setter: Setter, width: int) -> tuple[int, int]:
    """Return the side of the sign and the width of the words beside it."""
    side = setter.design.px(SIGN_PX)
    return side, max(width - side - setter.design.theme.entries.gap, 1)


def _note(setter: Setter, picture: Picture, width: int) -> SetStack:
    look = setter.design.theme.entries.label
    texts = (source_in(setter, picture.url, width), picture.caption)
    stack = stack_of(*(Words(RichText.of(text), look, Role.LABEL) for text in texts))
    most = (1 + FEW_LINES) * look.size * look.leading
    settings = [set_stack(setter, stack, step, width) for step in range(STEPS + 1)]
    return next((setting for setting in settings if setting.height <= most), settings[-1])


def source_in(setter: Setter, url: str, width_px: int) -> str:
    """Return the domain that a missing picture comes from, without the sub-domains that a width has no room for."""
    look, names = setter.design.theme.entries.label, shorter_names(domain_of(url))
    settings = ((name, set_at(setter, RichText.of(name), look, look.size, 2 * len(url) * look.size)) for name in names)
    return next((name for name, setting in settings if setting.width_px <= width_px), names[-1])

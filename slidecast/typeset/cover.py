"""Covers: the large card of slides without a title above it, and what stands in its middle."""

from collections.abc import Iterable

from slidecast.model.page import PageItem, Role, ShapeItem
from slidecast.typeset.items import Area, Items, joined, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting

LINE_INSET_PX = 18
SIGNS = 3
SIGN_PX = 34  # at the design size
PITCH = 1.6  # from sign to sign, in signs
GAP_PX = 18


def cover_card(setter: Setter) -> Area:
    """Return the card from the row of chips down to the foot of the body."""
    frame = setter.design.frame
    body, top = Area.of(frame.body), frame.tags.y + frame.tags.height + frame.gap
    return Area(body.x, top, body.width, body.bottom - top)


def card_items(setter: Setter, *, lined: bool = False) -> Items:
    """Return the card, with a line along its edge if it is to be `lined`."""
    design, card, look = setter.design, cover_card(setter), setter.design.theme.cover.line
    inset = design.px(LINE_INSET_PX)
    line = (surface_item(design, look, card.inset(inset, inset)),) if lined and look.outline_width else ()
    return (surface_item(design, design.theme.card.surface, card), *line)


def signs(setter: Setter, middle: int, top: int) -> Items:
    """Return a row of the theme's own signs (those of the chapter bar's head) around `middle`, as a divider."""
    design, look = setter.design, setter.design.theme.bar
    side, pitch = signs_height(setter), round(signs_height(setter) * PITCH)
    left = middle - signs_width(setter) // 2
    colours = tuple(design.colour(name) for name in look.head_colours)
    return tuple(
        ShapeItem(look.head_shape, left + at * pitch, top, side, side, colours, Role.ORNAMENT) for at in range(SIGNS)
    )


def signs_height(setter: Setter) -> int:
    return setter.design.px(SIGN_PX)


def signs_width(setter: Setter) -> int:
    return round(signs_height(setter) * PITCH) * (SIGNS - 1) + signs_height(setter)


def cover_height(setter: Setter, lines: Iterable[tuple[Setting, str, Role]]) -> int:
    """Return the height that `centred` needs, pixels."""
    shown = [setting for setting, *_ in lines if setting.lines]
    gap = setter.design.px(GAP_PX)
    divider = setter.design.px(SIGN_PX) + 2 * gap if shown else 0
    return sum(setting.height_px for setting in shown) + divider + gap * max(len(shown) - 2, 0)


def room_above(setter: Setter, below: Iterable[Setting], area: Area) -> Area:
    """Return what of an area the first of the lines that `centred` sets may fill, for those below it to have room."""
    heights = [setting.height_px for setting in below if setting.lines]
    gap = setter.design.px(GAP_PX)
    taken = sum(heights) + signs_height(setter) + 2 * gap + gap * max(len(heights) - 1, 0)
    return Area(area.x, area.y, area.width, max(area.height - taken, 1))


def centred(setter: Setter, lines: Iterable[tuple[Setting, str, Role]], area: Area) -> Items:
    """Return settings one below another in the middle of an area, the theme's signs between first and second."""
    shown = [line for line in lines if line[0].lines]
    gap = setter.design.px(GAP_PX)
    y = area.y + max((area.height - cover_height(setter, shown)) // 2, 0)
    groups: list[Iterable[PageItem]] = []
    for at, (setting, colour, role) in enumerate(shown):
        ink = Ink(setter.design.colour(colour), role, align=0.5)
        groups.append(placed(setter, setting, area.x, y, ink, measure_px=area.width))
        y += setting.height_px + gap
        if at == 0:
            groups.append(signs(setter, area.x + area.width // 2, y))
            y += setter.design.px(SIGN_PX) + gap
    return joined(*groups)

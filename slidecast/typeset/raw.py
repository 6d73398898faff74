"""A film or still over the whole page, with what its slide says of it on a card in the upper left."""

from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Slide
from slidecast.model.page import FilmItem, PageItem, PictureItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.design import Size
from slidecast.typeset.items import Area, Items, joined, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, boxed

TITLE_SHARE = 0.4  # of the frame's height that the title may take before it is set smaller
PAD_PX = 24  # of the card around its words


def raw_items(setter: Setter, slide: Slide, size: Size) -> Items:
    """Return the film or still, on the theme's ground where its shape is another, and its title; nothing without it."""
    body = slide.body
    assert isinstance(body, RawMedia)
    if not body.digest:
        return ()
    return joined((_medium(body, size),), _card(setter, slide))


def _medium(body: RawMedia, size: Size) -> PageItem:
    if body.is_film:
        return FilmItem(body.url, body.digest, body.poster, 0, 0, *size)
    return PictureItem(body.url, 0, 0, *size)


def _card(setter: Setter, slide: Slide) -> Items:
    """Return title and subhead on a card as wide as they are."""
    design, look = setter.design, setter.design.theme.heading
    safe, pad = Area.of(design.frame.safe), design.px(PAD_PX)
    room = Area(safe.x, safe.y, safe.width - 2 * pad, round(TITLE_SHARE * safe.height))
    title = boxed(setter, RichText.of(slide.title), look.text, room, even=True)
    subhead = boxed(setter, RichText.of(slide.subhead), look.subhead, room)
    shown = [part for part in ((title, look.text.colour, Role.TITLE), (subhead, look.subhead.colour, Role.LABEL))
             if part[0].lines]  # fmt: skip
    if not shown:
        return ()
    high = sum(part[0].height_px for part in shown) + 2 * pad
    wide = round(max(part[0].width_px for part in shown)) + 2 * pad
    card = Area(safe.x, safe.y, wide, high)
    return joined((surface_item(design, design.theme.card.surface, card),), _lines(setter, shown, card.inset(pad, pad)))


def _lines(setter: Setter, shown: list[tuple[Setting, str, Role]], area: Area) -> Items:
    groups, y = [], area.y
    for setting, colour, role in shown:
        groups.append(placed(setter, setting, area.x, y, Ink(setter.design.colour(colour), role)))
        y += setting.height_px
    return joined(*groups)

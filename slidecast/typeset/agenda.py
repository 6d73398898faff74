"""The opening: the programme's name, the date and the articles, numbered."""

from dataclasses import replace

from slidecast.model.bodies import Agenda
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import BoxItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.cover import card_items, centred, cover_card, room_above, signs, signs_height, signs_width
from slidecast.typeset.head import chip_at, title_setting
from slidecast.typeset.items import Area, Items, joined, set_off, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import SHRINK, Setter, Setting, boxed, fitted, set_at, sizes

GAP_EM = 0.56  # between the articles, in ems
PLATE_INSET_PX = 20  # of the plate in its card
PLATE_PAD_PX = 36  # beside the programme's name; half of it above and below
LEAST_GAP_PX = 12  # at the floor of their size, at the design size


def lay_out_agenda(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of an opening or agenda slide."""
    assert isinstance(slide.body, Agenda)
    if not slide.body.items:
        return joined(_chips(setter, slide, deck), _cover(setter, slide, deck))
    return joined(
        _chips(setter, slide, deck),
        card_items(setter),
        _plate(setter, slide, deck),
        _entries(setter, slide.body, agenda_area(setter, slide, deck), unit),
    )


def _cover(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return a large card with the programme's name in its middle, and the date, unless the name needs its room."""
    design, look = setter.design, setter.design.theme.agenda
    inner = cover_card(setter).inset(design.px(64), design.px(44))
    assert isinstance(slide.body, Agenda)
    date = set_at(setter, RichText.of(slide.body.date or deck.date), look.text, look.text.size, inner.width)
    under = set_at(setter, RichText.of(slide.subhead), look.text, look.text.size, inner.width)
    room = room_above(setter, (under, date), inner)
    name = boxed(setter, RichText.of(slide.title or deck.programme), look.cover, room, even=True)
    lines = [(name, look.cover.colour, Role.TITLE), (under, look.text.colour, Role.LABEL)]
    if name.height_px <= room.height:
        lines.append((date, look.text.colour, Role.LABEL))
    return joined(card_items(setter, lined=True), centred(setter, lines, inner))


def agenda_area(setter: Setter, slide: Slide, deck: Deck) -> Area:
    """Return where on the card the list of articles stands: below the plate."""
    margins, card = setter.design.theme.card.margins, cover_card(setter)
    return card.inset(margins.x, margins.y // 2).below(_plate_area(setter, slide, deck).bottom + margins.y // 2)


def _chips(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the chips of the date and the heading."""
    assert isinstance(slide.body, Agenda)
    frame, look = setter.design.frame, setter.design.theme.agenda
    x, groups = frame.tags.x, []
    for text in (slide.body.date or deck.date, look.heading if slide.body.items else ""):
        if text:
            group, x = chip_at(setter, look.date, text, x, frame.tags.y)
            groups.append(group)
    return joined(*groups)


def _plate_area(setter: Setter, slide: Slide, deck: Deck) -> Area:
    inset = setter.design.px(PLATE_INSET_PX)
    area = cover_card(setter).inset(inset, inset)
    title = _title(setter, slide, deck, area.width - 2 * setter.design.px(PLATE_PAD_PX))
    return replace(area, height=title.height_px + setter.design.px(PLATE_PAD_PX))


def _plate(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the plate with the programme's name, and the theme's signs at its right where there is room."""
    design, look = setter.design, setter.design.theme.agenda
    area, pad = _plate_area(setter, slide, deck), setter.design.px(PLATE_PAD_PX)
    inner = area.inset(pad, pad // 2)
    title = _title(setter, slide, deck, inner.width)
    ink = Ink(design.colour(look.programme.colour), Role.TITLE)
    row = signs_width(setter)
    room = inner.width - round(title.width_px) - pad >= row
    signed = signs(setter, inner.right - row // 2, area.y + (area.height - signs_height(setter)) // 2) if room else ()
    plate = surface_item(design, look.plate, area)
    return joined((plate,), placed(setter, title, inner.x, inner.y, ink), signed)


def _title(setter: Setter, slide: Slide, deck: Deck, measure: int) -> Setting:
    look = setter.design.theme.agenda.programme
    name = slide.title or deck.programme
    line = fitted(setter, RichText.of(name), look, measure, lines=1)  # what it leaves is the articles' room
    return line if len(line.lines) == 1 else title_setting(setter, name, look, measure, 2)


def _entries(setter: Setter, body: Agenda, area: Area, unit: int | None) -> Items:
    """Return the numbered articles, spread evenly over the card."""
    inner = area
    settings = _settings(setter, body.items, inner)
    free = inner.height - sum(setting.height_px for setting in settings)
    gap = max(free // (len(settings) + 1), 0)
    groups: list[Items] = []
    y = inner.y + (gap if free > 0 else 0)
    for at, setting in enumerate(settings):
        spot = Area(inner.x, y, inner.width, setting.height_px)
        groups.append(_entry(setter, setting, spot, at, lit=unit == at, ordinal=body.start + at + 1))
        y += setting.height_px + gap
    return joined(*groups)


def agenda_fits(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether all articles stand on the card at the floor of their size."""
    assert isinstance(slide.body, Agenda)
    inner = agenda_area(setter, slide, deck)
    return _tall(setter, _settings(setter, slide.body.items, inner)) <= inner.height


def _tall(setter: Setter, settings: list[Setting]) -> int:
    floor = setter.design.theme.agenda.text.floor
    return sum(
        setting.height_px
        + (round(GAP_EM * size) if (size := setting.size_px) > floor else setter.design.px(LEAST_GAP_PX))
        for setting in settings
    )


def _settings(setter: Setter, items: tuple[RichText, ...], inner: Area) -> list[Setting]:
    """Return the articles' titles at one size: the largest that fits, or a little smaller to tear fewer words."""
    look = setter.design.theme.agenda.text
    fitting: list[list[Setting]] = []
    for size_px in sizes(setter, look):
        measure = inner.width - _indent(size_px) - 2 * setter.design.theme.flow.current.margins.x
        settings = [set_at(setter, item.strip(), look, size_px, measure, even=True) for item in items]
        if _tall(setter, settings) <= inner.height:
            fitting.append(settings)
        if fitting and (not _torn(fitting[-1]) or size_px < SHRINK * fitting[0][0].size_px):
            break
    return min(fitting, key=_torn) if fitting else settings


def _torn(settings: list[Setting]) -> int:
    """Return how many titles have a line that ends inside a word."""
    return sum(setting.tears_words for setting in settings)


def _indent(size_px: int) -> int:
    return round(1.7 * size_px)


def _entry(setter: Setter, setting: Setting, area: Area, number: int, *, lit: bool, ordinal: int) -> Items:
    design, agenda, current = setter.design, setter.design.theme.agenda, setter.design.theme.flow.current
    side = round(1.3 * setting.size_px)
    left = area.x + current.margins.x
    middle = area.y + setting.first_middle_px
    ink = Ink(design.colour(current.colour if lit else agenda.text.colour), Role.LABEL, number, lit)
    text = placed(setter, setting, left + _indent(setting.size_px), area.y, ink)
    pad = current.margins.y
    ground = set_off(design, Area(area.x, area.y - pad, area.width, area.height + 2 * pad), number) if lit else ()
    disc = BoxItem(left, middle - side // 2, side, side, design.colour(agenda.number_fill), Role.ORNAMENT, side // 2)
    figure = set_at(setter, RichText.of(str(ordinal)), agenda.number, agenda.number.size, side)
    label = Ink(design.colour(agenda.number.colour), Role.LABEL, align=0.5)
    top = middle - figure.pitch_px // 2
    return joined(ground, (disc,), placed(setter, figure, left, top, label, measure_px=side), text)

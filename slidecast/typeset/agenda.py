"""The opening: the programme's name, the date and the articles, numbered."""

from slidecast.model.bodies import Agenda
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import BoxItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.cover import centred, cover_card
from slidecast.typeset.head import chip_at, title_setting
from slidecast.typeset.items import Area, Items, chip_height, joined, set_off, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, boxed, set_at, sizes

GAP_EM = 0.56  # between the articles, in ems
LEAST_GAP_PX = 12  # at the floor of their size, at the design size


def lay_out_agenda(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of an opening or agenda slide."""
    assert isinstance(slide.body, Agenda)
    opening = opening_items(setter, slide, deck)
    area = agenda_area(setter, slide, deck)
    if not slide.body.items:
        return _cover(setter, slide, deck)
    card = surface_item(setter.design, setter.design.theme.card.surface, area)
    return joined(opening, (card,), _entries(setter, slide.body, area, unit))


def _cover(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return a large card with the programme's name and the date in its middle."""
    design, look = setter.design, setter.design.theme.agenda
    card = cover_card(setter)
    inner = card.inset(design.px(64), design.px(44))
    assert isinstance(slide.body, Agenda)
    name = boxed(setter, RichText.of(slide.title or deck.programme), look.cover, inner, even=True)
    date = set_at(setter, RichText.of(slide.body.date or deck.date), look.text, look.text.size, inner.width)
    under = set_at(setter, RichText.of(slide.subhead), look.text, look.text.size, inner.width)
    lines = [(name, look.cover.colour, Role.TITLE), (under, look.text.colour, Role.LABEL)]
    shown = centred(setter, [*lines, (date, look.text.colour, Role.LABEL)], inner)
    return joined((surface_item(design, design.theme.card.surface, card),), shown)


def agenda_area(setter: Setter, slide: Slide, deck: Deck) -> Area:
    """Return where the list of articles stands."""
    body, gap = Area.of(setter.design.frame.body), setter.design.frame.gap
    top = _title(setter, slide, deck).height_px + _title_top(setter) + gap
    return Area(body.x, top, body.width, max(body.bottom - top, 1))


def opening_items(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the date's chip, the heading and the programme's name."""
    design, agenda = setter.design, setter.design.theme.agenda
    frame, x = design.frame, design.frame.tags.x
    groups: list[Items] = []
    date = slide.body.date if isinstance(slide.body, Agenda) and slide.body.date else deck.date
    for text in (date, agenda.heading if isinstance(slide.body, Agenda) and slide.body.items else ""):
        if text:
            group, x = chip_at(setter, agenda.date, text, x, frame.tags.y)
            groups.append(group)
    ink = Ink(design.colour(agenda.programme.colour), Role.TITLE)
    groups.append(placed(setter, _title(setter, slide, deck), frame.title.x, _title_top(setter), ink))
    return joined(*groups)


def _title(setter: Setter, slide: Slide, deck: Deck) -> Setting:
    look = setter.design.theme.agenda.programme
    return title_setting(setter, slide.title or deck.programme, look, setter.design.frame.title.width, 2)


def _title_top(setter: Setter) -> int:
    frame = setter.design.frame
    return max(frame.title.y, frame.tags.y + chip_height(setter.design.theme.agenda.date) + setter.design.px(12))


def _entries(setter: Setter, body: Agenda, area: Area, unit: int | None) -> Items:
    """Return the numbered articles, spread evenly over the card."""
    margins = setter.design.theme.card.margins
    inner = area.inset(margins.x, margins.y)
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
    margins = setter.design.theme.card.margins
    inner = agenda_area(setter, slide, deck).inset(margins.x, margins.y)
    return _tall(setter, _settings(setter, slide.body.items, inner)) <= inner.height


def _tall(setter: Setter, settings: list[Setting]) -> int:
    floor = setter.design.theme.agenda.text.floor
    return sum(
        setting.height_px
        + (round(GAP_EM * size) if (size := setting.size_px) > floor else setter.design.px(LEAST_GAP_PX))
        for setting in settings
    )


def _settings(setter: Setter, items: tuple[RichText, ...], inner: Area) -> list[Setting]:
    """Return the articles' titles at one size: the largest at which they all fit and the fewest words are torn."""
    look = setter.design.theme.agenda.text
    tried: list[list[Setting]] = []
    for size_px in sizes(setter, look):
        measure = inner.width - _indent(size_px) - 2 * setter.design.theme.flow.current.margins.x
        tried.append([set_at(setter, item.strip(), look, size_px, measure, even=True) for item in items])
        if _tall(setter, tried[-1]) <= inner.height and not _torn(tried[-1]):
            return tried[-1]
    fitting = [settings for settings in tried if _tall(setter, settings) <= inner.height]
    return min(fitting, key=_torn) if fitting else tried[-1]


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
    ink = Ink(
        design.colour(current.colour if lit else agenda.text.colour), Role.LABEL, number, current.font if lit else None
    )
    text = placed(setter, setting, left + _indent(setting.size_px), area.y, ink)
    pad = current.margins.y
    ground = set_off(design, Area(area.x, area.y - pad, area.width, area.height + 2 * pad), number) if lit else ()
    disc = BoxItem(left, middle - side // 2, side, side, design.colour(agenda.number_fill), Role.ORNAMENT, side // 2)
    figure = set_at(setter, RichText.of(str(ordinal)), agenda.number, agenda.number.size, side)
    label = Ink(design.colour(agenda.number.colour), Role.LABEL, align=0.5)
    top = middle - figure.pitch_px // 2
    return joined(ground, (disc,), placed(setter, figure, left, top, label, measure_px=side), text)

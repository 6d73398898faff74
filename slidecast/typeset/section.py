"""The head of an article: its number on a strip, its title, where it comes from, and the way there as QR code."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from slidecast.model.bodies import Section
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import Role, ShapeItem
from slidecast.model.text import RichText
from slidecast.typeset.codes import code_card, code_side
from slidecast.typeset.cover import centred, cover_card, room_above
from slidecast.typeset.domains import domain_of
from slidecast.typeset.head import domain_at, site_icon, tags_row
from slidecast.typeset.items import Area, Items, chip_height, joined, shape_item, surface_item
from slidecast.typeset.pictured import icons_of, parted, strip_fits, strip_items
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, boxed, fitted, set_at

DISC_EM = 1.68  # diameter of the number's shape, in ems of the number
STRIP_INSET_PX = 20  # of the strip in its card
STRIP_EM = 1.3  # height of the strip: the shape stands out above and below
MOST_SIGNS = 9
FAINT = 0.3  # opacity of the signs of articles to come
GAP_PX = 28
STRIP_GAP_PX = 44  # below the strip: the number's shape stands out of it


@dataclass(frozen=True, slots=True)
class Places:
    """Where title, code and its words stand, pixels; no code and no words where the article has no link."""

    title: Area
    code: Area | None = None
    words: Area | None = None


def section_fits(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether title, code and captions have room beside the pictures; without pictures they have to."""
    del deck
    assert isinstance(slide.body, Section)
    if not slide.body.number:
        return strip_fits(setter, slide.body, _apart(setter, slide)[1])
    area, pictures = _shared(setter, slide)
    if pictures is None:
        return True
    places, title = _fitting(setter, slide, area)
    coded = places.code is not None or not domain_of(slide.url)
    return coded and _holds(places, title) and strip_fits(setter, slide.body, pictures)


def lay_out_section(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of an article's head; it has no units."""
    del unit
    assert isinstance(slide.body, Section)
    design, look = setter.design, setter.design.theme.section
    card = cover_card(setter)
    if not slide.body.number:
        return _apart_items(setter, slide, deck)
    strip = _strip_area(setter, card)
    area, pictures = _shared(setter, slide)
    places, title = _fitting(setter, slide, area)
    ink = Ink(design.colour(look.title.colour), Role.TITLE)
    top = places.title.y + max((places.title.height - title.height_px) // 2, 0)
    return joined(
        tags_row(setter, _unnumbered(slide, linked=places.code is not None), deck),
        (surface_item(design, design.theme.card.surface, card),),
        _strip(setter, slide.body, strip),
        placed(setter, title, places.title.x, top, ink),
        _link(setter, slide, places),
        strip_items(setter, slide.body, pictures),
    )


def _shared(setter: Setter, slide: Slide) -> tuple[Area, Area | None]:
    """Return the card's area below the strip that title and link may fill, and that of the pictures."""
    design, card = setter.design, cover_card(setter)
    inner = card.inset(design.px(64), design.px(44))
    below = inner.below(_strip_area(setter, card).bottom + design.px(STRIP_GAP_PX))
    return parted(setter, slide.body, below)


def _apart(setter: Setter, slide: Slide) -> tuple[Area, Area | None]:
    """Return the areas of title and pictures on the card of a section that is no article, which has no strip."""
    design = setter.design
    return parted(setter, slide.body, cover_card(setter).inset(design.px(64), design.px(44)))


def _apart_items(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the items of a section that is no article: its title in the middle of a card."""
    area, pictures = _apart(setter, slide)
    return joined(statement(setter, slide, deck, area), strip_items(setter, slide.body, pictures))


def lay_out_statement(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of a slide that has nothing but a title and a line below it."""
    del unit
    return statement(setter, slide, deck, _apart(setter, slide)[0])


def statement(setter: Setter, slide: Slide, deck: Deck, area: Area) -> Items:
    """Return the row of chips, and on a card in the middle of an area the title with the line below it."""
    look, below = setter.design.theme.section.title, setter.design.theme.heading.subhead
    subhead = fitted(setter, RichText.of(slide.subhead), below, area.width, lines=1)
    title = boxed(setter, RichText.of(slide.title), look, room_above(setter, (subhead,), area), even=True)
    lines = [(title, look.colour, Role.TITLE), (subhead, below.colour, Role.LABEL)]
    card = surface_item(setter.design, setter.design.theme.card.surface, cover_card(setter))
    return joined(tags_row(setter, slide, deck), (card,), centred(setter, lines, area))


def _unnumbered(slide: Slide, *, linked: bool) -> Slide:
    """Return the slide without what its card shows larger: number, link, and the icon of the link's site."""
    assert isinstance(slide.body, Section)
    body = replace(slide.body, pictures=icons_of(slide.body)[linked:])
    return replace(slide, article=None, url="", page=0, pages=0, body=body)


def _fitting(setter: Setter, slide: Slide, area: Area) -> tuple[Places, Setting]:
    """Return the first places in which the title fits, else the last, and the title."""
    look, text = setter.design.theme.section.title, RichText.of(slide.title)
    for places in _places(setter, slide, area):
        title = boxed(setter, text, look, places.title, even=True)
        if _holds(places, title):
            break
    return places, title


def _holds(places: Places, title: Setting) -> bool:
    """Return whether the title stands whole in its place."""
    return title.height_px <= places.title.height and not title.splits_words


def _places(setter: Setter, slide: Slide, area: Area) -> Iterator[Places]:
    """Yield the ways to share the area: the code at the title's side, below it, as small as can be read, not at all."""
    design, url = setter.design, slide.url
    if not domain_of(url):
        yield Places(area)
        return
    wanted, gap = design.theme.section.qr_size, design.px(GAP_PX)
    if not design.portrait:
        yield _beside(setter, url, area, wanted)
    for size in (wanted, 0):
        side = code_side(setter, url, size, area.height)
        foot = Area(area.x, area.bottom - side, area.width, side)
        code = Area(foot.x, foot.y, side, side)
        words = Area(code.right + gap, foot.y, foot.right - code.right - gap, side)
        yield Places(replace(area, height=max(foot.y - gap - area.y, 1)), code, words)
    yield Places(area)


def _beside(setter: Setter, url: str, area: Area, wanted: int) -> Places:
    """Return the code in the lower right corner, its hint above it and the domain at the foot of the title."""
    design, gap = setter.design, setter.design.px(GAP_PX)
    side = code_side(setter, url, wanted, area.height)
    code = Area(area.right - side, area.bottom - side, side, side)
    foot = chip_height(design.theme.tags.domain)
    words = Area(area.x, area.bottom - foot, area.width - side - 2 * gap, foot)
    title = Area(area.x, area.y, words.width, max(words.y - gap - area.y, 1))
    return Places(title, code, words)


def _strip_area(setter: Setter, card: Area) -> Area:
    design = setter.design
    inset = card.inset(design.px(STRIP_INSET_PX), design.px(STRIP_INSET_PX))
    return replace(inset, height=round(STRIP_EM * design.theme.section.number.size))


def _strip(setter: Setter, section: Section, area: Area) -> Items:
    """Return the strip with the number on its shape, which of how many it is, and a sign for each."""
    design, look = setter.design, setter.design.theme.section
    side, pad = round(DISC_EM * look.number.size), design.px(GAP_PX)
    disc = Area(area.x + pad, area.y + (area.height - side) // 2, side, side)
    text = look.number_form.format(number=section.number, total=section.total)
    number = set_at(setter, RichText.of(text), look.number, look.number.size, disc.width)
    ink = Ink(design.colour(look.number.colour), Role.FIGURE, align=0.5)
    ground = shape_item(design, look.number_shape, disc, look.number_colours)
    label = look.total_form.format(number=section.number, total=section.total)
    total = set_at(setter, RichText.of(label), look.total, look.total.size, area.width)
    x, middle = disc.right + pad, area.y + area.height // 2
    label_ink = Ink(design.colour(look.total.colour), Role.LABEL)
    return joined(
        (surface_item(design, look.strip, area), ground),
        placed(setter, number, disc.x, middle - number.height_px // 2, ink, measure_px=disc.width),
        placed(setter, total, x, middle - total.pitch_px // 2, label_ink) if label else (),
        _signs(setter, section, replace(area, x=x, width=area.right - pad - x), round(total.width_px)),
    )


def _signs(setter: Setter, section: Section, area: Area, taken: int) -> Items:
    """Return the chapter bar's sign once for each article at the area's right; none where there is no room."""
    design, side = setter.design, setter.design.theme.section.sign_size
    pitch = round(1.5 * side)
    if not side or not 1 < section.total <= MOST_SIGNS or section.total * pitch > area.width - taken - side:
        return ()
    look = design.theme.bar
    colours = tuple(design.colour(name) for name in look.head_colours)
    left, top = area.right - (section.total - 1) * pitch - side, area.y + (area.height - side) // 2
    return tuple(
        ShapeItem(
            look.head_shape,
            left + at * pitch,
            top,
            side,
            side,
            colours,
            Role.ORNAMENT,
            (0.0, 1.0 if at < section.number else FAINT),
        )
        for at in range(section.total)
    )


def _link(setter: Setter, slide: Slide, places: Places) -> Items:
    """Return the link's code, the hint and the domain."""
    if not places.code or not places.words:
        return ()
    design, look, code, words = setter.design, setter.design.theme.section, places.code, places.words
    chip, gap, icon = design.theme.tags.domain, design.px(10), site_icon(slide)
    hint = set_at(setter, RichText.of(look.hint), look.hint_text, look.hint_text.size, words.width)
    ink = Ink(design.colour(look.hint_text.colour), Role.LABEL, align=0.5)
    if words.x < code.x:
        above = placed(setter, hint, code.x, code.y - hint.height_px - gap, ink, measure_px=code.width)
        domain, _ = domain_at(setter, slide.url, words, icon)
    else:
        top = words.y + (words.height - hint.height_px - chip_height(chip) - gap) // 2
        above = placed(setter, hint, words.x + design.px(4), top, replace(ink, align=0.0))
        y = top + hint.height_px + gap
        domain, _ = domain_at(setter, slide.url, replace(words, y=y), icon)
    return joined(code_card(setter, slide.url, code), above, domain)

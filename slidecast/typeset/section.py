"""The head of an article: its number, its title, where it comes from, and the way there as QR code."""

from dataclasses import replace

from slidecast.model.bodies import Section
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import BoxItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.codes import code_card
from slidecast.typeset.cover import cover_card
from slidecast.typeset.head import chip_at, domain_of, tags_row
from slidecast.typeset.items import Area, Items, chip_height, joined, surface_item
from slidecast.typeset.setting import Ink, Setter, boxed, placed, set_at

LINK_SHARE = 0.44  # of the card's width, left of a link that stands beside the number
DISC_EM = 1.3  # diameter of the number's disc, in ems of the number


def lay_out_section(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of an article's head; it has no units."""
    del unit
    assert isinstance(slide.body, Section)
    design, look = setter.design, setter.design.theme.section
    card = cover_card(setter)
    inner = card.inset(design.px(64), design.px(36))
    disc = round(DISC_EM * look.number.size)
    foot = Area(inner.x, inner.bottom - look.qr_size, inner.width, look.qr_size) if domain_of(slide.url) else None
    top = inner.y + disc + design.px(24)
    room = (foot.y - design.px(24) if foot else inner.bottom) - top
    title = boxed(setter, RichText.of(slide.title), look.title, Area(inner.x, top, inner.width, room), even=True)
    if foot and title.height_px > room:  # a title of many lines: the link stands beside the number
        foot = Area(
            inner.x + round(inner.width * LINK_SHARE), inner.y, round(inner.width * (1 - LINK_SHARE)), foot.height
        )
        top, room = foot.bottom + design.px(16), inner.bottom - foot.bottom - design.px(16)
        title = boxed(setter, RichText.of(slide.title), look.title, Area(inner.x, top, inner.width, room), even=True)
    ink = Ink(design.colour(look.title.colour), Role.TITLE)
    return joined(
        tags_row(setter, replace(slide, article=None, url="", page=0, pages=0), deck),
        (surface_item(design, design.theme.card.surface, card),),
        _number(setter, slide.body, Area(inner.x, inner.y, disc, disc)),
        placed(setter, title, inner.x, top + max((room - title.height_px) // 2, 0), ink),
        _link(setter, slide.url, foot) if foot else (),
    )


def _number(setter: Setter, section: Section, disc: Area) -> Items:
    """Return the number on its disc, and beside it which of how many it is."""
    design, look = setter.design, setter.design.theme.section
    text = look.number_form.format(number=section.number, total=section.total)
    number = set_at(setter, RichText.of(text), look.number, look.number.size, disc.width)
    ink = Ink(design.colour(look.number.colour), Role.FIGURE, align=0.5)
    ground = BoxItem(
        disc.x, disc.y, disc.width, disc.height, design.colour(look.number_fill), Role.ORNAMENT, disc.height // 2
    )
    label = look.total_form.format(number=section.number, total=section.total)
    total = set_at(setter, RichText.of(label), look.total, look.total.size, design.frame.body.width)
    x, top = disc.right + design.px(28), disc.y + (disc.height - total.pitch_px) // 2
    return joined(
        (ground,),
        placed(setter, number, disc.x, disc.y + (disc.height - number.height_px) // 2, ink, measure_px=disc.width),
        placed(setter, total, x, top, Ink(design.colour(look.total.colour), Role.LABEL)) if label else (),
    )


def _link(setter: Setter, url: str, foot: Area) -> Items:
    """Return the link's code, the hint and the domain beside it."""
    design, look = setter.design, setter.design.theme.section
    code = Area(foot.x, foot.y, foot.height, foot.height)
    x = code.right + design.px(32)
    hint = set_at(setter, RichText.of(look.hint), look.hint_text, look.hint_text.size, foot.right - x)
    chip = design.theme.tags.domain
    top = code.y + (code.height - hint.height_px - chip_height(chip) - design.px(10)) // 2
    domain, _ = chip_at(setter, chip, domain_of(url), x, top + hint.height_px + design.px(10), icon=Shape.GLOBE)
    ink = Ink(design.colour(look.hint_text.colour), Role.LABEL)
    return joined(code_card(setter, url, code), placed(setter, hint, x + design.px(4), top, ink), domain)

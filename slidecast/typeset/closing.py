"""The end: thanks, the letters form with its QR code, credits. What is announced stands on pages before it."""

from dataclasses import dataclass

from slidecast.model.bodies import Closing
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.codes import code_card, code_side
from slidecast.typeset.cover import card_items, centred, cover_card, cover_height
from slidecast.typeset.domains import domain_of
from slidecast.typeset.head import domain_at, tags_row, title_setting
from slidecast.typeset.items import Area, Items, chip_height, joined, shape_item, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, fitted, set_at

GAP_PX = 32
ICON_PX = 56
CODE_GAP_PX = 44  # between the code and the words beside it
WORD_GAP_PX = 16
CREDIT_JOINT = "　／　"


def lay_out_closing(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of a closing slide: thanks above, form in the middle, credits at the foot of one card."""
    del unit
    assert isinstance(slide.body, Closing)
    design, look = setter.design, setter.design.theme.closing
    card = cover_card(setter)
    inner = card.inset(design.px(56), design.px(36))
    credits = _credits(setter, slide.body, inner)
    foot = inner.bottom - sum(setting.height_px for setting in credits)
    thanks = _thanks(setter, slide, deck, inner.width)
    top = inner.y + cover_height(setter, thanks)
    form = _form_area(setter, inner, (top, foot), slide.body)
    if form and form.y < top + design.px(GAP_PX // 2) and slide.title in ("", deck.programme):
        thanks = thanks[:1]  # no room for both, and the programme's name stands at the head already
        form = _form_area(setter, inner, (inner.y + cover_height(setter, thanks), foot), slide.body)
    room = Area(inner.x, inner.y, inner.width, (form.y if form else foot) - inner.y - design.px(GAP_PX // 2))
    return joined(
        tags_row(setter, slide, deck),
        card_items(setter, lined=True),
        centred(setter, thanks, room),
        _form(setter, slide.body, form) if form else (),
        _lines(setter, credits, inner, foot, look.credits.colour),
    )


def closing_fits(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether the slide announces nothing: announcements have pages of their own."""
    del setter, deck
    assert isinstance(slide.body, Closing)
    return not slide.body.announcement


def _thanks(setter: Setter, slide: Slide, deck: Deck, width: int) -> list[tuple[Setting, str, Role]]:
    """Return the thanks, and the slide's title or the programme's name below them."""
    look = setter.design.theme.closing
    thanks = fitted(setter, RichText.of(look.thanks), look.title, width, lines=1, even=True)
    name = fitted(setter, RichText.of(slide.title or deck.programme), look.programme, width, lines=2, even=True)
    return [(thanks, look.title.colour, Role.TITLE), (name, look.programme.colour, Role.LABEL)]


def _credits(setter: Setter, closing: Closing, inner: Area) -> list[Setting]:
    look = setter.design.theme.closing.credits
    return [fitted(setter, RichText.of(line), look, inner.width, lines=2) for line in _packed(setter, closing, inner)]


def _packed(setter: Setter, closing: Closing, inner: Area) -> list[str]:
    """Return the credits, as many on a line as there is room for, so that no line ends with what joins them."""
    look, lines = setter.design.theme.closing.credits, list(closing.credits[:1])
    for credit in closing.credits[1:]:
        longer = lines[-1] + CREDIT_JOINT + credit
        if len(set_at(setter, RichText.of(longer), look, look.size, inner.width).lines) == 1:
            lines[-1] = longer
        else:
            lines.append(credit)
    return lines


def _lines(setter: Setter, settings: list[Setting], inner: Area, top: int, colour: str) -> Items:
    groups: list[Items] = []
    for setting in settings:
        ink = Ink(setter.design.colour(colour), Role.LABEL, align=0.5)
        groups.append(placed(setter, setting, inner.x, top, ink, measure_px=inner.width))
        top += setting.height_px
    return joined(*groups)


def _form_area(setter: Setter, inner: Area, between: tuple[int, int], closing: Closing) -> Area | None:
    """Return the panel of the form: as high as its code, which gets smaller where there is less room, and its words.

    None where there is no form.

    Args:
        between: where the thanks end and the credits begin.
    """
    if not closing.form_url:
        return None
    top, foot = between
    design, look = setter.design, setter.design.theme.closing
    gap = design.px(GAP_PX // 2) if foot < inner.bottom else 0
    edges, url = 2 * design.theme.card.margins.y, closing.form_url
    room = foot - gap - top - design.px(GAP_PX // 2) - edges
    height = max(min(code_side(setter, url, look.qr_size, inner.height), room), code_side(setter, url, 0, inner.height))
    height += edges
    words = _form_words(
        setter, closing, inner.width - height - design.px(CODE_GAP_PX) - 2 * design.theme.card.margins.x
    )
    height = max(height, words.height + edges)
    return Area(inner.x, foot - gap - height, inner.width, height)


@dataclass(frozen=True, slots=True)
class _FormWords:
    """The form's name and invitation, set, and the height that they take with its domain, pixels."""

    label: Setting
    invitation: Setting
    height: int


def _form_words(setter: Setter, closing: Closing, measure: int) -> _FormWords:
    design, look = setter.design, setter.design.theme.closing
    beside = measure - design.px(ICON_PX) - design.px(18)
    label = title_setting(setter, closing.form_label, look.form, beside, 2)
    invitation = fitted(setter, RichText.of(look.invitation), look.text, measure, lines=2)
    gap = design.px(WORD_GAP_PX)
    chip = chip_height(design.theme.tags.domain) + gap if domain_of(closing.form_url) else 0
    return _FormWords(label, invitation, label.height_px + gap + invitation.height_px + chip)


def _form(setter: Setter, closing: Closing, area: Area) -> Items:
    """Return the letters form: its code, and beside it what it is for, its name and its domain."""
    design, look = setter.design, setter.design.theme.closing
    margins = design.theme.card.margins
    side = code_side(setter, closing.form_url, look.qr_size, area.height - 2 * margins.y)
    edge = (area.height - side) // 2
    code = Area(area.x + edge, area.y + edge, side, side)
    x = code.right + design.px(CODE_GAP_PX)
    measure = area.right - margins.x - x
    icon, gap = design.px(ICON_PX), design.px(WORD_GAP_PX)
    words = _form_words(setter, closing, measure)
    label, invitation = words.label, words.invitation
    top = area.y + max((area.height - words.height) // 2, 0)
    spot = Area(x, top + (label.pitch_px - icon) // 2, icon, icon)
    panel = design.theme.card.surface.model_copy(update={"fill": look.panel, "shadow_blur": 0})
    below = top + label.height_px + gap
    domain = Area(x, below + invitation.height_px + gap, measure, chip_height(design.theme.tags.domain))
    return joined(
        (surface_item(design, panel, area), shape_item(design, Shape.MAIL, spot, (look.form.colour,))),
        code_card(setter, closing.form_url, code),
        placed(setter, label, spot.right + design.px(18), top, Ink(design.colour(look.form.colour), Role.BODY)),
        placed(setter, invitation, x, below, Ink(design.colour(look.text.colour), Role.BODY)),
        domain_at(setter, closing.form_url, domain, Shape.GLOBE)[0],
    )

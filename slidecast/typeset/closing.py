"""The end: the announcement, the letters form with its QR code, thanks and credits."""

from dataclasses import dataclass

from slidecast.model.bodies import Closing, FlowKind
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import Role
from slidecast.model.text import RichText
from slidecast.typeset.codes import code_card
from slidecast.typeset.flow import row_items, stacked
from slidecast.typeset.head import domain_of, tags_row, title_setting
from slidecast.typeset.items import Area, Items, joined, surface_item
from slidecast.typeset.rows import Row, SetRow, set_rows, stack_height
from slidecast.typeset.setting import Ink, Setter, Setting, fitted, placed, sizes


def lay_out_closing(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of a closing slide."""
    assert isinstance(slide.body, Closing)
    plot = _plot(setter, slide)
    look, frame = setter.design.theme.closing, setter.design.frame
    ink = Ink(setter.design.colour(look.title.colour), Role.TITLE)
    return joined(
        tags_row(setter, slide, deck),
        placed(setter, plot.title, frame.title.x, frame.title.y, ink),
        _announcement(setter, slide.body, plot.announcement, unit) if slide.body.announcement else (),
        _form(setter, slide.body, plot.form) if plot.form else (),
        _credit_items(setter, plot.credits, plot.credits_top),
    )


def closing_fits(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether announcement, form and credits stand on one page at the floors of their sizes."""
    del deck
    assert isinstance(slide.body, Closing)
    area = _plot(setter, slide).announcement
    return area.height > 1 and _announcement_rows(setter, slide.body, area)[1]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the parts of the page stand; `credits_top` in pixels."""

    title: Setting
    announcement: Area
    form: Area | None
    credits: list[Setting]
    credits_top: int


def _plot(setter: Setter, slide: Slide) -> _Plot:
    assert isinstance(slide.body, Closing)
    design, look, frame = setter.design, setter.design.theme.closing, setter.design.frame
    title = title_setting(setter, slide.title or look.thanks, look.title, frame.title.width, 2)
    body = Area.of(frame.body)
    credits = _credits(setter, slide.body, body)
    top = frame.title.y + title.height_px + frame.gap
    foot = body.bottom - sum(setting.height_px for setting in credits) - (design.px(12) if credits else 0)
    form = None
    bottom = foot
    if slide.body.form_url:
        height = look.qr_size + 2 * design.theme.card.margins.y
        start = foot - height if slide.body.announcement else top
        form = Area(body.x, start, body.width, height)
        bottom = start - frame.gap
    return _Plot(title, Area(body.x, top, body.width, max(bottom - top, 1)), form, credits, foot + design.px(12))


def _credits(setter: Setter, closing: Closing, body: Area) -> list[Setting]:
    look = setter.design.theme.closing.credits
    return [fitted(setter, RichText.of(line), look, body.width, lines=2) for line in closing.credits]


def _credit_items(setter: Setter, settings: list[Setting], top: int) -> Items:
    look, x = setter.design.theme.closing.credits, setter.design.frame.title.x
    groups: list[Items] = []
    for setting in settings:
        groups.append(placed(setter, setting, x, top, Ink(setter.design.colour(look.colour), Role.LABEL)))
        top += setting.height_px
    return joined(*groups)


def _announcement(setter: Setter, closing: Closing, area: Area, unit: int | None) -> Items:
    """Return the announcement's sentences in a card, the spoken one set off."""
    margins = setter.design.theme.card.margins
    inner = area.inset(margins.x, margins.y)
    rows, _ = _announcement_rows(setter, closing, area)
    spots = stacked(setter, rows, inner.y + max((inner.height - stack_height(setter, rows)) // 2, 0))
    card = surface_item(setter.design, setter.design.theme.card.surface, area)
    return joined((card,), *(row_items(setter, spot, inner, unit) for spot in spots))


def _announcement_rows(setter: Setter, closing: Closing, area: Area) -> tuple[tuple[SetRow, ...], bool]:
    """Return the sentences at the largest size at which they fit the card, and whether they do."""
    margins = setter.design.theme.card.margins
    inner = area.inset(margins.x, margins.y)
    rows = tuple(Row(FlowKind.PARAGRAPH, text, i, 0, i == 0, False) for i, text in enumerate(closing.announcement))
    for size_px in sizes(setter, setter.design.theme.closing.text):
        settings = set_rows(setter, rows, size_px, inner.width)
        if stack_height(setter, settings) <= inner.height:
            return settings, True
    return settings, False


def _form(setter: Setter, closing: Closing, area: Area) -> Items:
    """Return the letters form: its name, its domain and its code in a card."""
    design, look, section = setter.design, setter.design.theme.closing, setter.design.theme.section
    margins = design.theme.card.margins
    code = Area(area.x + margins.x, area.y + margins.y, look.qr_size, look.qr_size)
    x = code.right + design.px(36)
    measure = area.right - margins.x - x
    label = fitted(setter, RichText.of(closing.form_label), look.form, measure, lines=2)
    domain = fitted(setter, RichText.of(domain_of(closing.form_url)), section.domain, measure, lines=1)
    top = code.y + (code.height - label.height_px - domain.height_px) // 2
    return joined(
        (surface_item(design, design.theme.card.surface, area),),
        code_card(setter, closing.form_url, code),
        placed(setter, label, x, top, Ink(design.colour(look.form.colour), Role.BODY)),
        placed(setter, domain, x, top + label.height_px, Ink(design.colour(section.domain.colour), Role.LABEL)),
    )

"""A slide laid out as a page, by the master of its body."""

from collections.abc import Callable

from slidecast.model.bodies import Agenda, Closing, Flow, Quotation, RawMedia, Section
from slidecast.model.deck import Deck, Slide
from slidecast.model.metrics import FontMetrics
from slidecast.model.page import Page
from slidecast.model.theme import Theme
from slidecast.typeset.agenda import lay_out_agenda
from slidecast.typeset.closing import lay_out_closing
from slidecast.typeset.design import Size, design_of
from slidecast.typeset.flow import lay_out_flow
from slidecast.typeset.items import Items
from slidecast.typeset.quotation import lay_out_quotation
from slidecast.typeset.scene import GROUND
from slidecast.typeset.section import lay_out_section
from slidecast.typeset.setting import Setter

Master = Callable[[Setter, Slide, Deck, int | None], Items]

MASTERS: dict[type, Master] = {
    Flow: lay_out_flow,
    Agenda: lay_out_agenda,
    Section: lay_out_section,
    Quotation: lay_out_quotation,
    Closing: lay_out_closing,
}


def lay_out(
    slide: Slide, index: int, deck: Deck, theme: Theme, size: Size, metrics: FontMetrics, unit: int | None = None
) -> Page:
    """Return a slide of a paginated deck as a page, with one unit of its body set off.

    Args:
        slide: `deck.slides[index]`.
        size: width and height of the film, pixels.
        unit: None sets nothing off.
    """
    del index
    setter = Setter(design_of(theme, size), metrics, deck.protected)
    if isinstance(slide.body, RawMedia):
        return Page(*size, GROUND, (), presenter=False)
    items = MASTERS[type(slide.body)](setter, slide, deck, unit)
    return Page(*size, GROUND, items, presenter=theme.character.shown)

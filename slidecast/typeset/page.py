"""A slide laid out as a page, by the master of its body."""

from slidecast.model.bodies import Agenda, Closing, RawMedia, Section
from slidecast.model.deck import Deck, Slide
from slidecast.model.metrics import FontMetrics
from slidecast.model.page import Page
from slidecast.model.theme import Theme
from slidecast.typeset.design import Size, design_of
from slidecast.typeset.flow import lay_out_flow, page_area
from slidecast.typeset.items import joined
from slidecast.typeset.masters import master_for
from slidecast.typeset.pictured import parted, strip_items
from slidecast.typeset.plain import plain_slide
from slidecast.typeset.raw import raw_items
from slidecast.typeset.scene import COVER, GROUND
from slidecast.typeset.setting import Setter
from slidecast.typeset.sizing import canvas_of, enlarged

COVERS = (Agenda, Section, Closing)
"""Bodies of pages with the cover's ground."""


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
    setter = Setter(design_of(theme, canvas_of(size)), metrics, deck.protected)
    if isinstance(slide.body, RawMedia):
        raw = raw_items(setter, slide, canvas_of(size))
        return Page(*size, GROUND, enlarged(raw, size), presenter=False, bar=False)
    master = master_for(setter, slide, deck)
    items = (
        master.lay_out(setter, slide, deck, unit) if master else lay_out_flow(setter, plain_slide(slide), deck, unit)
    )
    if not isinstance(slide.body, Section):  # which has room for pictures on its card
        strip = parted(setter, slide.body, page_area(setter, slide))[1]
        items = joined(items, strip_items(setter, slide.body, strip))
    ground = COVER if isinstance(slide.body, COVERS) else GROUND
    return Page(*size, ground, enlarged(items, size), presenter=theme.character.shown)

"""The quotation master: the words large between quotation marks, who said them below."""

from slidecast.model.bodies import Quotation
from slidecast.model.deck import Deck, Slide
from slidecast.model.page import Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.figures import with_figures
from slidecast.typeset.flow import body_area, content_head
from slidecast.typeset.items import Area, Items, joined, shape_item, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, boxed, fitted

MARK_EDGE_PX = 20  # from a corner of the card to its quotation mark, at the design size


def lay_out_quotation(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
    """Return the items of a quotation slide."""
    del unit  # its one unit fills the page
    assert isinstance(slide.body, Quotation)
    design, look = setter.design, setter.design.theme.quote
    area = body_area(setter, slide)
    text, author, room = _words(setter, slide.body, area)
    top = room.y + max((room.height - text.height_px) // 2, 0)
    marker = design.theme.marker
    ink = Ink(
        design.colour(look.text.colour),
        Role.BODY,
        0,
        marker=design.colour(marker.quiet_colour),  # no unit is set off: the words stand out by themselves
        marked=design.colour(marker.marked_colour),
    )
    by = Ink(design.colour(look.author.colour), Role.LABEL, align=1.0)
    return joined(
        content_head(setter, slide, deck),
        (surface_item(design, design.theme.card.surface, area), *_marks(setter, area)),
        placed(setter, text, room.x, top, ink),
        placed(setter, author, room.x, room.bottom, by, measure_px=room.width),
    )


def quotation_fits(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether the words stand on the card at the floor of their size."""
    del deck
    assert isinstance(slide.body, Quotation)
    text, _, room = _words(setter, slide.body, body_area(setter, slide))
    return text.height_px <= room.height


def _words(setter: Setter, body: Quotation, area: Area) -> tuple[Setting, Setting, Area]:
    """Return the words, who said them, and the room of the words."""
    look, margins = setter.design.theme.quote, setter.design.theme.card.margins
    inner = area.inset(look.mark_size + setter.design.px(MARK_EDGE_PX + 8), margins.y + look.mark_size // 3)
    author = fitted(setter, RichText.of(body.author), look.author, inner.width, lines=2)
    room = Area(inner.x, inner.y, inner.width, inner.height - author.height_px)
    return boxed(setter, with_figures(body.text), look.text, room, even=True), author, room


def _marks(setter: Setter, area: Area) -> Items:
    """Return the quotation marks in the card's corners."""
    look, side = setter.design.theme.quote, setter.design.theme.quote.mark_size
    edge = setter.design.px(MARK_EDGE_PX)
    first = Area(area.x + edge, area.y + edge, side, side)
    last = Area(area.right - edge - side, area.bottom - edge - side, side, side)
    return (
        shape_item(setter.design, Shape.QUOTE_OPEN, first, (look.mark_colour,)),
        shape_item(setter.design, Shape.QUOTE_CLOSE, last, (look.mark_colour,)),
    )

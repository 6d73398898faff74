"""Which master lays out which body, and how to tell whether a slide fits it at the floors of size."""

from collections.abc import Callable
from dataclasses import dataclass

from slidecast.model.bodies import Agenda, Closing, Flow, Quotation, Section
from slidecast.model.deck import Deck, Slide
from slidecast.typeset.agenda import agenda_fits, lay_out_agenda
from slidecast.typeset.closing import closing_fits, lay_out_closing
from slidecast.typeset.flow import lay_out_flow
from slidecast.typeset.items import Items
from slidecast.typeset.quotation import lay_out_quotation, quotation_fits
from slidecast.typeset.section import lay_out_section
from slidecast.typeset.setting import Setter


def always(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Tell that a slide fits: its text is short, or was cut to fit before."""
    del setter, slide, deck
    return True


@dataclass(frozen=True, slots=True)
class Master:
    """How a kind of body is laid out with one unit set off, and whether it fits on one page."""

    lay_out: Callable[[Setter, Slide, Deck, int | None], Items]
    fits: Callable[[Setter, Slide, Deck], bool] = always


MASTERS: dict[type, Master] = {
    Agenda: Master(lay_out_agenda, agenda_fits),
    Closing: Master(lay_out_closing, closing_fits),
    Flow: Master(lay_out_flow),
    Quotation: Master(lay_out_quotation, quotation_fits),
    Section: Master(lay_out_section),
}

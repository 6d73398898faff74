"""Which master lays out which slide, and how to tell whether a slide fits it at the floors of size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from slidecast.model.bodies import (
    Agenda,
    Body,
    Closing,
    Comparison,
    Entries,
    Figures,
    Flow,
    Illustrated,
    Quotation,
    Section,
    Table,
)
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.typeset.agenda import agenda_fits, lay_out_agenda
from slidecast.typeset.bars import bar_rows
from slidecast.typeset.card_rows import card_rows, split_rows
from slidecast.typeset.cards import brief_cards, by_columns, cards, roomy
from slidecast.typeset.closing import closing_fits, lay_out_closing
from slidecast.typeset.columns import two_columns
from slidecast.typeset.compared import figure_rows
from slidecast.typeset.comparison import one_list, two_lists
from slidecast.typeset.diagrams import cycle, pyramid, pyramid_beside, triangle
from slidecast.typeset.flow import lay_out_flow
from slidecast.typeset.headed import headed_cards
from slidecast.typeset.illustrated import picture_and_points
from slidecast.typeset.items import Items
from slidecast.typeset.key_figures import key_figures
from slidecast.typeset.plot import Plotter, brief, few_lines, lay_out_plots, plots_fit
from slidecast.typeset.progress import progress_rows
from slidecast.typeset.questions import questions
from slidecast.typeset.quotation import lay_out_quotation, quotation_fits
from slidecast.typeset.section import lay_out_section, lay_out_statement, section_fits
from slidecast.typeset.setting import Setter
from slidecast.typeset.steps import (
    flow_rows,
    stairs,
    step_rows,
    steps_across,
    timeline_across,
    timeline_rows,
)
from slidecast.typeset.table import table_rows


def always(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Tell that a slide fits: its text is short, or was cut to fit before."""
    del setter, slide, deck
    return True


@dataclass(frozen=True, slots=True)
class Master:
    """How a kind of slide is laid out with one unit set off, and whether it fits on one page."""

    lay_out: Callable[[Setter, Slide, Deck, int | None], Items]
    fits: Callable[[Setter, Slide, Deck], bool] = always


def plotted(*plotters: Plotter) -> Master:
    """Return the master of plotters, the most wanted first."""
    return Master(lay_out_plots(plotters), plots_fit(plotters))


def _lanes(columns: int) -> Plotter:
    return headed_cards(columns, lanes=True)


STEP_LINES = 4  # in a box beside others
ROW_LINES = 3  # beside a head; longer text has the whole width below it

SPLIT = few_lines(split_rows, ROW_LINES)

CARDS = plotted(
    *by_columns(brief_cards), SPLIT, *by_columns(brief_cards, 3, 2)[1:], *by_columns(roomy(cards), 1, 2, 3), split_rows
)
HEADED = plotted(*by_columns(roomy(headed_cards), 3, 2, 1))
STEPS = plotted(step_rows)
COLUMNS = plotted(two_columns)
STATEMENT = Master(lay_out_statement)

MASTERS: dict[type, Master] = {
    Agenda: Master(lay_out_agenda, agenda_fits),
    Closing: Master(lay_out_closing, closing_fits),
    Comparison: plotted(one_list, two_lists, figure_rows),
    Entries: CARDS,
    Figures: plotted(key_figures(), key_figures(2), key_figures(1), progress_rows),
    Flow: Master(lay_out_flow),
    Illustrated: plotted(picture_and_points),
    Quotation: Master(lay_out_quotation, quotation_fits),
    Section: Master(lay_out_section, section_fits),
    Table: plotted(table_rows),
}
"""Of bodies, whatever the kind of their slide."""

KINDS: dict[tuple[SlideKind, type], Master] = {
    (SlideKind.BAR_COMPARE, Comparison): plotted(bar_rows, figure_rows),
    (SlideKind.BULLET_CARDS, Entries): plotted(card_rows, SPLIT, *by_columns(roomy(cards), 2), split_rows),
    (SlideKind.CYCLE, Entries): plotted(cycle),
    (SlideKind.DIAGRAM, Entries): plotted(*by_columns(_lanes, 4, 3, 2)),
    (SlideKind.FAQ, Entries): plotted(questions(1), questions(2)),
    (SlideKind.FLOW_CHART, Entries): plotted(flow_rows),
    (SlideKind.HEADER_CARDS, Entries): HEADED,
    (SlideKind.PROCESS, Entries): plotted(brief(steps_across, STEP_LINES), step_rows, steps_across),
    (SlideKind.PROCESS_LIST, Entries): STEPS,
    (SlideKind.PROGRESS, Figures): plotted(progress_rows),
    (SlideKind.PYRAMID, Entries): plotted(pyramid, pyramid_beside),
    (SlideKind.STEP_UP, Entries): plotted(stairs, step_rows),
    (SlideKind.TIMELINE, Entries): plotted(timeline_across, timeline_rows),
    (SlideKind.TRIANGLE, Entries): plotted(triangle),
}
"""Of kinds of slide that have a master of their own."""


ORDERED = (SlideKind.PROCESS, SlideKind.PROCESS_LIST, SlideKind.STEP_UP, SlideKind.TIMELINE)
"""Kinds whose masters show the order of their entries: pages more do too, cards would not."""

EMPTY = (Flow(()), Comparison("", ""), Entries(()), Figures(()), Quotation(RichText()), Table((), ()))
"""Bodies with nothing to show; their slides are their titles."""


def masters_of(slide: Slide) -> Sequence[Master]:
    """Return the masters that may lay a slide out, its own first, a plainer one behind it; none for raw media."""
    if isinstance(slide.body, Flow) and slide.body.split:
        return [COLUMNS]
    if slide.title and _is_empty(slide.body):
        return [STATEMENT]
    own = KINDS.get((slide.kind, type(slide.body)))
    plain = MASTERS.get(type(slide.body))
    if isinstance(slide.body, Entries) and slide.body.centre:  # which only a cycle has a place for
        return [own] if own and slide.kind is SlideKind.CYCLE else []
    if own and slide.kind in ORDERED:
        return [own]
    return [master for master in (own, plain) if master]


def _is_empty(body: Body) -> bool:
    """Return whether a body has nothing to show, whatever columns it asks for."""
    return (replace(body, columns=None) if isinstance(body, Entries | Figures) else body) in EMPTY


def master_for(setter: Setter, slide: Slide, deck: Deck) -> Master | None:
    """Return the first master that holds a slide on one page; None where none does."""
    return next((master for master in masters_of(slide) if master.fits(setter, slide, deck)), None)

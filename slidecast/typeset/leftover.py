"""A title, or a line below it, for which a slide's master has no place: it stands on a page of its own beside it."""

from dataclasses import replace

from slidecast.model.bodies import Agenda, Closing, Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import SUBHEAD_JOINT, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.typeset.head import title_setting
from slidecast.typeset.setting import Setter, fitted

COVERS = Agenda | Closing | Section
"""Bodies whose masters give the title all the room there is."""

MOST_TITLE_LINES = 4  # at the floor; more would leave too little room for what the slide is about
MOST_LINES = 2  # of a line below the title; a longer one would push what the slide is about off its page


def without_leftover(setter: Setter, slide: Slide) -> tuple[Slide, ...]:
    """Return the slide with title and subhead, or without, and the pages that show them.

    A title's stands before the slide, a subhead's behind it, but before a closing.
    """
    if not isinstance(slide.body, COVERS) and not _is_short_title(setter, slide.title):
        title = FlowBlock(FlowKind.PARAGRAPH, (RichText.of(slide.title),))
        page = replace(slide, kind=SlideKind.CONTENT, body=Flow((title,)), title="", subhead="", utterances=())
        return (replace(page, time=None), *without_leftover(setter, replace(slide, title="")))
    if not slide.subhead or (_shows_subhead(slide) and _is_short(setter, slide.subhead)):
        return (slide,)
    blocks = tuple(FlowBlock(FlowKind.BULLET, (RichText.of(part),)) for part in slide.subhead.split(SUBHEAD_JOINT))
    page = replace(slide, kind=SlideKind.CONTENT, body=Flow(blocks), subhead="", utterances=())
    bare = replace(slide, subhead="")
    return (replace(page, time=None), bare) if isinstance(slide.body, Closing) else (bare, page)


def _shows_subhead(slide: Slide) -> bool:
    if isinstance(slide.body, Agenda):
        return not slide.body.items  # its cover does
    return not isinstance(slide.body, Closing | Section)


def _is_short_title(setter: Setter, title: str) -> bool:
    look, frame = setter.design.theme.heading.text, setter.design.frame
    return len(title_setting(setter, title, look, frame.title.width, frame.title_lines).lines) <= MOST_TITLE_LINES


def _is_short(setter: Setter, subhead: str) -> bool:
    look, measure = setter.design.theme.heading.subhead, setter.design.frame.title.width
    return len(fitted(setter, RichText.of(subhead), look, measure, lines=1).lines) <= MOST_LINES

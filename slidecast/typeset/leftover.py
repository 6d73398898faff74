"""A line below the title for which a slide's master has no place: it stands on a page of its own beside the slide."""

from dataclasses import replace

from slidecast.model.bodies import Agenda, Closing, Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import SUBHEAD_JOINT, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.typeset.setting import Setter, fitted

MOST_LINES = 2  # of a line below the title; a longer one would push what the slide is about off its page


def without_leftover(setter: Setter, slide: Slide) -> tuple[Slide, ...]:
    """Return the slide with its subhead, or without it and the page that shows it: behind it, before a closing."""
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


def _is_short(setter: Setter, subhead: str) -> bool:
    look, measure = setter.design.theme.heading.subhead, setter.design.frame.title.width
    return len(fitted(setter, RichText.of(subhead), look, measure, lines=1).lines) <= MOST_LINES

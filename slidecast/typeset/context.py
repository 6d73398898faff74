"""What shapes a slide's page, and nothing else of the deck: two slides in equal contexts have equal pages."""

from dataclasses import replace

from slidecast.model.bodies import Flow
from slidecast.model.deck import Deck, Slide


def context_of(slide: Slide, deck: Deck) -> tuple[Slide, Deck]:
    """Return a slide and its deck for `lay_out`, without what its page does not show.

    That is what is spoken, times, the text of other slides, and the titles of articles, which the slides themselves
    carry. Running text on several pages is set as large on one as on the others: those stay.
    """
    sisters = (one for one in deck.slides if are_sisters(one, slide))
    kept = replace(deck, slides=tuple(map(_shown, sisters)), articles=("",) * len(deck.articles))
    return _shown(slide), kept


def are_sisters(one: Slide, other: Slide) -> bool:
    """Return whether two slides are pages of one text."""
    return (
        isinstance(one.body, Flow)
        and isinstance(other.body, Flow)
        and (one.article, one.title) == (other.article, other.title)
    )


def _shown(slide: Slide) -> Slide:
    return replace(slide, utterances=(), time=None)

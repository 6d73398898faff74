"""A slide's context is all that its page is made of, and no more of the deck than that."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from slidecast.model.bodies import Flow
from slidecast.model.deck import Deck, Slide
from slidecast.typeset import lay_out, paginate
from slidecast.typeset.context import context_of
from tests.typeset.pages import FULL_HD, SQUARES, gallery, theme


def paged() -> Deck:
    return paginate(gallery(), theme(), FULL_HD, SQUARES)


@pytest.mark.parametrize("unit", [None, 0])
def test_the_context_alone_makes_the_same_page(unit: int | None) -> None:
    deck = paged()
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, theme(), FULL_HD, SQUARES, unit)
        shown, context = context_of(slide, deck)
        assert lay_out(shown, at, context, theme(), FULL_HD, SQUARES, unit) == page, slide.kind


def test_a_word_on_one_slide_is_in_no_other_context() -> None:
    deck = paged()
    at = next(number for number, slide in enumerate(deck.slides) if not isinstance(slide.body, Flow))
    changed = replace(deck.slides[at], title="別の題")
    other = replace(deck, slides=(*deck.slides[:at], changed, *deck.slides[at + 1 :]))
    same = [context_of(slide, deck) == context_of(new, other) for slide, new in _pairs(deck, other)]
    assert [number for number, equal in enumerate(same) if not equal] == [at]


def test_what_is_spoken_and_when_is_in_no_context() -> None:
    deck = paged()
    silent = replace(deck, slides=tuple(replace(slide, utterances=(), time=None) for slide in deck.slides))
    assert all(context_of(slide, deck) == context_of(new, silent) for slide, new in _pairs(deck, silent))


def test_a_word_on_one_page_is_in_the_context_of_its_sisters() -> None:
    deck = paged()
    first = next(slide for slide in deck.slides if isinstance(slide.body, Flow))
    sister = replace(first, page=2)
    both = replace(deck, slides=(first, sister))
    other = replace(deck, slides=(first, replace(sister, body=Flow(()))))
    assert context_of(first, both) != context_of(first, other)


def _pairs(one: Deck, other: Deck) -> Iterator[tuple[Slide, Slide]]:
    return zip(one.slides, other.slides, strict=True)

"""A slide with nothing but its title shows it large, in the middle of a card."""

import pytest

from slidecast.model.bodies import Body
from slidecast.model.deck import Slide, SlideKind
from slidecast.typeset.masters import EMPTY
from tests.typeset.pages import FULL_HD, SQUARES, box_rect, pages_of, surfaces_of, text_rect, texts_of, theme


@pytest.mark.parametrize("body", EMPTY, ids=lambda body: type(body).__name__)
def test_title_of_an_empty_slide_is_large_on_its_card(body: Body) -> None:
    (page,) = pages_of(Slide(SlideKind.CARDS, "題だけ", body), theme(), FULL_HD, SQUARES)
    (title,) = (item for item in texts_of(page) if item.text == "題だけ")
    assert title.font.size_px == theme().section.title.size
    assert any(box_rect(card).holds(text_rect(title)) for card in surfaces_of(page))

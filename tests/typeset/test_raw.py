"""What a film's or still's slide says of it stands on it, whole, on a card of its own."""

import pytest

from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import FilmItem, PictureItem
from slidecast.typeset import lay_out
from tests.typeset.laws import PORTRAIT
from tests.typeset.pages import FULL_HD, SQUARES, Rect, box_rect, deck_of, surfaces_of, text_rect, texts_of, theme


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("is_film", [True, False])
@pytest.mark.parametrize("letters", [8, 94])
def test_title_stands_on_the_medium(size: tuple[int, int], *, is_film: bool, letters: int) -> None:
    title, subhead = "題" * letters, "小見出し"
    slide = Slide(SlideKind.RAW_MEDIA, title, RawMedia("/opening", is_film, "digest"), subhead=subhead)
    page = lay_out(slide, 0, deck_of(slide), theme(), size, SQUARES)
    assert isinstance(page.items[0], FilmItem if is_film else PictureItem)
    assert "".join(item.text for item in texts_of(page)) == title + subhead
    (card,) = map(box_rect, surfaces_of(page))
    assert Rect(0, 0, size[0], size[1] / 2).holds(card)
    assert all(card.holds(text_rect(item)) for item in texts_of(page))


def test_medium_without_words_stands_alone() -> None:
    slide = Slide(SlideKind.RAW_MEDIA, "", RawMedia("/opening", is_film=True, digest="digest"))
    assert len(lay_out(slide, 0, deck_of(slide), theme(), FULL_HD, SQUARES).items) == 1

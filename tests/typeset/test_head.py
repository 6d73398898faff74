"""The row at a page's head: what it has room for is the same on all pages of an article."""

from dataclasses import replace

import pytest

from slidecast.model.bodies import Flow
from slidecast.typeset import lay_out
from slidecast.typeset.context import context_of
from tests.draw.scenes import FONTS
from tests.typeset.pages import FULL_HD, gallery, texts_of, theme

PAGES = 12
LONGEST = 60  # characters of a programme's name: more than the row holds


@pytest.mark.parametrize("name", ["zundamon", "ud"])
def test_the_programme_is_named_on_all_pages_of_an_article_or_on_none(name: str) -> None:
    deck = gallery()
    first = next(slide for slide in deck.slides if isinstance(slide.body, Flow))
    named = []
    for length in range(LONGEST):
        shown = replace(deck, programme="豆" * length)
        found = set()
        for page in range(1, PAGES + 1):
            slide, context = context_of(replace(first, page=page, pages=PAGES), shown)
            rows = texts_of(lay_out(slide, 0, context, theme(name), FULL_HD, FONTS))
            found.add(any("豆" * length in item.text for item in rows if item.baseline < 120))
        assert len(found) == 1, f"{length} characters"
        named.append(found.pop())
    assert True in named
    assert False in named

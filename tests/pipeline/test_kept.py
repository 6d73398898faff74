"""Pages kept between runs are those that would be laid out; whatever shapes a page has its own key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from slidecast.media.fonts import FontLibrary
from slidecast.model.deck import Deck
from slidecast.model.page import Page
from slidecast.pipeline import painting
from slidecast.pipeline.kept import kept_layout, kept_words
from slidecast.pipeline.painting import Pages, Recipe
from slidecast.reading import Lexicon, restore, vocabulary_of
from slidecast.typeset import lay_out
from tests.typeset.pages import gallery, theme

SIZE = (640, 360)
FONTS = FontLibrary()


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the slides that are laid out."""
    slides: list[int] = []

    def counted(*given: object) -> Page:
        slides.append(given[1])  # type: ignore[arg-type]
        return lay_out(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(painting, "lay_out", counted)
    return slides


def small() -> Deck:
    return replace(gallery(), slides=gallery().slides[:4])


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., Pages]:
    def of(deck: Deck, name: str = "zundamon") -> Pages:
        look = theme(name)
        return Pages(Recipe(deck, look, SIZE, kept=kept_layout(tmp_path, look, SIZE, FONTS.folder)), FONTS)

    return of


def test_a_kept_page_is_the_one_that_was_laid_out(pages: Callable[..., Pages], laid: list[int]) -> None:
    first = [pages(small())(at, unit) for at in range(4) for unit in (None, 0)]
    count = len(laid)
    again = [pages(small())(at, unit) for at in range(4) for unit in (None, 0)]
    assert again == first
    assert (count, len(laid)) == (8, 8)


def test_a_changed_slide_alone_is_laid_out_anew(pages: Callable[..., Pages], laid: list[int]) -> None:
    slides = small().slides
    [pages(small())(at, None) for at in range(4)]
    del laid[:]
    changed = replace(small(), slides=(*slides[:2], replace(slides[2], title="別の題"), slides[3]))
    assert [pages(changed)(at, None) for at in range(4)][2] != pages(small())(2, None)
    assert laid == [2]


def test_another_theme_has_its_own_pages(pages: Callable[..., Pages], laid: list[int]) -> None:
    assert pages(small())(1, None) != pages(small(), "night")(1, None)
    assert laid == [1, 1]


def test_a_damaged_page_is_laid_out_anew(pages: Callable[..., Pages], laid: list[int], tmp_path: Path) -> None:
    whole = pages(small())(1, None)
    (entry,) = tmp_path.rglob("*.entry")
    entry.write_bytes(entry.read_bytes()[:-3])
    assert pages(small())(1, None) == whole
    assert laid == [1, 1]


def test_words_kept_are_those_that_would_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = Lexicon()
    texts, spoken = ["LLMとRAGの話", "グーグル検索"], "エルエルエムわすごいのだ"
    fresh = vocabulary_of(texts, ["題"], lexicon)
    kept = kept_words(tmp_path, lexicon)
    assert vocabulary_of(texts, ["題"], lexicon, kept) == fresh
    monkeypatch.setattr("slidecast.reading.vocabulary.spoken_forms", lambda *_: pytest.fail("read again"))
    again = vocabulary_of(texts, ["題"], lexicon, kept_words(tmp_path, lexicon))
    assert again == fresh
    assert again.in_order() == fresh.in_order()
    assert restore(spoken, again, lexicon) == "LLMはすごいのだ"


def test_another_lexicon_keeps_other_words(tmp_path: Path) -> None:
    lexicons = Lexicon(), Lexicon((("LLM", "ラム"),))
    terms = [vocabulary_of(["LLMの話"], [], one, kept_words(tmp_path, one)).terms for one in lexicons]
    assert terms[0] != terms[1]

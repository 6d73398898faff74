"""Titles that a deck spells as they sound are shown as its other texts, or the post's, write their words."""

from pathlib import Path

import pytest

from slidecast.media.cache import Cache
from slidecast.media.site import EpisodeFiles
from slidecast.model.bodies import Agenda, Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.pipeline.kept import Kept
from slidecast.pipeline.material import Material
from slidecast.pipeline.showing import with_written_titles
from slidecast.reading import load_lexicon
from tests.typeset.pages import theme

POINTS = Flow((FlowBlock(FlowKind.BULLET, (RichText.of("ローカルで動くLLM"),)),))
TITLES = [
    ("小さなエルエルエムのすすめ", "小さなLLMのすすめ"),
    ("夏の花火大会の様子", "夏の花火大会の様子"),
    ("エルエルエムとAIの話", "エルエルエムとAIの話"),  # Latin letters: written for the eye
]


def deck_of(title: str) -> Deck:
    """Return a deck whose one article has a title, and whose points write one of its words."""
    slides = (
        Slide(SlideKind.AGENDA, "技術室エーアイ放送局", Agenda(())),
        Slide(SlideKind.SECTION, title, Section(1, 1), article=1),
        Slide(SlideKind.CONTENT, "エルエルエムの要点", POINTS, article=1),
    )
    return Deck(slides, "技術室AI放送局", "", (title,))


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_title_is_written_for_the_eye(title: str, shown: str, tmp_path: Path) -> None:
    material = Material(None, None, EpisodeFiles(), theme(), load_lexicon((), list[object]().append), (), ())
    deck = with_written_titles(deck_of(title), material, Kept(Cache(tmp_path, 1 << 20), "words"))
    assert [slide.title for slide in deck.slides] == ["技術室AI放送局", shown, "エルエルエムの要点"]
    assert deck.articles == (shown,)

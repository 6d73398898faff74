"""What a deck's slides spell as it sounds is shown as its other texts, or the post's, write the words."""

from dataclasses import replace
from pathlib import Path

import pytest

from slidecast.media.cache import Cache
from slidecast.media.site import EpisodeFiles
from slidecast.model.bodies import Agenda, Flow, FlowBlock, FlowKind, Quotation, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.text import RichText, Span
from slidecast.pipeline.kept import Kept
from slidecast.pipeline.material import Material
from slidecast.pipeline.showing import with_written_texts
from slidecast.reading import load_lexicon
from tests.typeset.pages import theme

TEXTS = [
    ("小さなエルエルエムのすすめ", "小さなLLMのすすめ"),
    ("夏の花火大会の様子", "夏の花火大会の様子"),
    ("エルエルエムとAIの話", "LLMとAIの話"),
]


def deck_of(text: str) -> Deck:
    """Return a deck that shows a text in titles, an agenda, a point and a quotation; another point writes its words."""
    bold = RichText((Span(text[:2], marked=True), Span(text[2:])))
    points = Flow((FlowBlock(FlowKind.BULLET, (RichText.of("ローカルで動くLLM"), bold)),))
    slides = (
        Slide(SlideKind.AGENDA, "技術室エーアイ放送局", Agenda((RichText.of(text),))),
        Slide(SlideKind.SECTION, text, Section(1, 1), article=1),
        Slide(SlideKind.CONTENT, text, points, article=1, subhead=text),
        Slide(SlideKind.QUOTE, "声", Quotation(RichText.of(text), "エルエルエム"), article=1),
    )
    return Deck(slides, "技術室AI放送局", "", (text,))


def written(deck: Deck, folder: Path) -> Deck:
    material = Material(None, None, EpisodeFiles(), theme(), load_lexicon((), list[object]().append), (), ())
    return with_written_texts(deck, material, Kept(Cache(folder, 1 << 20), "words"))


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_texts_are_written_for_the_eye(text: str, shown: str, tmp_path: Path) -> None:
    deck = written(deck_of(text), tmp_path)
    assert [slide.title for slide in deck.slides] == ["技術室AI放送局", shown, shown, "声"]
    assert deck.articles == (shown,)
    assert deck.slides[2].subhead == shown
    bodies = [slide.body.units for slide in deck.slides]
    assert bodies == [(shown,), (), ("ローカルで動くLLM", shown), (shown,)]


def test_marks_stay_on_what_takes_the_place_of_what_they_mark(tmp_path: Path) -> None:
    text = RichText((Span("速い"), Span("エルエルエム", marked=True), Span("が動く")))
    deck = replace(deck_of("LLMの話"), slides=(Slide(SlideKind.QUOTE, "LLM", Quotation(text)),))
    assert written(deck, tmp_path).slides[0].body == Quotation(
        RichText((Span("速い"), Span("LLM", marked=True), Span("が動く")))
    )


def test_a_text_with_readings_or_code_stays(tmp_path: Path) -> None:
    for span in (Span("エルエルエム", code=True), Span("エルエルエム", ruby="える")):
        deck = replace(deck_of("LLMの話"), slides=(Slide(SlideKind.QUOTE, "LLM", Quotation(RichText((span,)))),))
        assert written(deck, tmp_path).slides == deck.slides

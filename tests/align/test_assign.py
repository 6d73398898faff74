"""A script's lines go to the slides that they retell, in order (`cases/script_lines.tsv`: case, article, line)."""

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.align.assign import assign
from slidecast.model.bodies import Agenda, Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.reading import Lexicon

TITLES = ("新しい望遠鏡が星を数える", "深海でカニの仲間を発見")
SENTENCES = (
    ("山の上の望遠鏡が、一晩で百万個の星を数えます。", "星の明るさの変化も調べます。"),
    ("深い海の底で、白いカニの仲間が見つかりました。", "探査機が写真を撮りました。"),
)
ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent.parent / "cases" / "script_lines.tsv").read_text("utf-8").splitlines()
]
CASES = {
    case: [(line, None if article == "-" else int(article)) for _, article, line in rows]
    for case, rows in groupby(ROWS, key=lambda row: row[0])
}


def flow(*sentences: str) -> Flow:
    return Flow((FlowBlock(FlowKind.PARAGRAPH, tuple(map(RichText.of, sentences))),))


def deck() -> Deck:
    slides = [Slide(SlideKind.AGENDA, "宇宙と海だより", Agenda(tuple(map(RichText.of, TITLES))))]
    for number, (title, sentences) in enumerate(zip(TITLES, SENTENCES, strict=True), 1):
        slides.append(Slide(SlideKind.SECTION, title, Section(number, 2), article=number))
        slides.append(Slide(SlideKind.CONTENT, title, flow(*sentences), article=number))
    slides.append(Slide(SlideKind.CLOSING, "おわり", Flow(())))
    return Deck(tuple(slides), "宇宙と海だより", "", TITLES)


def articles_of(lines: list[str]) -> list[int | None]:
    return [deck().slides[slide].article for slide in assign(deck(), lines, Lexicon())]


@pytest.mark.parametrize("case", CASES)
def test_lines_go_to_their_articles(case: str) -> None:
    lines = [line for line, _ in CASES[case]]
    assert list(zip(lines, articles_of(lines), strict=True)) == CASES[case]


@given(st.lists(st.sampled_from([line for told in CASES.values() for line, _ in told])))
def test_every_line_has_a_slide_and_they_ascend(lines: list[str]) -> None:
    slides = assign(deck(), lines, Lexicon())
    assert len(slides) == len(lines)
    assert list(slides) == sorted(slides)
    assert all(0 <= slide < len(deck().slides) for slide in slides)


def test_no_slides() -> None:
    assert assign(Deck((), "", "", ()), ["あ"], Lexicon()) == (0,)

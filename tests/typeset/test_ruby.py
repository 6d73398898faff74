"""Ruby on pages: drawn over its word in every master that sets prose, apart from all else, told in the stills."""

import pytest

from slidecast.media.fonts import FontLibrary
from slidecast.model.bodies import Body, Comparison, Entries, Entry, Flow, FlowBlock, FlowKind, Quotation, Table
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import Role, TextItem
from slidecast.model.text import RichText, Span
from slidecast.pipeline.slide_files import describe
from slidecast.typeset import lay_out
from tests.typeset.laws import PORTRAIT, hold_laws, keep_apart
from tests.typeset.pages import FULL_HD, deck_of, lines_of, pages_of, texts_of, theme

WORDS = RichText(
    (Span("とても長い話の中で"), Span("喜連瓜破", ruby="きれうりわり"), Span("へ行き、"), Span("峠", ruby="とうげ"))
)
AFTER = RichText.of("そう読みます。")
TWICE = RichText.join([WORDS, WORDS, WORDS], "を越えて")
ENTRY = Entry(WORDS, TWICE)
BODIES: dict[SlideKind, Body] = {
    SlideKind.CONTENT: Flow(
        tuple(FlowBlock(kind, (TWICE, WORDS)) for kind in (FlowKind.PARAGRAPH, FlowKind.BULLET, FlowKind.QUOTE))
    ),
    SlideKind.CARDS: Entries((ENTRY, ENTRY)),
    SlideKind.PROCESS_LIST: Entries((ENTRY, ENTRY)),
    SlideKind.FAQ: Entries((ENTRY,)),
    SlideKind.COMPARE: Comparison("左", "右", (WORDS,), (WORDS, WORDS)),
    SlideKind.TABLE: Table((WORDS, WORDS), ((WORDS, TWICE),)),
    SlideKind.QUOTE: Quotation(TWICE),
}


def readings(items: list[TextItem]) -> list[str]:
    return [item.text for item in items if item.role is Role.RUBY]


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("kind", BODIES)
def test_every_reading_stands_over_its_word(kind: SlideKind, size: tuple[int, int], fonts: FontLibrary) -> None:
    slide = Slide(kind, "読みがな", BODIES[kind])
    pages = pages_of(slide, theme(), size, fonts)
    shown = "".join("".join(item.text for item in texts_of(page) if item.role is not Role.RUBY) for page in pages)
    found = [reading for page in pages for reading in readings(texts_of(page))]
    assert found.count("とうげ") == shown.count("峠") > 0
    assert "".join(found).count("きれうりわり") == "".join(shown.split()).count("喜連瓜破") > 0
    for page in pages:
        keep_apart(page)
        if size == FULL_HD:
            hold_laws(page)


def test_a_reading_stands_in_the_middle_above_and_half_as_large(fonts: FontLibrary) -> None:
    slide = Slide(SlideKind.CONTENT, "読みがな", Flow((FlowBlock(FlowKind.PARAGRAPH, (WORDS, AFTER)),)))
    (page,) = pages_of(slide, theme(), FULL_HD, fonts)
    (line,) = [line for line in lines_of(page) if any(item.role is Role.RUBY for item in line)]
    word = next(item for item in line if item.text == "喜連瓜破")
    reading = next(item for item in line if item.text == "きれうりわり")
    assert reading.font.size_px == word.font.size_px // 2
    assert abs(reading.x + reading.width / 2 - word.x - word.width / 2) <= 1
    assert word.baseline - reading.baseline == round(0.88 * word.font.size_px + 0.12 * reading.font.size_px)


def test_the_spoken_sentence_leaves_its_readings_where_they_are(fonts: FontLibrary) -> None:
    slide = Slide(SlideKind.CONTENT, "読みがな", Flow((FlowBlock(FlowKind.PARAGRAPH, (WORDS, WORDS)),)))
    quiet, lit = (lay_out(slide, 0, deck_of(slide), theme(), FULL_HD, fonts, unit) for unit in (None, 0))
    places = [[(i.text, i.x, i.baseline) for i in texts_of(page) if i.role is Role.RUBY] for page in (quiet, lit)]
    assert places[0] == places[1]
    assert len(places[0]) == 4


def test_stills_tell_readings_with_their_lines(fonts: FontLibrary) -> None:
    slide = Slide(SlideKind.CONTENT, "読みがな", Flow((FlowBlock(FlowKind.PARAGRAPH, (WORDS, AFTER)),)))
    (page,) = pages_of(slide, theme(), FULL_HD, fonts)
    (line,) = [line for line in describe(page)["lines"] if line["ruby"]]  # type: ignore[attr-defined]
    assert line["text"] == WORDS.plain
    half = line["size_px"] // 2
    assert [(one["text"], one["size_px"]) for one in line["ruby"]] == [("きれうりわり", half), ("とうげ", half)]

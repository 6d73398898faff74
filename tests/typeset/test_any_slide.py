"""Whatever a slide holds is shown whole, and its pages keep the laws."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidecast.model.bodies import (
    Comparison,
    Entries,
    Entry,
    Figure,
    Figures,
    Flow,
    FlowBlock,
    FlowKind,
    Illustrated,
    Picture,
    Quotation,
    Table,
)
from slidecast.model.deck import Slide, SlideKind, Utterance
from slidecast.model.text import RichText
from slidecast.typeset import lay_out, paginate
from tests.typeset.laws import PORTRAIT, hold_laws
from tests.typeset.pages import (
    FULL_HD,
    SQUARES,
    deck_of,
    squeezed,
    strings_of,
    theme,
    written,
)

EXAMPLES = 8

WORDS = "声と波形を合わせる。字幕 は二行まで、「かぎ」も LLM-jp-4 も 98 % 約2,000ドル moviepy/2.2 長音ー！？🫛々ゃ"
TEXTS = st.text(alphabet=WORDS, max_size=70).map(str.strip)
LONG = st.text(alphabet=WORDS, max_size=260).map(str.strip)
RICH = TEXTS.map(RichText.of)
FILLED = TEXTS.filter(bool).map(RichText.of)
ENTRIES = st.builds(Entry, FILLED, RICH, st.lists(FILLED, max_size=3).map(tuple), st.sampled_from(["", "done", "next"]))
FIGURES = st.builds(
    Figure, FILLED, st.tuples(TEXTS, TEXTS), TEXTS, st.sampled_from(["", "up", "down", "neutral", "good", "bad"])
)
PAIRS = st.builds(Figure, FILLED, st.tuples(TEXTS, TEXTS), st.just(""), st.sampled_from(["", "up", "down", "neutral"]))
ENTRY_KINDS = [
    SlideKind.CARDS,
    SlideKind.HEADER_CARDS,
    SlideKind.BULLET_CARDS,
    SlideKind.PROCESS,
    SlideKind.PROCESS_LIST,
    SlideKind.TIMELINE,
    SlideKind.DIAGRAM,
    SlideKind.CYCLE,
    SlideKind.FAQ,
    SlideKind.TRIANGLE,
    SlideKind.PYRAMID,
    SlideKind.FLOW_CHART,
    SlideKind.STEP_UP,
]
BLOCKS = st.builds(
    FlowBlock,
    st.sampled_from([FlowKind.PARAGRAPH, FlowKind.HEADING, FlowKind.BULLET, FlowKind.QUOTE]),
    st.lists(FILLED, min_size=1, max_size=4).map(tuple),
)
CELLS = st.lists(st.tuples(RICH, RICH, RICH), min_size=1, max_size=6).map(tuple)
KINDS_AND_BODIES = st.one_of(
    st.tuples(
        st.sampled_from(ENTRY_KINDS),
        st.builds(
            Entries,
            st.lists(ENTRIES, min_size=1, max_size=8).map(tuple),
            st.sampled_from([None, 1, 2, 3, 4, 9]),
            st.sampled_from(["", "まんなか"]),
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.COMPARE]),
        st.builds(
            Comparison, TEXTS, TEXTS, st.lists(FILLED, max_size=5).map(tuple), st.lists(FILLED, max_size=5).map(tuple)
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.STATS_COMPARE, SlideKind.BAR_COMPARE]),
        st.builds(
            Comparison, TEXTS, TEXTS, st.just(()), st.just(()), st.lists(PAIRS, min_size=1, max_size=6).map(tuple)
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.KPI, SlideKind.PROGRESS]),
        st.builds(Figures, st.lists(FIGURES, min_size=1, max_size=7).map(tuple), st.sampled_from([None, 2, 3, 4])),
    ),
    st.tuples(st.just(SlideKind.TABLE), st.builds(Table, st.tuples(RICH, RICH, RICH), CELLS)),
    st.tuples(st.just(SlideKind.QUOTE), st.builds(Quotation, LONG.filter(bool).map(RichText.of), TEXTS)),
    st.tuples(
        st.just(SlideKind.IMAGE_TEXT),
        st.builds(
            Illustrated,
            st.builds(Picture, st.just("https://example.org/a.png"), TEXTS),
            st.lists(FILLED, max_size=6).map(tuple),
        ),
    ),
    st.tuples(st.just(SlideKind.CONTENT), st.builds(Flow, st.lists(BLOCKS, min_size=1, max_size=6).map(tuple))),
)


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(KINDS_AND_BODIES, TEXTS, TEXTS, st.sampled_from([FULL_HD, PORTRAIT]))
def test_whatever_a_slide_holds_is_shown_whole_and_keeps_the_laws(
    content: tuple[SlideKind, Flow], title: str, subhead: str, size: tuple[int, int]
) -> None:
    hold_any(content, title, subhead, size)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(KINDS_AND_BODIES, TEXTS, TEXTS, st.sampled_from([FULL_HD, PORTRAIT]))
def test_whatever_at_length(content: tuple[SlideKind, Flow], title: str, subhead: str, size: tuple[int, int]) -> None:
    hold_any(content, title, subhead, size)


def hold_any(content: tuple[SlideKind, Flow], title: str, subhead: str, size: tuple[int, int]) -> None:
    """Assert the laws for the pages of any slide."""
    kind, body = content
    said = tuple(Utterance(f"文{at}", f"文{at}", at) for at in range(len(body.units)))
    slide = Slide(kind, title, body, said, 1, subhead)
    look = theme()
    deck = paginate(deck_of(slide), look, size, SQUARES)
    pages = [lay_out(part, at, deck, look, size, SQUARES) for at, part in enumerate(deck.slides)]
    shown = "".join(map(written, pages))
    for text in strings_of(slide):
        assert squeezed(text) in shown, text
    for page in pages:
        hold_laws(page)
    assert [u.spoken for part in deck.slides for u in part.utterances] == [u.spoken for u in said]

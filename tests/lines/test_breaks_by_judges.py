"""No break that ICU (strict Japanese) or ECMA-376 forbids: over our own paragraphs, and over any mixture."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.lines.compose import compose
from slidecast.lines.opportunities import Join, joins
from slidecast.lines.style import LineStyle, plain_style
from slidecast.media.fonts import FontLibrary
from slidecast.model.clusters import clusters
from slidecast.model.metrics import Font
from slidecast.model.text import RichText, Span
from tests.lines.judges import icu_opportunities, listed_break

PARAGRAPHS = (Path(__file__).parent.parent / "cases" / "paragraphs.txt").read_text("utf-8").splitlines()
MEASURES_PX = (520, 760, 1100, 1400, 1560)
TRICKY = (
    "あゃっアーッ漢字々、。，．・：；！？「」『』（）()[]{}“”‘’\"'…‥―—〜～-–‐"
    "/.,:;!?%％℃°¥￥$№#&*+=<>AZaz019０９→①※★ 　\u00a0\u200b🚀ｱﾞｰ゛ヽ@_|~\\"
)
FONT = Font(("MPLUSRounded1c-Medium.ttf",), 44)
BOLD = Font(("MPLUSRounded1c-ExtraBold.ttf",), 44)
STYLES = {
    "plain": plain_style(FONT),
    "prose": LineStyle(FONT),
    "title": LineStyle(FONT, even=True),
    "points": LineStyle(FONT, strong_font=BOLD, reserve_font=BOLD),
    "hanging": LineStyle(FONT, hang=True, hyphens=True),
}


def assert_lawful(rich: RichText, measure_px: float, style: LineStyle, fonts: FontLibrary) -> None:
    """Assert that no line but a split word ends where a judge forbids it."""
    text = rich.plain
    allowed = icu_opportunities(text)
    for line in compose(rich, measure_px, style, fonts)[:-1]:
        if not line.forced:
            shown = f"{text[: line.end]}|{text[line.end :]}"
            assert line.end in allowed, f"ICU has no opportunity: {shown}"
            assert not listed_break(text, line.end), f"ECMA-376 forbids: {shown}"


def point(text: str) -> RichText:
    """Return a text as list points are: its beginning strong, up to the first comma."""
    head, comma, rest = text.partition("、")
    return RichText((Span(head, strong=True), Span(comma + rest))) if comma else RichText.of(text)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("measure_px", MEASURES_PX)
def test_own_paragraphs_break_lawfully(measure_px: int, style: LineStyle, fonts: FontLibrary) -> None:
    for paragraph in PARAGRAPHS:
        assert_lawful(point(paragraph) if style.strong_font else RichText.of(paragraph), measure_px, style, fonts)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=TRICKY, min_size=2, max_size=12))
def test_every_open_join_is_an_opportunity_of_icu(text: str) -> None:
    allowed, offset = icu_opportunities(text), 0
    cells = clusters(text)
    for cell, join in zip(cells, joins(cells, STYLES["plain"].rules), strict=True):
        if offset and join is Join.OPEN:
            assert offset in allowed, f"{text[:offset]}|{text[offset:]}"
            assert not listed_break(text, offset), f"{text[:offset]}|{text[offset:]}"
        offset += len(cell)


@pytest.mark.parametrize(
    "text", ["話題の-設定", "すごい！\u3000次へ", "A「引用」B", "文。“引用”の", "rm -rf /", "COPY ...", "1/2 の"]
)
def test_traps_that_were_met(text: str) -> None:
    test_every_open_join_is_an_opportunity_of_icu.hypothesis.inner_test(text)  # type: ignore[attr-defined]

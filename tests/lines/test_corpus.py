"""The laws over real posts: no unlawful break, no line too wide, nothing lost, every character drawn."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from slidecast.lines.compose import compose
from slidecast.lines.style import LineStyle
from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font
from slidecast.model.text import RichText
from tests.lines.judges import icu_opportunities, listed_break
from tests.lines.test_breaks_by_judges import point

CORPUS = os.environ.get("SLIDECAST_CORPUS", "")
BODY = Font(("MPLUSRounded1c-Medium.ttf",), 44)
BOLD = Font(("MPLUSRounded1c-ExtraBold.ttf",), 44)
STYLES = {
    "prose": LineStyle(BODY, reserve_font=BOLD),
    "title": LineStyle(BOLD, even=True),
    "points": LineStyle(BODY, strong_font=BOLD, reserve_font=BOLD),
}
MEASURES_PX = (520, 760, 1100, 1400, 1560)
EVERY = 4  # posts: enough for all years in a minute
SPLIT_SHARE = 0.05  # of lines that may end in a split word: URLs at the narrowest measures

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS, reason="SLIDECAST_CORPUS names no folder"),
]


def paragraphs() -> Iterator[str]:
    """Yield the distinct lines of text of some posts of every year, without links' addresses."""
    posts = sorted(Path(CORPUS).glob("**/_posts/*.md"))[::EVERY]
    lines = (line for post in posts for line in post.read_text("utf-8", "replace").splitlines())
    texts = (re.sub(r"\]\([^)]*\)|\s+", " ", line).strip(" #*[]-") for line in lines)
    yield from dict.fromkeys(text for text in texts if len(text) > 20)


@pytest.mark.parametrize("measure_px", MEASURES_PX)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_laws(style: LineStyle, measure_px: int, fonts: FontLibrary) -> None:
    total = forced = 0
    for text in paragraphs():
        allowed = icu_opportunities(text)
        lines = compose(point(text) if style.strong_font else RichText.of(text), measure_px, style, fonts)
        assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
        assert lines[-1].end == len(text)
        for line in lines:
            assert line.text == text[line.start : line.end].rstrip(" \u3000"), text
            assert line.width <= measure_px + 0.5, text
            total, forced = total + 1, forced + line.forced
            if line is not lines[-1] and not line.forced:
                shown = f"{text[: line.end]}|{text[line.end :]}"
                assert line.end in allowed, f"ICU has no opportunity: {shown}"
                assert not listed_break(text, line.end), f"ECMA-376 forbids: {shown}"
    assert total > 1000
    assert forced / total <= SPLIT_SHARE


def test_no_last_line_of_a_single_character(fonts: FontLibrary) -> None:
    for text in paragraphs():
        lines = compose(RichText.of(text), 1100, replace(STYLES["prose"], reserve_font=None), fonts)
        assert len(lines) == 1 or len(lines[-1].text) > 1, text

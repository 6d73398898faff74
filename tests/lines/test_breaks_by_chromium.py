"""Greedy strict composition breaks lines where Chromium does (recorded by tools/record_chromium_lines.py)."""

from pathlib import Path

from slidecast.lines.compose import compose
from slidecast.lines.style import plain_style
from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font
from slidecast.model.text import RichText

RECORDED = (Path(__file__).parent.parent / "cases" / "chromium_lines.tsv").read_text("utf-8").splitlines()
FACES = {"round": "MPLUSRounded1c-Medium.ttf", "ud": "BIZUDPGothic-Regular.ttf"}
SIZE_PX = 44
AGREEMENT = 0.98


def test_greedy_strict_agrees_with_chromium(fonts: FontLibrary) -> None:
    """Of the paragraphs of two lines or more that hold no word wider than the measure, 98 % break alike."""
    compared, differing = 0, []
    for recorded in RECORDED:
        face, measure_px, marked = recorded.split("\t")
        text = marked.replace("|", "")
        style = plain_style(Font((FACES[face], "ZenMaruGothic-Bold.ttf"), SIZE_PX))
        lines = compose(RichText.of(text), float(measure_px), style, fonts)
        if "|" not in marked or any(line.forced for line in lines):
            continue
        compared += 1
        ours = "|".join(text[line.start : line.end].strip() for line in lines)
        if ours != "|".join(part.strip() for part in marked.split("|")):
            differing.append(f"{face} {measure_px}: ours {ours}, Chromium {marked}")
    assert compared > 100
    assert 1 - len(differing) / compared >= AGREEMENT, "\n".join(differing)

"""Greedy strict composition breaks lines where Chromium does (recorded by tools/record_chromium_lines.py)."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from slidecast.lines.compose import compose
from slidecast.lines.style import plain_style
from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.text import RichText

CASES = Path(__file__).parent.parent / "cases"
RECORDED = [line.split("\t") for line in (CASES / "chromium_lines.tsv").read_text("utf-8").splitlines()]
FACES = {"round": "MPLUSRounded1c-Medium.ttf", "ud": "BIZUDPGothic-Regular.ttf", "noto": "Noto Sans JP"}
MEASURES_PX = (520, 760, 1100, 1400, 1560)
SIZE_PX = 44
AGREEMENT = 0.98


class RecordedMetrics:
    """A face that the project does not ship, by what it advances single characters and kerned pairs."""

    def __init__(self, path: Path) -> None:
        rows = (line.rpartition("\t") for line in path.read_text("utf-8").splitlines())
        self._em_shares = {name: float(thousandths) / 1000 for name, _, thousandths in rows}

    def advance_px(self, text: str, font: Font) -> float:
        shares = self._em_shares
        kerned = (a + b for a, b in pairwise(text))
        kerns = (shares[pair] - shares[pair[0]] - shares[pair[1]] for pair in kerned if pair in shares)
        return (sum(shares[character] for character in text) + sum(kerns)) * font.size_px

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:
        return [self.advance_px(text, font) for text in texts]

    def ascent_px(self, font: Font) -> float:
        return float(font.size_px)

    def descent_px(self, font: Font) -> float:
        del font
        return 0.0

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:
        del text, font
        return ()


@pytest.mark.parametrize("face", FACES)
def test_greedy_strict_agrees_with_chromium(face: str, fonts: FontLibrary) -> None:
    """Of the paragraphs of two lines or more that hold no word wider than the measure, 98 % break alike."""
    metrics: FontMetrics = RecordedMetrics(CASES / "chromium_noto_advances.tsv") if face == "noto" else fonts
    style = plain_style(Font((FACES[face], "ZenMaruGothic-Bold.ttf"), SIZE_PX))
    compared, differing = 0, []
    for measure_px, marked in ((measure, marked) for name, measure, marked in RECORDED if name == face):
        text = marked.replace("|", "")
        lines = compose(RichText.of(text), float(measure_px), style, metrics)
        if "|" not in marked or any(line.forced for line in lines):
            continue
        compared += 1
        ours = "|".join(text[line.start : line.end].strip() for line in lines)
        if ours != "|".join(part.strip() for part in marked.split("|")):
            differing.append(f"{face} {measure_px}: ours {ours}, Chromium {marked}")
    assert compared >= 90
    assert 1 - len(differing) / compared >= AGREEMENT, "\n".join(differing)


def test_every_face_is_recorded_at_every_measure() -> None:
    assert {(face, int(measure)) for face, measure, _ in RECORDED} == {
        (face, measure) for face in FACES for measure in MEASURES_PX
    }

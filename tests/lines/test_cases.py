"""The cases of tests/cases/lines.tsv, which a typographer can read and add to."""

from pathlib import Path

import pytest

from slidecast.lines.compose import compose
from slidecast.lines.style import Breaking, LineStyle
from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font
from slidecast.model.text import RichText

FILE = Path(__file__).parent.parent / "cases" / "lines.tsv"
CASES = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
PROTECTED = ("ずんだもん",)


@pytest.mark.parametrize(("measure_em", "marked"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("breaking", Breaking)
def test_case(measure_em: str, marked: str, breaking: Breaking, square: Font, square_fonts: FontLibrary) -> None:
    text = marked.replace("|", "")
    style = LineStyle(square, breaking=breaking, latin_gap_em=0, phrases=False, protected=PROTECTED, min_last_chars=1)
    lines = compose(RichText.of(text), float(measure_em) * square.size_px, style, square_fonts)
    assert "|".join(text[line.start : line.end] for line in lines) == marked

"""Numbers with their units stand out; dates, versions and ordinals do not."""

import pytest

from slidecast.model.text import RichText
from slidecast.typeset.figures import with_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("約332億パラメータの豆", ["約332億パラメータ"]),
        ("40カ国語以上に対応", ["40カ国語"]),
        ("3か国で発売", ["3か国"]),
        ("速さは1.5倍、誤りは98 %減", ["1.5倍", "98 %"]),
        ("2026年5月のGPT-5.6", []),
        ("第3回の豆", []),
    ],
)
def test_figures_are_marked_with_their_units(text: str, figures: list[str]) -> None:
    assert [span.text for span in with_figures(RichText.of(text)).spans if span.figure] == figures

"""Titles of articles: where their lines part, and at what size."""

import pytest

from slidecast.media.fonts import FontLibrary
from slidecast.model.bodies import Section
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import Role
from slidecast.typeset import lay_out
from tests.typeset.pages import FULL_HD, deck_of, lines_of, theme


@pytest.mark.parametrize(
    "marked",
    [
        "Beanの「リランキング」を|10倍速くする「MixPod」",  # two lines, a little smaller, rather than three
        "Edamame 4 MTP を|Bean Spark で|動かして日本語生成の|高速化を実測してみた",  # no line fewer for a torn name
        # 一貫した is not left alone on a line
        "Beans MCP でデザインシステムを|提供して AI コーディングエージェントに|一貫したボイルエンドコードを書かせる",
    ],
)
def test_lines_of_a_title(marked: str, fonts: FontLibrary) -> None:
    slide = Slide(SlideKind.SECTION, marked.replace("|", ""), Section(1, 4), (), 1, url="https://example.org/beans")
    page = lay_out(slide, 0, deck_of(slide), theme(), FULL_HD, fonts)
    titles = [runs for runs in lines_of(page) if runs[0].role is Role.TITLE]
    assert "|".join("".join(run.text for run in runs) for runs in titles) == marked

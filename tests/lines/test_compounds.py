"""Compounds of kanji fall into words of two, with what stands in front or behind."""

import pytest

from slidecast.lines.compounds import compound_parts, loanword_parts


@pytest.mark.parametrize(
    "parted",
    [
        "枝豆|栽培|方法", "構造化|出力|生成|能力", "大規模|言語", "大学|研究者", "計算|性能", "低遅延|方式",
        "高性能|画像|生成", "前処理|不足", "日本語|処理|能力", "生産性|向上", "数理的|推論|能力", "豆", "枝豆", "",
        "日本語|特化", "確率論的|推論", "決定論的", "言語|学習",
    ],
)  # fmt: skip
def test_words_of_a_compound(parted: str) -> None:
    compound = parted.replace("|", "")
    starts = compound_parts(compound)
    assert "".join(("|" if at in starts else "") + kanji for at, kanji in enumerate(compound)) == parted


@pytest.mark.parametrize(
    "parted", ["ドロップ|ダウン|メニュー", "エクスプロイト|チェーン", "データベース|システム", "インター|フェース"]
)
def test_words_of_a_compound_of_loanwords(parted: str) -> None:
    starts = loanword_parts(parted.replace("|", ""))
    assert "".join(("|" if at in starts else "") + kana for at, kana in enumerate(parted.replace("|", ""))) == parted


def test_the_last_kanji_may_be_the_stem_of_a_verb() -> None:
    assert compound_parts("消費者向", "け") == {3}
    assert compound_parts("代替案", "を") == frozenset()

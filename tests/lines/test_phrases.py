"""Phrase boundaries, and what mends them."""

import pytest

from slidecast.lines.phrases import phrase_starts, word_ranges
from slidecast.lines.prices import TEARING_PRICE, break_prices


def cut(text: str, *protected: str) -> str:
    starts = phrase_starts(text, protected)
    return "".join(("|" if at in starts else "") + character for at, character in enumerate(text))


def test_phrases_begin_after_particles() -> None:
    assert cut("今日はとても良い天気です。") == "今日は|とても|良い|天気です。"


@pytest.mark.parametrize("word", ["ずんだもん", "春日部つむぎ", "ずんだ餅"])
def test_protected_words_stay_whole(word: str) -> None:
    text = f"今日は{word}が話します。"
    assert "|" in cut(text).partition("話")[0]
    assert word in cut(text, word)


@pytest.mark.parametrize("text", ["Qwen2の後継として", "技術の上達を", "ノウハウを共有する"])
def test_two_kanji_are_one_word(text: str) -> None:
    assert not any(broken in cut(text) for broken in ("後|継", "上|達", "共|有", "ノウ|ハウ"))


def test_the_longest_word_wins() -> None:
    assert word_ranges("大規模言語モデル", ("言語モデル", "大規模言語モデル", "大規模")) == [(0, 8)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("豆の更新による手間の削減", "豆の|更新による|手間の|削減"),
        ("規格に基づいて茹でる", "規格に基づいて|茹でる"),
        ("共通の規格としての枝豆", "共通の|規格としての|枝豆"),
        ("競合に対し塩を有効化する", "競合に対し|塩を|有効化する"),
        ("漏れを防ぐため情報を集める", "漏れを|防ぐため|情報を|集める"),
        ("心の安定をもたらす重要な豆", "心の|安定を|もたらす|重要な|豆"),
        ("速く茹でる（事例紹介）", "速く|茹でる|（事例紹介）"),
        ("枝豆 - 超軽量の鍋", "枝豆 - 超軽量の|鍋"),
        ("茹でかたの具体例を作る", "茹でかたの|具体例を|作る"),
        ("豆の本の読み書きをする", "豆の|本の|読み書きを|する"),
        ("鍋はこれでいい（夏）", "鍋は|これでいい|（夏）"),
        ("鍋で良い豆を茹でる", "鍋で|良い|豆を|茹でる"),
        ("高度な仕事をこなせるようになる", "高度な|仕事を|こなせるようになる"),
    ],
)
def test_lines_do_not_begin_with_what_belongs_to_the_phrase_before(text: str, phrases: str) -> None:
    assert cut(text) == phrases


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("画像テキスト|データセット", "画像テ|キストデータセット"),
        ("画像テキスト|データセット", "画像テキストデータセッ|ト"),
        ("豆の評価|基盤", "豆の評|価基盤"),
        ("構造化出力|生成能力", "構造化出|力生成能力"),
        ("大規模|言語モデル", "大規|模言語モデル"),
        ("消費者|向けの豆", "消費|者向けの豆"),
        ("豆の本「Common Pile」|登場", "豆の本「Common| Pile」登場"),
        ("登壇した話――|Beansの", "登壇した話|――Beansの"),
        ("Edamame 2 –| New", "Edamame 2 |– New"),
        ("新しい Edamame| Pro 2.5", "新しい Edamame Pro| 2.5"),
        ("豆を提供して| AI エージェントに", "豆を提供して AI| エージェントに"),
        ("豆のガイド｜|茹でる新時代", "豆のガイド｜茹でる|新時代"),
        ("豆を公開 -| Beans", "豆を|公開 - Beans"),
        ("Edamame Notes ·| Beans", "Edamame Notes |· Beans"),
        ("機能を|追加することが可能です", "機能を追加する|ことが可能です"),
        ("豆に|中身のない話", "豆に中身の|ない話"),
        ("豆の|対策をする手法", "豆の対策を|する手法"),
        ("鍋で|この豆を茹でる", "鍋でこの|豆を茹でる"),
        ("緑の|枝豆（大豆）です", "緑の枝豆|（大豆）です"),
        ("枝豆|アーカイブ向けの話", "枝豆アーカイブ|向けの話"),
        ("枝豆|クラウド型の鍋", "枝豆クラウド|型の鍋"),
        ("枝豆|スケーリング則を", "枝豆スケーリング|則を"),
        ("道具の|呼び出し能力", "道具の呼び|出し能力"),
        ("【枝豆】|くるくる茹でる", "【枝豆】く|るくる茹でる"),
        ("枝豆データベース|システムの鍋", "枝豆データベースシステム|の鍋"),
    ],
)
def test_some_breaks_cost_a_reader_more(better: str, worse: str) -> None:
    assert price(better) < price(worse)


@pytest.mark.parametrize(
    "text",
    [
        "枝豆の方法|で茹でる",
        "鍋 Edamame |の塩",
        "枝豆アーカイブ|を開く",
        "新しい Edamame| 2.5 を",
        "Edamame 3.1| 270M を",
    ],
)
def test_a_line_does_not_begin_with_a_particle_or_a_version_for_the_sake_of_a_line_fewer(text: str) -> None:
    assert price(text) >= TEARING_PRICE


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("An Introduction| to Beans", "An Introduction to| Beans"),
        ("Beans| via the Pot", "Beans via the| Pot"),
    ],
)
def test_a_line_of_a_title_does_not_end_with_an_article_or_preposition(better: str, worse: str) -> None:
    assert price(better, even=True) < price(worse, even=True)


def price(marked: str, *, even: bool = False) -> float:
    """Return the price of the break that a bar marks, or of one behind the space there."""
    text, at = marked.replace("|", ""), marked.index("|")
    at += text[at] == " "
    starts = (0, *sorted(phrase_starts(text)), len(text))
    return break_prices(tuple(text), starts, even=even)[at]


def test_an_empty_text_has_no_phrases() -> None:
    assert phrase_starts("") == frozenset()

"""Ruby: what a post or deck writes over a word is kept apart from it, shown above it, and read out in its place."""

import pytest

from slidecast.model.text import RichText, Span
from slidecast.parse.deck_text import marked_text
from slidecast.parse.pieces import read_pieces
from slidecast.plan.flow import utterances_of

CASES = {
    "{漢字|かんじ}を読む": [("漢字", "かんじ"), ("を読む", "")],
    "{漢字|かん|じ}": [("漢", "かん"), ("字", "じ")],
    "この{本気|マジ}の": [("この", ""), ("本気", "マジ"), ("の", "")],
    "<ruby>漢字<rt>かんじ</rt></ruby>。": [("漢字", "かんじ"), ("。", "")],
    "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>と": [("漢字", "かんじ"), ("と", "")],
    "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>": [("漢", "かん"), ("字", "じ")],
    "<ruby>漢<rt>かん<rp></rp>字<rt>じ</ruby>です": [("漢", "かん"), ("字", "じ"), ("です", "")],
    "<ruby><rb>漢字</rb><rt>かんじ</rt></ruby>": [("漢字", "かんじ")],
    "<ruby>漢**字**<rt>かんじ</rt></ruby>": [("漢", "かん"), ("字", "じ")],
    "{%s|か}と{x}と{a|b}": [("%s", "か"), ("と{x}と{a|b}", "")],
    "題｜映画《かぐや》の話": [("題｜映画《かぐや》の話", "")],
    "`{漢字|かんじ}`": [("{漢字|かんじ}", "")],
    "かな<rt>かんじ</rt>": [("かなかんじ", "")],
    "<ruby>言語の名": [("<ruby>", ""), ("言語の名", "")],
    "<div><ruby>漢字<rt>かんじ</rt></ruby>と<ruby>LLM<rt>Large</rt></ruby></div>": [
        ("漢字", "かんじ"),
        ("とLLM（Large）", ""),
    ],
}


@pytest.mark.parametrize("source", CASES)
def test_ruby_of_posts(source: str) -> None:
    (piece,) = read_pieces(source, "post.md", 1, lambda _: None)
    assert [(span.text, span.ruby) for span in piece.text.spans] == CASES[source]


def test_ruby_of_decks() -> None:
    text = marked_text("[[{漢字|かんじ}]]の`{a|b}`", list[str]().append)
    assert [(span.text, span.ruby, span.marked) for span in text.spans] == [
        ("漢字", "かんじ", True),
        ("の", "", False),
        ("{a|b}", "", False),
    ]


def test_the_voice_reads_the_ruby_and_the_eye_the_word() -> None:
    text = RichText((Span("放出", ruby="はなてん"), Span("へ行く。")))
    (said,) = utterances_of(text)
    assert (said.spoken, said.shown) == ("はなてんへ行く。", "放出へ行く。")


def test_parts_of_a_word_share_its_ruby() -> None:
    text = RichText((Span("私は"), Span("喜連瓜破", ruby="きれうりわり"), Span("へ")))
    parts = [text.slice(at, at + 1).spans[0].ruby for at in range(len(text))]
    assert parts == ["", "", "きれ", "う", "り", "わり", ""]
    assert text.slice(1, 6).read == "はきれうりわり"

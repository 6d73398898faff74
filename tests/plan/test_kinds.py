"""Kinds made of prose: when, with which words on them, and that none is added or lost."""

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.errors import Diagnostic
from slidecast.media.fonts import own_fonts
from slidecast.model.bodies import Comparison, Entries, Entry, Figure, Figures
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText, Span
from slidecast.parse.post import read_episode
from slidecast.parse.source import decode_text
from slidecast.plan.prose import PlanOptions, plan_deck
from slidecast.plan.sides import SIDE_ROOM
from slidecast.typeset import paginate
from tests.plan.episodes import LINES, article, block, episode
from tests.typeset.pages import deck_of, squeezed, strings_of, theme

LEAD = block(BlockKind.PARAGRAPH, "特徴は以下の通りです。")


def headed(*points: tuple[str, str], kind: BlockKind = BlockKind.BULLETS) -> Block:
    """Return a list whose points begin in bold."""
    ordinals = range(1, len(points) + 1) if kind is BlockKind.NUMBERED else [None] * len(points)
    texts = (RichText((Span(head, strong=True), Span(text))) for head, text in points)
    return Block(kind, tuple(Item(text, 0, n) for text, n in zip(texts, ordinals, strict=True)), 1)


def listed(*points: str) -> Block:
    return Block(BlockKind.NUMBERED, tuple(Item(RichText.of(p), 0, n) for n, p in enumerate(points, 1)), 1)


def slides(*blocks: Block, plain: bool = False) -> list[Slide]:
    """Return the content slides of an article."""
    deck = plan_deck(episode(article(1, *blocks)), LINES, PlanOptions(plain=plain))
    return list(deck.slides[2:-1])


def kinds(*blocks: Block, plain: bool = False) -> list[str]:
    return [slide.kind.value for slide in slides(*blocks, plain=plain)]


def entry(head: str, text: str = "") -> Entry:
    return Entry(RichText.of(head), RichText.of(text))


def test_points_with_bold_heads_become_cards_below_their_lead() -> None:
    (cards,) = slides(LEAD, headed(("速い:", " 三倍です。"), ("安い：", "半額です。驚きです。")))
    assert (cards.kind.value, cards.subhead, cards.article) == ("cards", "特徴は以下の通りです。", 1)
    assert cards.body == Entries((entry("速い", "三倍です。"), entry("安い", "半額です。驚きです。")))
    assert [(u.shown, u.unit) for u in cards.utterances] == [
        ("特徴は以下の通りです。", None),
        ("速い: 三倍です。", 0),
        ("安い：半額です。", 1),
        ("驚きです。", 1),
    ]


def test_heads_without_bold_end_at_a_colon() -> None:
    (cards,) = slides(block(BlockKind.BULLETS, "速い: 三倍です。", "安い：半額です。"))
    assert cards.body == Entries((entry("速い", "三倍です。"), entry("安い", "半額です。")))


def test_numbered_points_keep_their_numbers() -> None:
    (cards,) = slides(headed(("速い", "：三倍"), ("安い", "：半額"), kind=BlockKind.NUMBERED))
    assert [e.head.plain for e in cards.body.entries] == ["1. 速い", "2. 安い"]  # type: ignore[union-attr]


def test_many_cards_take_several_slides_of_one_size() -> None:
    points = [(f"点{n}:", "短い説明が続きます。" * 5) for n in range(6)]
    pages = slides(headed(*points))
    assert [len(page.body.units) for page in pages] == [2, 2, 2]
    assert [u.unit for page in pages for u in page.utterances] == [0] * 5 + [1] * 5 + ([0] * 5 + [1] * 5) * 2


def test_numbered_steps_become_a_process() -> None:
    lead = block(BlockKind.PARAGRAPH, "手順は次の通りです。")
    (process,) = slides(lead, listed("入れます。", "混ぜます。", "焼きます。"))
    assert process.kind.value == "process"
    assert process.body == Entries((entry("入れます。"), entry("混ぜます。"), entry("焼きます。")))
    assert [u.unit for u in process.utterances] == [None, 0, 1, 2]


def test_a_remark_or_an_earlier_sentence_announces_no_steps() -> None:
    lead = block(BlockKind.PARAGRAPH, "手順が変わりました。三つから選べます（今は試験の段階）。")
    shown = slides(lead, headed(("甲", "：速い"), ("乙", "：安い"), kind=BlockKind.NUMBERED))
    assert [slide.kind.value for slide in shown if slide.kind.value != "content"] == ["cards"]


def test_labels_with_figures_become_key_figures() -> None:
    (kpi,) = slides(block(BlockKind.BULLETS, "精度: 95.2%", "速さ: 約3倍"))
    assert kpi.body == Figures((Figure(RichText.of("精度"), ("95.2%",)), Figure(RichText.of("速さ"), ("約3倍",))))


def test_one_and_the_other_become_two_sides() -> None:
    text = "方法は二つです。一つは、探す方法です。もう一つは、重ねる方法です。どちらも速いです。"
    compare, rest = slides(block(BlockKind.PARAGRAPH, text))
    assert compare.subhead == "方法は二つです。"
    assert compare.body == Comparison(
        "一つは", "もう一つは", (RichText.of("探す方法です。"),), (RichText.of("重ねる方法です。"),)
    )
    assert [u.unit for u in compare.utterances] == [None, 0, 1]
    assert rest.body.units == ("どちらも速いです。",)


def test_two_of_a_kind_become_two_sides() -> None:
    text = "二つあります。大きいTanuki-Lは、賢いです。一方、小さいTanuki-Sは速いです。どちらも無料です。"
    sides, after = slides(block(BlockKind.PARAGRAPH, text))
    left, right = (RichText.of("賢いです。"),), (RichText.of("速いです。"),)
    assert sides.body == Comparison("大きいTanuki-Lは", "一方、小さいTanuki-Sは", left, right)
    assert [(u.shown, u.unit) for u in sides.utterances] == [
        ("二つあります。", None),
        ("大きいTanuki-Lは、賢いです。", 0),
        ("一方、小さいTanuki-Sは速いです。", 1),
    ]
    assert after.kind is SlideKind.CONTENT


def test_heading_before_goes_above() -> None:
    (cards,) = slides(block(BlockKind.HEADING, "利点"), headed(("速い:", "三倍"), ("安い:", "半額")))
    assert cards.subhead == "利点"


def test_line_below_a_heading_stays_with_it() -> None:
    prose, cards = slides(block(BlockKind.HEADING, "利点"), LEAD, headed(("速い:", "三倍"), ("安い:", "半額")))
    assert prose.body.units == ("利点", "特徴は以下の通りです。")
    assert cards.subhead == ""


POINTS = headed(("速い:", "三倍"), ("安い:", "半額"))
SIDE = "牛乳、ソーセージ、鶏肉、トマト、玉ねぎ、パプリカを使った「鶏肉のトマトクリーム煮込み」です" * 2


def two_sides(letters: int) -> Block:
    side = SIDE[:letters]
    return block(BlockKind.PARAGRAPH, f"方法は二つです。一つは、{side}。もう一つは、{side}。")


def test_two_sides_stand_on_one_page_below_a_title_of_two_lines() -> None:
    (compare,) = slides(two_sides(int(SIDE_ROOM) - 1))
    deck = deck_of(replace(compare, title="冷蔵庫内の写真から「おすすめレシピ」を受け取り、次の休みに作ります"))
    assert len(paginate(deck, theme(), (1920, 1080), own_fonts()).slides) == 1


PROSE = {
    "a side too long": (two_sides(int(SIDE_ROOM)),),
    "one point": (headed(("速い:", "三倍")),),
    "a point without head": (block(BlockKind.BULLETS, "速い: 三倍", "安いです"),),
    "too long": (headed(("速い:", "とても長い説明です。" * 12), ("安い:", "半額")),),
    "head too long": (headed(("とても長い見出しで一行に入りきらないもの:", "三倍"), ("安い:", "半額")),),
    "numbers that are no steps": (LEAD, listed("甲です。", "乙です。", "丙です。")),
    "numbers not from one": (
        Block(BlockKind.NUMBERED, (Item(RichText.of("甲"), 0, 3), Item(RichText.of("乙"), 0, 4)), 1),
    ),
    "nested": (Block(BlockKind.BULLETS, (*POINTS.items, Item(RichText.of("深い"), 1)), 1),),
    "three ways": (block(BlockKind.PARAGRAPH, "一つ目は甲です。二つ目は乙です。三つ目は丙です。"),),
    "two things of no kind": (block(BlockKind.PARAGRAPH, "機械は速いです。一方、人間は賢いです。"),),
    "twice the same": (block(BlockKind.PARAGRAPH, "人間は遅いです。一方、人間は賢いです。"),),
    "a long heading would stand alone": (block(BlockKind.HEADING, "長い見出し" * 8), POINTS),
    "a paragraph in the last point": (headed(("速い:", "三倍"), ("安い:", "半額\n以上のことから良いです。")),),
}


@pytest.mark.parametrize("reason", PROSE)
def test_stays_prose(reason: str) -> None:
    assert kinds(*PROSE[reason]) == ["content"]


def test_plain_leaves_all_as_prose() -> None:
    assert kinds(LEAD, POINTS, plain=True) == ["content"]


@pytest.mark.parametrize("text", ["■ 背景", "【概要】", "●利点"])
def test_paragraph_set_as_a_heading_is_one(text: str) -> None:
    (prose,) = slides(block(BlockKind.PARAGRAPH, text), block(BlockKind.PARAGRAPH, "文です。"))
    assert prose.body.blocks[0].kind.value == "heading"  # type: ignore[union-attr]


WORDS = st.text("あ漢ア。、ab:：「」", min_size=1, max_size=12).filter(lambda words: any(map(str.isalpha, words)))
LISTS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=7).map(lambda points: headed(*points))
PARAGRAPHS = st.lists(
    WORDS
    | st.sampled_from(
        [
            "一つは甲。もう一つは乙。",
            "甲機は速い。一方、乙機は安い。",
            "漢甲機は速い。一方で乙甲機は安い。",
            "手順です。",
        ]
    )
).map(lambda words: block(BlockKind.PARAGRAPH, "".join(words) or "文"))
NUMBERS = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: listed(*words))


@given(st.lists(LISTS | PARAGRAPHS | NUMBERS, max_size=6))
def test_every_word_is_shown_once_and_spoken_once(blocks: list[Block]) -> None:
    written = "".join(item.text.plain for piece in blocks for item in piece.items)
    pages = slides(*blocks)
    shown = "".join(page.subhead + sides(page) + "".join(page.body.units) for page in pages)
    said = "".join(utterance.spoken for page in pages for utterance in page.utterances)
    assert Counter(filter(str.isalpha, shown)) == Counter(filter(str.isalpha, written))
    assert "".join(filter(str.isalpha, said)) == "".join(filter(str.isalpha, written))


def sides(slide: Slide) -> str:
    return slide.body.left_title + slide.body.right_title if isinstance(slide.body, Comparison) else ""


@given(st.lists(LISTS | PARAGRAPHS | NUMBERS, max_size=6))
def test_no_shown_text_is_invented(blocks: list[Block]) -> None:
    written = [squeezed(number_of(item) + item.text.plain) for piece in blocks for item in piece.items]
    for page in slides(*blocks):
        for text in strings_of(replace(page, title="")):
            parts = map(squeezed, text.splitlines())
            assert all(any(part in whole for whole in written) for part in parts), (page.kind, text)


def number_of(item: Item) -> str:
    return f"{item.ordinal}." if item.ordinal else ""


POSTS = sorted(Path(os.environ.get("SLIDECAST_CORPUS", "/nonexistent")).glob("**/*.md"))


@pytest.mark.corpus
@pytest.mark.skipif(not POSTS, reason="SLIDECAST_CORPUS names no posts")
def test_no_text_is_invented_for_real_posts() -> None:
    for path in POSTS:
        post = decode_text(path.read_bytes(), path.name)
        if not post.startswith("---"):
            continue
        read = read_episode(post, path.name, list[Diagnostic]().append)
        blocks = [piece for part in (read.blocks, *(one.blocks for one in read.articles)) for piece in part]
        written = squeezed("".join(number_of(item) + item.text.plain for piece in blocks for item in piece.items))
        for slide in plan_deck(read, LINES).slides:
            if slide.kind not in (SlideKind.AGENDA, SlideKind.SECTION, SlideKind.CLOSING):
                parts = [squeezed(part) for text in strings_of(replace(slide, title="")) for part in text.splitlines()]
                assert all(part in written for part in parts), (path.name, slide.kind, parts)


@given(st.lists(LISTS | PARAGRAPHS | NUMBERS, max_size=6))
def test_every_utterance_sets_off_a_unit_that_is_there(blocks: list[Block]) -> None:
    for page in slides(*blocks):
        assert all(u.unit is None or u.unit < len(page.body.units) for u in page.utterances)

"""Headings and points that authors wrote by hand in their paragraphs."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText, Span
from slidecast.plan.told import LISTS, told
from tests.plan.episodes import block

HEADING, POINTS, TEXT = BlockKind.HEADING, BlockKind.BULLETS, BlockKind.PARAGRAPH
CASES = {
    "■ 背景": [(HEADING, "■ 背景")],
    "■ 背景\n豆を茹でた。\n音を録った。": [(HEADING, "■ 背景"), (TEXT, "豆を茹でた。\n音を録った。")],
    "次の二つだ。\n・速さ：倍\n・ 軽さ：半分\nどちらも大事。": [
        (TEXT, "次の二つだ。"),
        (POINTS, "速さ：倍", "軽さ：半分"),
        (TEXT, "どちらも大事。"),
    ],
    "【一】\n【二】\n文。": [(HEADING, "【一】"), (HEADING, "【二】"), (TEXT, "文。")],
    "文。\n【完】": [(TEXT, "文。\n【完】")],
    "■ 背景について述べる。\n文。": [(TEXT, "■ 背景について述べる。\n文。")],
    "枝豆・納豆\n・": [(TEXT, "枝豆・納豆\n・")],
}


def shown(blocks: list[Block]) -> list[tuple[str, ...]]:
    return [(one.kind, *(item.text.plain for item in one.items)) for one in blocks]


@pytest.mark.parametrize("text", CASES)
def test_lines_of_a_paragraph(text: str) -> None:
    assert shown(list(told(block(TEXT, text)))) == CASES[text]


def test_a_line_in_bold_throughout_is_a_heading_and_each_block_knows_its_line() -> None:
    text = RichText((Span("1. 背景", strong=True), Span("\n豆を"), Span("茹でた", strong=True), Span("。")))
    blocks = list(told(Block(TEXT, (Item(text),), 7)))
    assert shown(blocks) == [(HEADING, "1. 背景"), (TEXT, "豆を茹でた。")]
    assert [one.line for one in blocks] == [7, 8]


@given(st.lists(st.text("豆音■・。【】 a", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_no_text_is_lost(lines: list[str]) -> None:
    whole = block(TEXT, "\n".join(lines))
    assert letters(told(whole)) == letters([whole])


def letters(blocks: Iterable[Block]) -> str:
    """Return what blocks show, but for white space and the signs of points."""
    return re.sub(r"[\s・]", "", "".join(item.text.plain for one in blocks for item in one.items))


def test_points_within_a_point_stand_one_below_it() -> None:
    text = RichText.of("欠陥\n次の懸念がある。\n・権限：読み書き\n・攻撃：経路")
    (one,) = told(Block(BlockKind.NUMBERED, (Item(text, 0, 3), Item(RichText.of("まとめ"), 0, 4)), 1))
    assert [(item.text.plain, item.depth, item.ordinal) for item in one.items] == [
        ("欠陥\n次の懸念がある。", 0, 3),
        ("権限：読み書き", 1, None),
        ("攻撃：経路", 1, None),
        ("まとめ", 0, 4),
    ]


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind not in (TEXT, *LISTS)])
def test_other_blocks_stay(kind: BlockKind) -> None:
    other = block(kind, "■ 背景\n・速さ")
    assert list(told(other)) == [other]

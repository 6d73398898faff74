"""Where running text is cut: every unit and utterance once and in order, no heading left behind, pages well filled."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.model.bodies import Closing, Comparison, Entries, Entry, Flow, FlowBlock, FlowKind, Section, Table
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.page import Role
from slidecast.model.text import RichText, Span
from slidecast.typeset import lay_out, paginate
from tests.typeset.pages import FULL_HD, SQUARES, deck_of, texts_of, theme, written

SENTENCE = "枝豆を茹でる音を録ると、泡のはじける細かい波がいくつも重なって聞こえる。"


def prose(*texts: str, kind: FlowKind = FlowKind.PARAGRAPH) -> FlowBlock:
    return FlowBlock(kind, tuple(RichText.of(text) for text in texts))


def slide_of(*blocks: FlowBlock) -> Slide:
    body = Flow(blocks)
    said = tuple(Utterance(text, text, at) for at, text in enumerate(body.units))
    return Slide(SlideKind.CONTENT, "枝豆の音", body, said, 1)


def paged(slide: Slide) -> Deck:
    return paginate(deck_of(slide), theme(), FULL_HD, SQUARES)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(st.integers(4, 90), min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_unit_and_utterance_is_there_once_and_in_order(lengths: list[list[int]]) -> None:
    blocks = [prose(*(f"{at}、" + "豆" * length + "。" for at, length in enumerate(block))) for block in lengths]
    slide = slide_of(*blocks)
    pages = paged(slide).slides
    assert [unit for page in pages for unit in page.body.units] == list(slide.body.units)
    assert [said.spoken for page in pages for said in page.utterances] == [said.spoken for said in slide.utterances]
    for page in pages:
        for said in page.utterances:
            assert said.unit is not None
            assert page.body.units[said.unit] == said.shown


def test_short_sentences_share_a_page() -> None:
    pages = paged(slide_of(prose(SENTENCE, SENTENCE, SENTENCE))).slides
    assert [len(page.body.units) for page in pages] == [3]


def test_pages_are_filled_evenly() -> None:
    pages = paged(slide_of(prose(*[SENTENCE] * 8))).slides
    assert [len(page.body.units) for page in pages] == [4, 4]


def test_what_serves_as_a_heading_stays_with_what_follows() -> None:
    strong = FlowBlock(FlowKind.PARAGRAPH, (RichText((Span("変更のポイント", strong=True),)),))
    for lead in (
        prose("【背景と課題】"),
        prose("② 開発者の役割は…", kind=FlowKind.PARAGRAPH),
        strong,
        prose("次の三点です："),
        prose("鍋のほうでは、"),
    ):
        for before in range(1, 7):
            blocks = [prose(*[SENTENCE] * before), lead, prose(*[SENTENCE] * 3)]
            for page in paged(slide_of(*blocks)).slides:
                assert page.body.units[-1] != lead.sentences[0].plain


def test_a_point_that_is_a_heading_stays_with_its_text() -> None:
    point = prose("豆の選びかたを考える", SENTENCE, SENTENCE, kind=FlowKind.NUMBER)
    for before in range(1, 7):
        for page in paged(slide_of(prose(*[SENTENCE] * before), point)).slides:
            assert page.body.units[-1] != "豆の選びかたを考える"


def test_items_of_one_list_may_part() -> None:
    items = [
        FlowBlock(FlowKind.NUMBER, (RichText.of(f"{at}つ目の{'枝豆の' * 12}話"),), ordinal=at) for at in range(1, 11)
    ]
    pages = paged(slide_of(*items)).slides
    assert len(pages) > 1


def test_numbers_go_on_where_entries_are_cut() -> None:
    entries = tuple(Entry(RichText.of("茹でかた" * 5), RichText.of(SENTENCE * 2)) for _ in range(9))
    said = tuple(Utterance(f"文{at}", f"文{at}", at) for at in range(9))
    slide = Slide(SlideKind.PROCESS_LIST, "茹でる順番", Entries(entries), said, 1)
    pages = paged(slide).slides
    starts = [page.body.start for page in pages if isinstance(page.body, Entries)]
    counts = [len(page.body.entries) for page in pages if isinstance(page.body, Entries)]
    assert len(pages) > 1
    assert starts == [1 + sum(counts[:at]) for at in range(len(counts))]
    assert [said.spoken for page in pages for said in page.utterances] == [one.spoken for one in said]


def test_two_lists_too_long_for_one_page_have_a_page_each_under_both_titles() -> None:
    points = tuple(RichText.of(f"{at}番目の豆の話を少し長めに書いた一行の文") for at in range(8))
    body = Comparison("塩茹で", "蒸し焼き", points[:4], points[4:])
    said = tuple(Utterance(text, text, at) for at, text in enumerate(body.units))
    pages = paged(Slide(SlideKind.COMPARE, "比べる", body, said, 1)).slides
    assert [page.body for page in pages] == [replace(body, right=()), replace(body, left=())]
    assert [[one.unit for one in page.utterances] for page in pages] == [[0, 1, 2, 3]] * 2
    for at, page in enumerate(pages):
        shown = written(lay_out(page, at, deck_of(*pages), theme(), FULL_HD, SQUARES))
        assert "塩茹で" in shown
        assert "蒸し焼き" in shown


def test_three_long_cards_stay_cards() -> None:
    entries = tuple(Entry(RichText.of("豆の名前と産地"), RichText.of(SENTENCE * 2)) for _ in range(3))
    pages = paged(Slide(SlideKind.BULLET_CARDS, "豆", Entries(entries), (), 1)).slides
    assert [len(page.body.entries) for page in pages if isinstance(page.body, Entries)] == [2, 1]


def test_a_single_point_is_set_larger_than_many() -> None:
    sizes = []
    for count in (1, 4):
        deck = paged(slide_of(*[prose("短い要点", kind=FlowKind.BULLET)] * count))
        page = lay_out(deck.slides[0], 0, deck, theme(), FULL_HD, SQUARES)
        sizes.append(max(item.font.size_px for item in texts_of(page) if item.role is Role.BODY))
    assert sizes[0] > 1.2 * sizes[1]


def test_a_lone_sentence_is_set_larger_than_its_sisters_and_ends_its_lines_with_phrases() -> None:
    lone = "豆の方にも理解しやすいように、専門用語を出来る限り避け、平易な言葉で説明するように心がけました。"
    first, last = slide_of(prose(*[SENTENCE] * 4)), slide_of(prose(lone))
    deck = paged(first)
    deck = replace(deck, slides=(*deck.slides, last))
    sizes = []
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, theme(), FULL_HD, SQUARES)
        body = [item for item in texts_of(page) if item.role is Role.BODY]
        sizes.append(max(item.font.size_px for item in body))
    assert sizes[-1] > 1.2 * sizes[0]
    assert not any(item.text.endswith("よう") for item in body)


@pytest.mark.parametrize(("kind", "indented"), [(FlowKind.PARAGRAPH, False), (FlowKind.NUMBER, True)])
def test_the_rest_of_a_point_stands_in_only_beside_further_points(kind: FlowKind, indented: bool) -> None:
    rest = replace(prose("残りの文です。", kind=FlowKind.NUMBER), continued=True, ordinal=3)
    slide = slide_of(rest, replace(prose("次の文です。", kind=kind), ordinal=4))
    left, margin = lefts(slide), lefts(slide_of(prose("文です。")))
    assert len(left) == 1
    assert (left != margin) == indented


def lefts(slide: Slide) -> set[int]:
    """Return where the text of a slide begins, pixels."""
    page = lay_out(slide, 0, deck_of(slide), theme(), FULL_HD, SQUARES)
    return {item.x for item in texts_of(page) if item.role is Role.BODY}


def test_a_slide_without_points_shows_its_title_large() -> None:
    slide = replace(slide_of(), title="要点のない話", subhead="それでも題はある")
    deck = paged(slide)
    page = lay_out(deck.slides[0], 0, deck, theme(), FULL_HD, SQUARES)
    assert [item.text for item in texts_of(page) if item.role is Role.TITLE] == ["要点のない話"]
    assert max(item.font.size_px for item in texts_of(page)) == theme().section.title.size
    assert "それでも題はある" in written(page)


def test_pages_of_an_article_are_numbered() -> None:
    pages = paged(slide_of(prose(*[SENTENCE] * 8))).slides
    assert [(page.page, page.pages) for page in pages] == [(1, 2), (2, 2)]


def test_code_shares_a_page_with_the_words_that_introduce_it() -> None:
    words = slide_of(prose(SENTENCE, "次の命令を使う。"))
    code = Slide(SlideKind.CODE, words.title, Flow((prose("pip install mame\n", kind=FlowKind.CODE),)), (), 1)
    after = slide_of(prose(SENTENCE))
    pages = paginate(deck_of(words, code, after), theme(), FULL_HD, SQUARES).slides
    units = [page.body.units for page in pages]
    assert [unit for page in units for unit in page] == [*words.body.units, *code.body.units, *after.body.units]
    assert all(page.utterances for page in pages)
    assert any("次の命令を使う。" in page and "pip install mame\n" in page for page in units)


@pytest.mark.parametrize("body", [Section(1, 1), Closing()])
def test_line_without_a_place_has_a_page_beside_its_slide(body: Section | Closing) -> None:
    slide = Slide(SlideKind.SECTION, "題", body, (Utterance("話す。", "話す。"),), subhead="一つ目 ／ 二つ目")
    pages = paginate(deck_of(slide), theme(), FULL_HD, SQUARES).slides
    if isinstance(body, Closing):  # which stays the last
        pages = pages[::-1]
    assert [page.body for page in pages] == [
        body,
        Flow(tuple(FlowBlock(FlowKind.BULLET, (RichText.of(text),)) for text in ("一つ目", "二つ目"))),
    ]
    assert [len(page.utterances) for page in pages] == [1, 0]


def test_line_too_long_for_a_head_has_a_page_of_its_own() -> None:
    table = Table((), ((RichText.of("値"),),))
    slides = [Slide(SlideKind.TABLE, "題", table, subhead="長い余り" * count) for count in (2, 60)]
    assert [len(paginate(deck_of(slide), theme(), FULL_HD, SQUARES).slides) for slide in slides] == [1, 2]

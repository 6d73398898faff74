"""The deck of an episode: its slides in order, and that every sentence is shown once and spoken once."""

from dataclasses import replace

import pytest
from hypothesis import given

from slidecast.model.bodies import Agenda, Body, Closing, Flow, FlowKind, Quotation, Section, Table
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.episode import Block, BlockKind, Episode, Link
from slidecast.model.spoken_lines import SpokenLines
from slidecast.model.text import RichText
from slidecast.plan.prose import PlanOptions, plan_deck
from slidecast.plan.sentences import split_sentences
from slidecast.plan.spoken import spoken
from tests.plan.episodes import LINES, article, block, episode, episodes

PLAIN = PlanOptions(plain=True)
PARAGRAPH = block(BlockKind.PARAGRAPH, "一つ目の文です。二つ目の文です。")


def kinds(deck: Deck) -> list[str]:
    return [slide.kind.value for slide in deck.slides]


def said(slide: Slide) -> list[str]:
    return [utterance.spoken for utterance in slide.utterances]


def test_order_of_slides() -> None:
    deck = plan_deck(episode(article(1, PARAGRAPH), article(2, PARAGRAPH)), LINES)
    assert kinds(deck) == ["agenda", "section", "content", "section", "content", "closing"]
    assert [slide.article for slide in deck.slides] == [None, 1, 1, 2, 2, None]
    assert (deck.programme, deck.date, deck.articles) == ("番組", "2025.09.18", ("題名1", "題名2"))


def test_opening_greets_and_shows_the_titles_that_the_sections_speak() -> None:
    opening = plan_deck(episode(article(1, PARAGRAPH)), LINES).slides[0]
    assert opening.body == Agenda((RichText.of("題名1"),), "2025.09.18")
    assert said(opening) == ["番組、9月18日の放送なのだ。", "今日の記事は1本なのだ。"]
    assert [utterance.unit for utterance in opening.utterances] == [None, None]


def test_section_speaks_the_title_and_carries_the_link() -> None:
    section = plan_deck(episode(article(1, PARAGRAPH)), LINES).slides[1]
    assert section.body == Section(1, 1)
    assert (section.title, section.url) == ("題名1", "https://example.com/1")
    assert said(section) == ["1つ目の記事は、題名1なのだ。"]


def test_section_line_without_title_is_followed_by_the_title() -> None:
    lines = replace(LINES, section=("次なのだ。",))
    assert said(plan_deck(episode(article(1, PARAGRAPH)), lines).slides[1]) == ["次なのだ。", "題名1"]


def test_tenth_article_is_counted_otherwise() -> None:
    deck = plan_deck(episode(*(article(n) for n in range(1, 11))), LINES)
    assert said(deck.slides[10])[0] == "10個目の記事は、題名10なのだ。"


def test_content_speaks_each_sentence() -> None:
    content = plan_deck(episode(article(1, PARAGRAPH)), LINES).slides[2]
    assert content.utterances == (
        Utterance("一つ目の文です。", "一つ目の文です。", 0),
        Utterance("二つ目の文です。", "二つ目の文です。", 1),
    )


def test_line_that_names_an_unknown_date_is_left_out() -> None:
    deck = plan_deck(episode(date=None), LINES)
    assert deck.date == ""
    assert said(deck.slides[0]) == []


def test_empty_summary_is_a_section_alone() -> None:
    assert kinds(plan_deck(episode(article(1)), LINES)) == ["agenda", "section", "closing"]


def test_no_articles() -> None:
    deck = plan_deck(episode(blocks=(PARAGRAPH,), programme="講演", title="講演の記録"), LINES)
    assert kinds(deck) == ["agenda", "content", "closing"]
    assert said(deck.slides[0]) == ["講演、9月18日の放送なのだ。"]
    assert (deck.slides[1].title, said(deck.slides[1])) == ("講演の記録", ["一つ目の文です。", "二つ目の文です。"])


def test_closing() -> None:
    form = Link("お便り投稿フォーム", "https://forms.gle/x")
    post = episode(information="お知らせです。来てください。", form=form, remarks=("（架空です）",))
    closing = plan_deck(post, LINES, PlanOptions(credits=("VOICEVOX:ずんだもん",))).slides[-1]
    announcement = (RichText.of("お知らせです。"), RichText.of("来てください。"))
    credits = ("VOICEVOX:ずんだもん", "（架空です）")
    assert closing.body == Closing(announcement, "お便り投稿フォーム", "https://forms.gle/x", credits)
    expected = ["お知らせなのだ。", "お知らせです。", "来てください。", "お便りを待っているのだ。", "また次回なのだ。"]
    assert said(closing) == expected
    assert [utterance.unit for utterance in closing.utterances] == [None, 0, 1, None, None]


def test_chosen_articles_only() -> None:
    deck = plan_deck(episode(article(1), article(2), article(3)), LINES, PlanOptions(articles=frozenset({2})))
    assert [slide.title for slide in deck.slides if slide.kind is SlideKind.SECTION] == ["題名2"]
    assert deck.slides[1].body == Section(2, 3)


def test_code_is_shown_and_not_spoken() -> None:
    code = block(BlockKind.CODE, "a = 1\nb = 2")
    slides = plan_deck(episode(article(1, PARAGRAPH, code, PARAGRAPH)), LINES).slides
    assert [slide.kind for slide in slides[2:5]] == [SlideKind.CONTENT, SlideKind.CODE, SlideKind.CONTENT]
    assert slides[3].body.units == ("a = 1\n", "b = 2")
    assert slides[3].utterances == ()


def test_quotation_is_one_unit() -> None:
    quote = plan_deck(episode(article(1, block(BlockKind.QUOTE, "良い。とても良い。"))), LINES).slides[2]
    assert quote.body == Quotation(RichText.of("良い。とても良い。"))
    assert [(u.spoken, u.unit) for u in quote.utterances] == [("良い。", 0), ("とても良い。", 0)]


def test_table_speaks_row_by_row() -> None:
    table = plan_deck(episode(article(1, block(BlockKind.TABLE, "名\t値", "甲\t1", "乙"))), LINES).slides[2]
    assert isinstance(table.body, Table)
    assert table.body.units == ("甲1", "乙")
    assert [(u.spoken, u.unit) for u in table.utterances] == [("名、値", None), ("甲、1", 0), ("乙", 1)]


def test_pictures_are_not_lost() -> None:
    shown = replace(article(1), pictures=(Link("図", "https://example.com/a.png"),))
    body = plan_deck(episode(shown), LINES).slides[2].body
    assert isinstance(body, Flow)
    assert body.pictures[0].caption == "図"


@pytest.mark.parametrize("line", ["{programm}なのだ。", "{title", "{}"])
def test_wrong_field_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"programm|expected|field"):
        SpokenLines(opening=(line,))


def sentences_of(block: Block) -> list[str]:
    """Return what must be shown of a block, sentence by sentence."""
    if block.kind is BlockKind.CODE:
        return [line for item in block.items for line in item.text.plain.splitlines(keepends=True)]
    if block.kind is BlockKind.HEADING:
        return [item.text.plain for item in block.items]
    return [sentence.plain for item in block.items for sentence in split_sentences(item.text)]


def shown(deck: Deck, number: int) -> list[str]:
    """Return the units of an article's slides, in order."""
    slides = (slide for slide in deck.slides if slide.article == number and slide.kind is not SlideKind.SECTION)
    return [unit for slide in slides for unit in slide.body.units]


def letters(texts: list[str]) -> str:
    return "".join(char for text in texts for char in text if not char.isspace())


@given(episodes())
def test_every_sentence_is_shown_once_and_in_order(post: Episode) -> None:
    deck = plan_deck(post, LINES, PLAIN)
    for piece in post.articles:
        whole = [sentence for block in piece.blocks for sentence in sentences_of(block)]
        heads = [
            cell.plain
            for slide in deck.slides
            if slide.article == piece.number and isinstance(slide.body, Table)
            for cell in slide.body.headers
        ]
        assert sorted(letters(shown(deck, piece.number) + heads)) == sorted(letters(whole))


@given(episodes())
def test_every_utterance_says_the_unit_it_points_to(post: Episode) -> None:
    for slide in plan_deck(post, LINES).slides:
        for utterance in slide.utterances:
            assert utterance.spoken
            if utterance.unit is not None:
                assert words(utterance.shown) in words(unit_text(slide.body, utterance.unit))


def words(text: str) -> str:
    """Return the letters and figures of a text: what a voice may say of it."""
    return "".join(char for char in text if char.isalnum())


def unit_text(body: Body, unit: int) -> str:
    if isinstance(body, Table):
        return "".join(cell.plain for cell in body.rows[unit])
    return body.units[unit]


@given(episodes())
def test_every_sentence_with_a_word_is_spoken_once(post: Episode) -> None:
    for slide in plan_deck(post, LINES).slides:
        if isinstance(slide.body, Flow):
            kinds = [block.kind for block in slide.body.blocks for _ in block.sentences]
            speakable = [
                unit
                for unit, (kind, text) in enumerate(zip(kinds, slide.body.units, strict=True))
                if kind is not FlowKind.CODE and spoken(text)
            ]
            assert [utterance.unit for utterance in slide.utterances] == speakable

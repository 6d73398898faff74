"""Laws of composition: nothing lost, nothing too wide, nothing stranded; and nothing moves with a change of weight."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slidecast.lines.compose import compose
from slidecast.lines.fit import Box, fit, height_px
from slidecast.lines.line import Line
from slidecast.lines.prices import COMPOUND_PRICE, TEARING_PRICE
from slidecast.lines.style import Breaking, LineStyle
from slidecast.media.fonts import FontLibrary
from slidecast.model.clusters import clusters
from slidecast.model.metrics import Font
from slidecast.model.text import RichText, Span

BODY = Font(("MPLUSRounded1c-Medium.ttf",), 44)
BOLD = Font(("MPLUSRounded1c-ExtraBold.ttf",), 44)
CODE = Font(("JetBrainsMono-Medium.ttf",), 40)
PROSE = LineStyle(BODY, strong_font=BOLD, code_font=CODE, reserve_font=BOLD)
STYLES = {
    "prose": PROSE,
    "title": LineStyle(BOLD, even=True),
    "greedy": replace(PROSE, breaking=Breaking.GREEDY),
    "hanging": replace(PROSE, hang=True),
    "justified": replace(PROSE, justify=True),
}
ALPHABET = "あいうかきっャー漢字語、。「」（）！？…―・　 \nABCabc019.-/%:🚀👩‍💻🇯🇵1️⃣が①→〜“”"
texts = st.lists(
    st.builds(Span, st.text(alphabet=ALPHABET, min_size=1, max_size=30), strong=st.booleans(), code=st.booleans()),
    max_size=4,
).map(lambda spans: RichText(tuple(spans)))
measures = st.integers(30, 1600)


def settled(text: RichText, measure_px: float, style: LineStyle, fonts: FontLibrary) -> tuple[Line, ...]:
    return compose(text, measure_px, style, fonts)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@settings(max_examples=35, deadline=None)
@given(text=texts, measure_px=measures)
def test_ranges_tile_the_text_and_pieces_hold_it(
    text: RichText, measure_px: int, style: LineStyle, fonts: FontLibrary
) -> None:
    plain, at = text.plain, 0
    for line in settled(text, measure_px, style, fonts):
        assert line.start == at
        at = line.end
        assert line.text.rstrip() == plain[line.start : line.end].rstrip(" \t\n\u3000")
        for piece in line.pieces:
            assert piece.text == plain[piece.start : piece.end]
    assert at == len(plain)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@settings(max_examples=35, deadline=None)
@given(text=texts, measure_px=measures)
def test_no_line_is_wider_than_the_measure(
    text: RichText, measure_px: int, style: LineStyle, fonts: FontLibrary
) -> None:
    """Only a single cluster can be: there is nothing left to split."""
    for line in settled(text, measure_px, style, fonts):
        single = len(clusters(line.text.strip())) == 1
        assert line.width <= measure_px + 0.5 or single, line
        if line.pieces:
            last = line.pieces[-1]
            assert last.x + last.width <= line.width + line.hang_px + 0.5 * style.font.size_px + 1


@settings(max_examples=35, deadline=None)
@given(text=texts, measure_px=measures)
def test_pieces_do_not_overlap(text: RichText, measure_px: int, fonts: FontLibrary) -> None:
    """But for the blank halves of punctuation, which they may share."""
    for line in settled(text, measure_px, PROSE, fonts):
        for left, right in zip(line.pieces, line.pieces[1:], strict=False):
            shared = 0.5 * PROSE.font.size_px if left.text[-1] in "」）、。" or right.text[0] in "「（" else 0.0
            assert right.x >= left.x + left.width - shared - 1


@settings(max_examples=35, deadline=None)
@given(text=texts, measure_px=measures)
def test_the_heavier_weight_fits_the_same_places(text: RichText, measure_px: int, fonts: FontLibrary) -> None:
    for line in settled(text, measure_px, PROSE, fonts):
        for piece in line.pieces:
            widths = [fonts.advance_px(piece.text, font) for font in PROSE.fonts_of(piece.span)]
            assert max(widths) <= piece.width + 0.5


@settings(max_examples=35, deadline=None)
@given(text=texts, measure_px=st.integers(300, 1600))
def test_optimal_breaks_take_no_more_lines_than_full_ones(text: RichText, measure_px: int, fonts: FontLibrary) -> None:
    best = settled(text, measure_px, PROSE, fonts)
    full = settled(text, measure_px, STYLES["greedy"], fonts)
    if not any(line.forced for line in (*best, *full)):
        assert len(best) == len(full)
        assert height_px(text, measure_px, PROSE, fonts, 1.5) == len(best) * 1.5 * 44


def test_a_single_character_is_not_left_alone(fonts: FontLibrary) -> None:
    text = RichText.of("この文はちょうど一文字だけ次の行に余る")
    for measure_px in range(10 * 44, 18 * 44, 22):
        assert len(settled(text, measure_px, PROSE, fonts)[-1].text) > 1


def test_even_lines_are_nearly_equal(fonts: FontLibrary) -> None:
    text = RichText.of("大きな模型を小さな計算機で動かすための新しい工夫が発表されました")
    first, second = settled(text, 1000, STYLES["title"], fonts)
    assert abs(first.width - second.width) <= 4 * 44


def test_justified_lines_fill_the_measure_but_for_the_last(fonts: FontLibrary) -> None:
    text = RichText.of("約332億個の値を持つ大きな模型が公開され、だれでも使えるようになりました。" * 3)
    *full, last = settled(text, 760, STYLES["justified"], fonts)
    assert {round(line.width) for line in full} == {760}
    assert last.width < 760
    assert all(round(line.pieces[-1].x + line.pieces[-1].width) in range(759, 784) for line in full)


def test_hanging_stops_stand_outside_the_measure(square: Font, square_fonts: FontLibrary) -> None:
    style = LineStyle(square, hang=True, phrases=False)
    line, _ = settled(RichText.of("あいうえお。かき"), 50, style, square_fonts)
    assert (line.text, line.width, line.hang_px) == ("あいうえお。", 50, 10)


def test_spans_begin_new_pieces_at_the_right_places(square: Font, square_fonts: FontLibrary) -> None:
    text = RichText((Span("あい「"), Span("うえ", strong=True), Span("」」abc")))
    (line,) = settled(text, 200, LineStyle(square), square_fonts)
    assert [(piece.text, piece.x, piece.start) for piece in line.pieces] == [
        ("あい「", 0, 0),
        ("うえ", 30, 3),
        ("」", 50, 5),
        ("」abc", 55, 6),
    ]


def test_japanese_and_latin_are_set_apart(square: Font, square_fonts: FontLibrary) -> None:
    (line,) = settled(RichText.of("あLLMの"), 200, LineStyle(replace(square, size_px=20)), square_fonts)
    assert [(piece.text, piece.x) for piece in line.pieces] == [("あ", 0), ("LLM", 25), ("の", 60)]


def test_a_longer_ruby_makes_room_and_stands_over_its_word(square: Font, square_fonts: FontLibrary) -> None:
    text = RichText((Span("あ"), Span("峠", ruby="とうげみち"), Span("い")))
    (line,) = settled(text, 200, LineStyle(replace(square, size_px=20)), square_fonts)
    assert [(piece.text, piece.x, piece.ruby_x) for piece in line.pieces] == [
        ("あ", 0, 0),
        ("峠", 30, 15),
        ("い", 60, 0),
    ]


@pytest.mark.parametrize("size_px", [40, 56])
def test_fit_chooses_the_largest_size(size_px: int, fonts: FontLibrary) -> None:
    text = RichText.of("ちょうどよい大きさをさがす" * 4)
    sizes = range(30, 80, 2)
    box = Box(900, height_px(text, 900, PROSE.sized(size_px), fonts, 1.5))
    found = fit(text, box, PROSE, fonts, sizes)
    assert found.fits
    assert found.size_px >= size_px
    bigger = fit(text, box, PROSE, fonts, [found.size_px + 2])
    assert not bigger.fits


def test_fit_says_that_the_floor_is_too_large(fonts: FontLibrary) -> None:
    found = fit(RichText.of("入りきらない" * 20), Box(300, 100), PROSE, fonts, (40, 44))
    assert (found.size_px, found.fits) == (40, False)


def test_no_text_no_lines(fonts: FontLibrary) -> None:
    assert compose(RichText(), 100, PROSE, fonts) == ()


@pytest.mark.parametrize("measure_px", [-20, 0, 0.5])
def test_a_measure_of_nothing_leaves_a_line_to_every_character(measure_px: float, fonts: FontLibrary) -> None:
    lines = compose(RichText.of("あい、う"), measure_px, PROSE, fonts)
    assert [line.text for line in lines] == ["あ", "い", "、", "う"]


def test_code_keeps_its_indent(fonts: FontLibrary) -> None:
    text = RichText((Span("if x:\n    return\n", code=True),))
    lines = compose(text, 900, PROSE, fonts)
    assert [(line.text, line.start, line.end) for line in lines] == [("if x:", 0, 6), ("    return", 6, 17)]


RUBIES = st.builds(
    Span,
    st.text(alphabet="漢字東京語AI", min_size=1, max_size=6),
    ruby=st.text(alphabet="かなルビょー", min_size=1, max_size=9),
)
annotated_texts = st.lists(
    RUBIES | st.builds(Span, st.text(alphabet="あい漢、。「」A1 ", min_size=1, max_size=12)), min_size=1, max_size=8
).map(lambda spans: RichText(tuple(spans)))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@settings(max_examples=40, deadline=None)
@given(text=annotated_texts, measure_px=st.integers(300, 900))  # the widest word with its reading fits
def test_every_ruby_is_set_once_apart_and_within_its_line(
    text: RichText, measure_px: int, style: LineStyle, fonts: FontLibrary
) -> None:
    shown = ""
    lines = settled(text, measure_px, style, fonts)
    assume(not any(line.forced for line in lines))  # a word longer than the measure is torn, and its reading with it
    for line in lines:
        end = -1.0
        for piece in (piece for piece in line.pieces if piece.span.ruby):
            width = fonts.advance_px(piece.span.ruby, style.ruby_font(piece.span))
            shown += piece.span.ruby
            assert piece.ruby_x >= end - 1.5, "two readings meet"
            end = piece.ruby_x + width
            assert end <= max(line.width, width) + 1.5, "a reading stands over the line's edge"
    assert shown == "".join(span.ruby for span in text.spans)


@pytest.mark.parametrize("measure_em", range(9, 16))
@pytest.mark.parametrize(
    "title",
    ["日本語LLM・RAG向け評価基盤を公開", "LLM・RAG向けのデータ整備を支援する新サービス", "約90 分間で終わる会議"],
)
def test_narrow_titles_break_where_a_word_begins(title: str, measure_em: int, fonts: FontLibrary) -> None:
    lines = settled(RichText.of(title), measure_em * 44, STYLES["title"], fonts)
    assert not [line.text for line in lines[:-1] if line.price >= COMPOUND_PRICE], [line.text for line in lines]


@pytest.mark.parametrize("measure_em", range(16, 40, 2))
@pytest.mark.parametrize(
    "text",
    [
        "畑の配列は参照渡しで受けとり、豆のオーケストレーションパターンを読み込むだけで茹であがると記憶している。",
        "枝豆のファインチューニングにはアルゴリズムプログラミングの修正が要り、鍋のコーディング支援が無償になる。",
        "塩の量を評価して品質を担保するときに、サービスなどのコミュニティにとって便利なものが選択されていく。",
    ],
)
def test_prose_tears_no_word_that_fits_a_line(text: str, measure_em: int, fonts: FontLibrary) -> None:
    lines = settled(RichText.of(text), measure_em * 44, STYLES["prose"], fonts)
    assert not [line.text for line in lines[:-1] if line.price >= TEARING_PRICE], [line.text for line in lines]

"""Fonts: everything Japanese text holds draws as itself, measured equals drawn, and what is missing is told."""

import pickle
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, features

from slidecast.errors import SlidecastError, ThemeError
from slidecast.media.font_advances import advances_of
from slidecast.media.font_tables import read_tables
from slidecast.media.fonts import FontLibrary
from slidecast.media.resources import resource
from slidecast.model.clusters import clusters
from slidecast.model.metrics import Font

ROUND = Font(("MPLUSRounded1c-Medium.ttf",), 44)
UD = Font(("BIZUDPGothic-Bold.ttf", "BIZUDPGothic-Regular.ttf"), 44)
CODE = Font(("JetBrainsMono-Medium.ttf",), 40)
STRONG = Font(("MPLUSRounded1c-ExtraBold.ttf",), 46)
FONTS = FontLibrary()
LIMIT_MB = 16
FONT_FILES = sorted(path.name for path in resource("fonts").glob("*.ttf"))
PARAGRAPHS = Path(__file__).parent.parent / "cases" / "paragraphs.txt"
BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255)
SYMBOLS = (
    "←→↑↓⇒⇔①⑳❶㈱㍉№℡™©®√≒≠≤∞±×÷°′″‰…‥・―—–‐‑−～〜゠ー「」『』【】〔〕〈〉《》"
    "★☆●○■□▲△▼▽◆◇※〒♪♭♯✓✔✗✦❀➡⌘₿€£¥￥¢ヴヷㇰ〆々ゝ仝〇"
)
EMOJI_ROW = "🚀 😀 🫠 🫡 🫨 🩷 🫎 🪿 🫛 🫘 🪭 🛜 ✅ ❌ ⭐ ❤️ ☀️ ©️ 1️⃣ #️⃣ *️⃣ 🇯🇵 🇺🇳 👍🏽 👨‍👩‍👧 👩🏻‍💻 🏴‍☠️ 🏳️‍🌈 🧑‍🚀 🐦‍⬛ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"
EMOJI = EMOJI_ROW.split()


def decoded(encoding: str) -> str:
    """Return the characters of a Japanese character set."""
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFD) for trail in range(0x40, 0xFF))
    texts = (code.decode(encoding, "ignore") for code in codes)
    return "".join(text for text in texts if len(text) == 1 and text.isprintable() and not "\ue000" <= text < "\uf900")


@pytest.mark.parametrize("font", [ROUND, UD, CODE], ids=["round", "ud", "code"])
@pytest.mark.parametrize("text", [decoded("cp932"), decoded("euc_jp"), SYMBOLS], ids=["cp932", "jis", "symbols"])
def test_every_japanese_character_is_covered(text: str, font: Font, fonts: FontLibrary) -> None:
    assert len(text) > 80
    assert fonts.uncovered(text, font) == ()


def test_level_2_kanji_come_from_the_complement(fonts: FontLibrary) -> None:
    runs = fonts.runs("憂龕と鬱", ROUND)
    assert [(run.text, run.file, run.start) for run in runs] == [
        ("憂", "MPLUSRounded1c-Medium.ttf", 0),
        ("龕", "ZenMaruGothic-Bold.ttf", 1),
        ("と鬱", "MPLUSRounded1c-Medium.ttf", 2),
    ]


@pytest.mark.parametrize("emoji", EMOJI)
def test_emoji_draw_as_one_coloured_glyph(emoji: str, fonts: FontLibrary) -> None:
    (run,) = fonts.runs(emoji, ROUND)
    assert run.colour
    assert clusters(emoji) == (emoji,)
    assert fonts.advance_px(emoji, ROUND) == ROUND.size_px
    picture = Image.new("RGB", (80, 80), WHITE)
    fonts.draw_run(ImageDraw.Draw(picture), (10, 60), emoji, ROUND, BLACK)
    assert len({colour for _, colour in picture.getcolors(6400) or ()}) > 3, "drawn in one colour, or not at all"
    left, _, right, _ = drawn_box(picture)
    assert left >= 8
    assert right <= 10 + ROUND.size_px + 2


@pytest.mark.parametrize(("text", "coloured"), [("1", False), ("©", False), ("™", False), ("★", False), ("⭐", True)])
def test_signs_that_are_not_emoji_by_nature_stay_letters(text: str, coloured: bool, fonts: FontLibrary) -> None:
    assert [run.colour for run in fonts.runs(text, ROUND)] == [coloured]


@pytest.mark.parametrize(
    "text", ["AVAToLLM-jp", "漢字かな交じり文", "fi ffi", "あ🚀鬱龕A", "が\u200bき\ufe0f", "", "\ufe0f"]
)
@pytest.mark.parametrize("font", [ROUND, UD, CODE], ids=["round", "ud", "code"])
def test_measured_equals_drawn(text: str, font: Font, fonts: FontLibrary) -> None:
    picture = Image.new("RGB", (600, 100), WHITE)
    assert fonts.draw_run(ImageDraw.Draw(picture), (10, 60), text, font, BLACK) == fonts.advance_px(text, font)


@pytest.mark.parametrize("file", FONT_FILES)
def test_advances_read_from_the_table_are_the_shapers_own(file: str, fonts: FontLibrary) -> None:
    advances = advances_of(read_tables(resource("fonts") / file))
    for size_px in (13, 40, 61):
        face = fonts.image_font(file, size_px)
        for code_point in list(advances.units)[::7]:
            assert advances.px(code_point, size_px) == face.getlength(chr(code_point)), hex(code_point)


KERNED = "AVTLWYKPRFTavowyrtfijl0147 .,:;-/\"'()“”’…—–é漢かァー、「」！"
PAIR_SETS = [KERNED, pytest.param("".join(map(chr, range(0x20, 0x7F))) + SYMBOLS + KERNED, marks=pytest.mark.slow)]


@pytest.mark.parametrize("characters", PAIR_SETS, ids=["kerned", "many"])
@pytest.mark.parametrize("file", FONT_FILES)
def test_kerning_read_from_the_table_is_the_shapers_own(file: str, characters: str, fonts: FontLibrary) -> None:
    advances, size_px = advances_of(read_tables(resource("fonts") / file)), 57
    face = fonts.image_font(file, size_px)
    known = [ord(character) for character in dict.fromkeys(characters) if ord(character) in advances.units]
    for before, after in product(known, known):
        kern = advances.kern_px(before, after, size_px)
        if kern is not None:
            alone = sum(advances.px(code_point, size_px) or 0 for code_point in (before, after))
            assert alone + kern == face.getlength(chr(before) + chr(after)), chr(before) + chr(after)


def test_what_only_a_shaper_can_set_is_left_to_it(fonts: FontLibrary) -> None:
    """Ligatures; a font whose scripts kern differently; but nothing else in the text faces."""
    text_face = advances_of(read_tables(resource("fonts") / ROUND.files[0]))
    assert text_face.kern_px(ord("f"), ord("i"), 44) is None
    assert text_face.kern_px(ord("f"), ord("o"), 44) is not None
    assert advances_of(read_tables(resource("fonts") / "NotoSansSymbols2-Regular.ttf")).kerning is None
    assert fonts.advance_px("file", ROUND) == fonts.image_font(ROUND.files[0], ROUND.size_px).getlength("file")


@pytest.mark.parametrize("font", [ROUND, UD, CODE], ids=["round", "ud", "code"])
def test_paragraphs_are_as_wide_as_the_shaper_sets_them(font: Font, fonts: FontLibrary) -> None:
    for text in PARAGRAPHS.read_text("utf-8").splitlines():
        runs = fonts.runs(text, font)
        shaped = sum(fonts.image_font(run.file, font.size_px).getlength(run.drawn) for run in runs if run.drawn)
        assert fonts.advance_px(text, font) == shaped, text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=KERNED + "[]<>{}&「」『』", max_size=12))
def test_any_run_is_as_wide_as_the_shaper_sets_it(text: str) -> None:
    """Scripts, brackets and signs in any order: kerning ends where a script does."""
    shaped = sum(FONTS.image_font(run.file, 46).getlength(run.drawn) for run in FONTS.runs(text, STRONG))
    assert FONTS.advance_px(text, STRONG) == shaped


def test_pair_kerning_counts(fonts: FontLibrary) -> None:
    assert fonts.advance_px("AV", ROUND) < fonts.advance_px("A", ROUND) + fonts.advance_px("V", ROUND)


def test_drawn_squares_cover_the_measured_pixels(square: Font, square_fonts: FontLibrary) -> None:
    """A full-width box of 10 px, a half-width one of 5 px, on a baseline at y 8."""
    picture = Image.new("RGB", (30, 12), WHITE)
    advance = square_fonts.draw_run(ImageDraw.Draw(picture), (2, 8), "漢a 字", square, BLACK)
    row = "".join("#" if picture.getpixel((x, 4)) == BLACK[:3] else "." for x in range(30))
    assert advance == 30
    assert row == ".." + "#" * 15 + "....." + "#" * 8
    assert drawn_box(picture) == (2, 0, 30, 10)


def test_a_missing_character_is_told_and_drawn_as_a_substitute(fonts: FontLibrary) -> None:
    assert fonts.uncovered("한국の뉴스한", ROUND) == ("한", "국", "뉴", "스")
    assert [(run.text, run.drawn, run.covered) for run in fonts.runs("あ한", ROUND)] == [
        ("あ", "あ", True),
        ("한", "〓", False),
    ]
    assert fonts.advance_px("한", ROUND) == ROUND.size_px


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("か\u3099", "が"), ("\u00a0", "\u00a0"), ("a\u200bb", "ab"), ("⼈", "人"), ("葛\U000e0100", "葛")],
)
def test_equal_looks_stand_in(text: str, drawn: str, fonts: FontLibrary) -> None:
    assert "".join(run.drawn for run in fonts.runs(text, ROUND)) == drawn
    assert fonts.uncovered(text, ROUND) == ()


def test_fonts_outside_the_folder_are_named_by_path(tmp_path: Path, square_fonts: FontLibrary) -> None:
    theirs = tmp_path / "mine.ttf"
    theirs.write_bytes((resource("fonts") / "JetBrainsMono-Bold.ttf").read_bytes())
    font = Font((str(theirs), "Square.ttf"), 20)
    assert [run.file for run in square_fonts.runs("a漢", font)] == [str(theirs), "Square.ttf"]


def test_a_font_that_is_not_there(fonts: FontLibrary) -> None:
    with pytest.raises(ThemeError) as caught:
        fonts.advance_px("あ", Font(("Nowhere.ttf",), 20))
    path = resource("fonts") / "Nowhere.ttf"
    assert str(caught.value) == (
        f"{path}: font file not found\n  hint: name a file in fonts/, or give the path of a .ttf or .otf file"
    )


def test_a_file_that_is_no_font(tmp_path: Path, fonts: FontLibrary) -> None:
    path = tmp_path / "fake.ttf"
    path.write_text("not a font")
    with pytest.raises(ThemeError, match="not a font that can be read") as caught:
        fonts.advance_px("あ", Font((str(path),), 20))
    assert caught.value.place == str(path)


def test_without_raqm_nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda _: False)
    with pytest.raises(SlidecastError) as caught:
        FontLibrary()
    assert str(caught.value) == (
        "Pillow has no raqm layout, so text would lose kerning and emoji sequences\n"
        "  hint: install Pillow's own wheel: pip install --force-reinstall --only-binary=:all: pillow"
    )


def test_a_library_crosses_to_worker_processes(fonts: FontLibrary) -> None:
    fonts.advance_px("あ", ROUND)
    copied = pickle.loads(pickle.dumps(fonts))
    assert copied.folder == fonts.folder
    assert copied.advance_px("あ", ROUND) == ROUND.size_px


def test_the_fonts_stay_small_and_carry_their_licences() -> None:
    files = [path for path in resource("fonts").iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= LIMIT_MB * 1_000_000
    licences = {path.name for path in files if path.suffix == ".txt"}
    families = {path.stem.split("-")[0] for path in files if path.suffix == ".ttf"}
    assert {name.removeprefix("OFL-").removeprefix("LICENSE-").removesuffix(".txt") for name in licences} == families


def drawn_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of the pixels that are not white."""
    return picture.convert("L").point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)

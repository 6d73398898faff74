"""A script's lines go to the slides that they retell, in order."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from slidecast.align.encodings import decoded
from slidecast.align.script import assign, read_script, with_script
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.model.bodies import Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.text import RichText
from slidecast.reading import Lexicon

TITLES = ("新しい望遠鏡が星を数える", "深海でカニの仲間を発見")
SENTENCES = (
    ("山の上の望遠鏡が、一晩で百万個の星を数えます。", "星の明るさの変化も調べます。"),
    ("深い海の底で、白いカニの仲間が見つかりました。", "探査機が写真を撮りました。"),
)
LINES = (
    ("やっほー、今日も始めるのだ！", None),
    ("1つ目の記事は「新しい望遠鏡が星を数える」なのだ。", 1),
    ("高い山のてっぺんに、でっかい望遠鏡があるのだ。", 1),
    ("百万個もの星を一晩で数えちゃうのだ！", 1),
    ("2つ目の記事は「深海でカニの仲間を発見」なのだ。", 2),
    ("白いカニが、深い海の底にいたのだ。", 2),
    ("探査機の写真もきれいに撮れたのだ。", 2),
    ("それでは今日の記事をおさらいするのだ。", None),
    ("望遠鏡とカニの話だったのだ。", None),
)

UNANNOUNCED = (
    ("やっほー、みんな元気にしてるかな。", None),
    ("今日は金曜日、山も海もいい天気なのだ。", None),
    ("お茶でも飲みながら、のんびり聞いてほしいのだ。", None),
    ("新しい望遠鏡が、", 1),
    ("星を数える、だって。", 1),
    ("高い山のてっぺんに、でっかい望遠鏡があるのだ。", 1),
    ("百万個もの星を一晩で数えちゃうのだ！", 1),
    ("深海でカニの仲間を発見、なのだ。", 2),
    ("探査機の写真もきれいに撮れたのだ。", 2),
    ("それじゃあ、また来週会おうなのだ。", None),
)


def flow(*sentences: str) -> Flow:
    return Flow((FlowBlock(FlowKind.PARAGRAPH, tuple(map(RichText.of, sentences))),))


def deck() -> Deck:
    slides = [Slide(SlideKind.TITLE, "宇宙と海だより", Flow(()))]
    for number, (title, sentences) in enumerate(zip(TITLES, SENTENCES, strict=True), 1):
        slides.append(Slide(SlideKind.SECTION, title, Section(number, 2), article=number))
        slides.append(Slide(SlideKind.CONTENT, title, flow(*sentences), article=number))
    slides.append(Slide(SlideKind.CLOSING, "おわり", Flow(())))
    return Deck(tuple(slides), "宇宙と海だより", "", TITLES)


@pytest.mark.parametrize("told", [LINES, UNANNOUNCED])
def test_lines_go_to_their_articles(told: Sequence[tuple[str, int | None]]) -> None:
    slides = assign(deck(), [line for line, _ in told], Lexicon())
    assert list(slides) == sorted(slides)
    assert [deck().slides[slide].article for slide in slides] == [article for _, article in told]


def test_the_lines_become_the_utterances_and_none_is_lost() -> None:
    told = with_script(deck(), [line for line, _ in LINES], Lexicon())
    assert [utterance.spoken for utterance in told.utterances] == [line for line, _ in LINES]
    star = next(utterance for utterance in told.utterances if "百万個" in utterance.spoken)
    assert star.unit == 0


def test_no_lines_and_no_slides() -> None:
    assert assign(deck(), [], Lexicon()) == ()
    assert assign(Deck((), "", "", ()), ["あ"], Lexicon()) == (0,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    assert decoded("一行目\r\n二行目なのだ\r".encode(encoding)) == "一行目\n二行目なのだ\n"


def test_an_empty_script_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n \n", "utf-8")
    with pytest.raises(AlignmentError) as error:
        read_script(path, lambda _: None)
    expected = f"{path}: the script holds no line\n  hint: write one spoken sentence a line, or remove it"
    assert str(error.value) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "utf-16", "utf-16-le"])
def test_a_script_is_read_in_its_encoding_without_a_word(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = tuple(line for line, _ in LINES)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    told: list[Diagnostic] = []
    assert (read_script(path, told.append), told) == (lines, [])


@pytest.mark.parametrize("padding", [0, 501], ids=["noise", "noise and zeros"])
def test_what_is_no_text_is_said_so(padding: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(Random(1).randbytes(4096) + bytes(padding))
    with pytest.raises(AlignmentError) as error:
        read_script(path, lambda _: None)
    assert str(error.value) == f"{path}: the script is no text\n  hint: write one spoken sentence a line, in UTF-8"


def test_lost_characters_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("良い".encode() + b"\xff\x81\n")
    told: list[Diagnostic] = []
    assert len(read_script(path, told.append)) == 1
    assert str(told[0]) == f"{path}: the script is not UTF-8, Shift JIS or EUC; some characters are lost"

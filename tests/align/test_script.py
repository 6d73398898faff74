"""A script is read in any encoding, and its lines become what is spoken on the slides."""

from pathlib import Path
from random import Random

import pytest

from slidecast.align.encodings import decoded
from slidecast.align.script import read_script, with_script
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.reading import Lexicon
from tests.align.test_assign import CASES, deck

LINES = tuple(line for line, _ in CASES["announced"])


def test_the_lines_become_the_utterances_and_none_is_lost() -> None:
    told = with_script(deck(), LINES, Lexicon())
    assert [utterance.spoken for utterance in told.utterances] == list(LINES)
    star = next(utterance for utterance in told.utterances if "百万個" in utterance.spoken)
    assert star.unit == 0


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
    path.write_bytes("\r\n".join(LINES).encode(encoding))
    told: list[Diagnostic] = []
    assert (read_script(path, told.append), told) == (LINES, [])


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

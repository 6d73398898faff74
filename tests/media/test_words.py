"""Word lists, and the project's own."""

from pathlib import Path

from slidecast.media.resources import resource
from slidecast.media.words import read_words


def told_words(path: Path) -> tuple[tuple[str, ...], list[str]]:
    told: list[str] = []
    return read_words(path, lambda diagnostic: told.append(str(diagnostic).removeprefix(str(path)))), told


def test_remarks_and_repeats_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("\ufeff# names\nずんだもん\n\nVisual Studio Code  # a name\nずんだもん\n", "utf-8")
    assert told_words(path) == (("ずんだもん", "Visual Studio Code"), [])


def test_lines_that_are_no_words_are_told(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"沼津\tヌマヅ\nずんだ\x07餅\n{'長' * 41}\nずんだ餅\n", "utf-8")
    assert told_words(path) == (
        ("ずんだ餅",),
        [
            ":1: not a word: '沼津\\tヌマヅ': it holds a tab; a line is one word",
            ":2: not a word: 'ずんだ\\x07餅': it holds U+0007; a line is one word",
            f":3: not a word: '{'長' * 40}…': longer than 40 characters; a line is one word",
        ],
    )


def test_a_list_that_is_no_text_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("ずんだ餅\n".encode("cp932"))
    assert told_words(path) == ((), [": no word of it counts: not UTF-8: byte 0x82 in line 1; save it as UTF-8"])


def test_the_presenters_are_protected() -> None:
    told: list[object] = []
    assert {"ずんだもん", "春日部つむぎ", "四国めたん", "ずんだ餅"} <= set(
        read_words(resource("assets", "protected_words.txt"), told.append)
    )
    assert told == []

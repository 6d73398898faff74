"""Word lists, and the project's own."""

from pathlib import Path

from slidecast.media.words import protected_words, read_words


def test_remarks_and_repeats_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("\ufeff# names\nずんだもん\n\nVisual Studio Code  # a name\nずんだもん\n", "utf-8")
    assert read_words(path) == ("ずんだもん", "Visual Studio Code")


def test_the_presenters_are_protected() -> None:
    assert {"ずんだもん", "春日部つむぎ", "四国めたん", "ずんだ餅"} <= set(protected_words())

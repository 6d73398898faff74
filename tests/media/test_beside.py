"""Files written beside their place: whole or not at all."""

import os
from pathlib import Path

import pytest

from slidecast.media.beside import sweep, written_beside


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with written_beside(path) as unfinished:
        unfinished.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path) -> None:
    with written_beside(path) as unfinished:
        unfinished.write_text("half")
        raise KeyboardInterrupt


def test_a_block_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("あ" * 83 + ".mp4")  # 253 of at most 255 bytes
    with written_beside(path) as unfinished:
        unfinished.write_text("whole")
    assert path.read_text() == "whole"


def test_what_a_killed_process_left_goes_when_it_is_old(tmp_path: Path) -> None:
    left: list[Path] = []
    for _ in range(2):
        with written_beside(tmp_path / "a.txt") as unfinished:
            left.append(unfinished)
            unfinished.touch()
    others = tmp_path / "mine.part"
    for path in (*left, others):
        path.touch()
    os.utime(left[0], (1000, 1000))
    os.utime(others, (1000, 1000))
    sweep(tmp_path)
    assert [path.exists() for path in (*left, others)] == [False, True, True]

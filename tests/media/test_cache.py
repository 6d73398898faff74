"""The cache: whole or absent, whatever happens to its files."""

import os
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from slidecast.media.cache import DIGEST_BYTES, TRIMMED, Cache, is_kept, trim_folder

Harm = Callable[[bytes], bytes]


def entries(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")
    assert cache.get("a") is None
    assert cache.put("a", b"1")
    assert cache.put("b", b"")
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (b"1", b"", None)


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:40] + b"?" + content[41:],
        lambda content: content[:0],
        lambda content: content[:DIGEST_BYTES],
    ],
    ids=["truncated", "longer", "a byte changed", "empty", "content lost"],
)
def test_a_damaged_entry_is_absent_and_goes(tmp_path: Path, harm: Harm) -> None:
    cache = Cache(tmp_path)
    cache.put("a", b"some content of an entry")
    path = cache.path_of("a")
    path.write_bytes(harm(path.read_bytes()))
    assert cache.get("a") is None
    assert not path.exists()


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit_bytes=3 * (DIGEST_BYTES + 10))
    for age, key in enumerate("dcba"):
        cache.put(key, b"0123456789")
        os.utime(cache.path_of(key), (1000 - age, 1000 - age))
    assert cache.get("a")  # used now
    cache.trim()
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]


def test_what_a_killed_process_left_goes_when_it_is_old(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", b"1")
    old, new = (cache.path_of("a").with_name(f"{name}.part") for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1000, 1000))
    cache.trim()
    assert (old.exists(), new.exists(), cache.get("a")) == (False, True, b"1")


def test_a_folder_that_cannot_be_written_serves_what_it_has(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    cache = Cache(blocked)
    assert not cache.put("a", b"1")
    assert cache.get("a") is None
    cache.trim()
    assert blocked.read_text() == "a file where the folder should be"


def put_many(folder: Path, number: int) -> None:
    cache = Cache(folder, limit_bytes=2000)
    for turn in range(60):
        cache.put(f"key {turn % 7}", bytes([turn % 7]) * 200)
        value = cache.get(f"key {(turn + number) % 7}")
        assert value is None or value == bytes([(turn + number) % 7]) * 200
        cache.trim()


@pytest.mark.slow
def test_several_processes_share_it(tmp_path: Path) -> None:
    processes = [get_context("spawn").Process(target=put_many, args=(tmp_path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert all(path.suffix == ".entry" for path in entries(Cache(tmp_path)))


def test_a_folder_keeps_what_was_used_last_and_all_of_the_last_hour(tmp_path: Path) -> None:
    for hours in range(5):
        path = tmp_path / f"{hours}.wav"
        path.write_bytes(bytes(100))
        os.utime(path, (time.time() - 3600 * hours - 60,) * 2)
    assert is_kept(tmp_path / "3.wav")
    trim_folder(tmp_path, 250)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["0", "3"]
    assert not is_kept(tmp_path / "4.wav")
    trim_folder(tmp_path, 0)
    assert len(list(tmp_path.iterdir())) == 2
    trim_folder(tmp_path / "missing", 0)


def test_small_entries_are_looked_through_seldom(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit_bytes=1)
    cache.trim_seldom()
    cache.put("a", b"1")
    cache.trim_seldom()
    assert cache.get("a") == b"1"
    os.utime(tmp_path / TRIMMED, (0, 0))
    cache.trim_seldom()
    assert cache.get("a") is None


def test_nothing_kept_is_not_trimmed(tmp_path: Path) -> None:
    Cache(tmp_path / "none").trim_seldom()
    assert not (tmp_path / "none").exists()

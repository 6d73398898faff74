"""Killed runs, full disks, damaged caches: the next run makes what an undisturbed one does."""

import json
import resource as limits
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from slidecast.media.resources import PACKAGE, resource

POST = """---
title: 試験放送 podcast 20250918
date: 2025-09-18 05:00:00 +0900
---

- [短い記事](https://example.com/a)

一つ目の文です。
"""
SMALL = ("--size", "128x128", "--quality", "draft", "--fps", "10", "--voice", "builtin", "--offline", "--jobs", "2")
KILLS = 10

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Desk:
    """A folder with a post, a place for its film and a cache."""

    folder: Path
    code: Path = PACKAGE.parent

    def start(self) -> "subprocess.Popen[str]":
        self.folder.mkdir(exist_ok=True)
        (self.folder / "20250918.md").write_text(POST, "utf-8")
        places = ["--out", str(self.folder / "out"), "--cache", str(self.folder / "cache")]
        command = [sys.executable, "-m", "slidecast", str(self.folder / "20250918.md"), *places, *SMALL]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=self.code)

    def run(self) -> tuple[int, str]:
        """Return the exit code of a run and what it said."""
        with self.start() as process:
            _, told = process.communicate()
            return process.returncode, told

    def outputs(self) -> dict[str, bytes]:
        """Return what was made; the report, which holds times, and the places of files aside."""
        files = (path for path in (self.folder / "out").rglob("*") if path.is_file() and path.name != "report.json")
        place = str(self.folder).encode()
        return {path.name: path.read_bytes().replace(place, b"") for path in files}

    def entries(self) -> list[Path]:
        return sorted(path for path in (self.folder / "cache").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("undisturbed"))
    assert desk.run()[0] == 0
    return desk


@pytest.fixture(scope="module")
def took_s(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a run takes here, seconds."""
    began = time.monotonic()
    assert Desk(tmp_path_factory.mktemp("timed")).run()[0] == 0
    return time.monotonic() - began


def moments(took_s: float) -> Iterator[float]:
    chance = Random(7)
    yield from (chance.uniform(0.05, 1) * took_s for _ in range(KILLS))


def test_killed_at_any_moment_the_next_run_completes(undisturbed: Desk, took_s: float, tmp_path: Path) -> None:
    wanted = undisturbed.outputs()
    for turn, moment in enumerate(moments(took_s)):
        desk = Desk(tmp_path / str(turn))
        with desk.start() as process:
            time.sleep(moment)
            process.kill()
        film = desk.folder / "out" / "20250918" / "20250918.mp4"
        assert not film.exists() or film.read_bytes() == wanted[film.name]
        assert desk.run()[0] == 0, moment
        assert desk.outputs() == wanted, moment


@pytest.mark.parametrize("room_bytes", [2_000, 20_000, 60_000])
def test_a_full_disk_is_told_and_the_next_run_completes(undisturbed: Desk, tmp_path: Path, room_bytes: int) -> None:
    desk, before = Desk(tmp_path / "full"), limits.getrlimit(limits.RLIMIT_FSIZE)
    assert room_bytes < len(undisturbed.outputs()["20250918.mp4"])
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (room_bytes, before[1]))
    try:
        code, told = desk.run()
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert code == 1
    assert "error: " in told
    assert "hint: " in told
    assert "Traceback" not in told
    assert "fault of slidecast" not in told
    assert not (desk.folder / "out" / "20250918" / "20250918.mp4").exists()
    assert desk.run()[0] == 0
    assert desk.outputs() == undisturbed.outputs()


def test_damaged_entries_of_every_cache_are_made_again(undisturbed: Desk, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "damaged")
    assert desk.run()[0] == 0
    for path in desk.entries():
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] + b"?" + content[len(content) // 2 + 1 :])
    (desk.folder / "out" / "20250918" / "20250918.mp4").unlink()
    assert desk.run()[0] == 0
    assert desk.outputs() == undisturbed.outputs()


def test_what_another_version_kept_is_not_taken(undisturbed: Desk, tmp_path: Path) -> None:
    code = tmp_path / "another version"
    shutil.copytree(PACKAGE, code / "slidecast", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("fonts", "themes", "assets"):
        (code / name).symlink_to(resource(name).resolve())
    for path in (code / "slidecast").rglob("*.py"):
        path.write_text(path.read_text("utf-8") + "# another version\n", "utf-8")
    assert Desk(tmp_path / "desk", code).run()[0] == 0
    ours = Desk(tmp_path / "desk")
    assert ours.run()[0] == 0
    report = json.loads((ours.folder / "out" / "20250918" / "report.json").read_text("utf-8"))
    assert report["cache"]["hits"] == 0
    assert ours.outputs() == undisturbed.outputs()

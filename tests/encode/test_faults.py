"""What goes wrong outside: processes die, disks fill up, encoders refuse."""

import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from slidecast.encode import coder, settings
from slidecast.encode.settings import Quality
from slidecast.errors import Diagnostic, EncodeError
from slidecast.model.film import Film
from slidecast.model.picture import Rgb, Still
from tests.encode.films import SIZE, Studio, frame_digests, small_film
from tests.film.painting import PlainPainter


@dataclass(frozen=True)
class DeadlyPainter(PlainPainter):
    """Kills every process but one that paints with it."""

    survivor: int = 0

    def still(self, still: Still) -> Rgb:
        if os.getpid() != self.survivor:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().still(still)


@dataclass(frozen=True)
class SlowPainter(PlainPainter):
    """Takes its time, so that it can be disturbed."""

    def still(self, still: Still) -> Rgb:
        time.sleep(0.02)
        return super().still(still)


def painted_by(film: Film, make_painter: Callable[[], PlainPainter]) -> Film:
    return replace(film, make_painter=make_painter)


@pytest.mark.slow
def test_processes_that_die_cost_nothing_but_time(tmp_path: Path) -> None:
    studio = Studio(tmp_path, jobs=2, cached=False)
    told: list[Diagnostic] = []
    studio.encode(painted_by(small_film(), partial(DeadlyPainter, *SIZE, survivor=os.getpid())), told)
    said = "encoder: a process of the encoder died (exit code -9); its part is made again"
    assert [str(warning) for warning in told] == [said, said]
    undisturbed = Studio(tmp_path / "other", cached=False)
    undisturbed.folder.mkdir()
    undisturbed.encode(small_film())
    assert studio.target.read_bytes() == undisturbed.target.read_bytes()


def test_an_encoder_that_refuses_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.X264, Quality.NORMAL, ("no such preset", 17, ""))
    with pytest.raises(EncodeError) as failure:
        Studio(tmp_path).encode(small_film())
    assert str(failure.value).startswith("the encoder refuses: ")
    assert str(failure.value).endswith("\n  hint: slidecast doctor tells what is missing")
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ("slices=4", "several slices a picture"),
        ("cabac=0", "not CABAC"),
    ],
)
def test_a_stream_that_is_not_understood_is_encoded_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parameters: str, why: str
) -> None:
    monkeypatch.setattr(coder, "X264_PARAMETERS", f"{coder.X264_PARAMETERS}:{parameters}")
    studio, told = Studio(tmp_path, cached=False), list[Diagnostic]()
    report = studio.encode(small_film(4, 1), told)
    assert [str(warning) for warning in told] == [
        f"encoder: x264 wrote what slidecast cannot rewrite ({why}); every frame is encoded"
    ]
    assert report.distinct_pictures == 120
    assert len(frame_digests(studio.target)) == 120


@pytest.mark.slow
def test_an_encoder_that_reorders_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coder, "X264_PARAMETERS", f"{coder.X264_PARAMETERS}:bframes=3")
    with pytest.raises(EncodeError, match="the encoder holds pictures back"):
        Studio(tmp_path).encode(small_film(4, 1))


def encode_with_little_room(folder: Path, room_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room_bytes, room_bytes))
    try:
        Studio(folder).encode(small_film(4, 1))
    except EncodeError as error:
        (folder / "error.txt").write_text(str(error))


@pytest.mark.slow
@pytest.mark.parametrize("room_bytes", [1, 40_000, 140_000])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, room_bytes: int) -> None:
    Studio(tmp_path).encode(small_film(4, 1))
    size = Studio(tmp_path).target.stat().st_size
    folder = tmp_path / "full"
    folder.mkdir()
    sound = tmp_path / "sound.wav"
    (folder / "sound.wav").write_bytes(sound.read_bytes())
    process = get_context("spawn").Process(target=encode_with_little_room, args=(folder, min(room_bytes, size - 1)))
    process.start()
    process.join()
    assert not list((folder / "out").glob("*"))
    assert not list((folder / "out").glob(".*"))


def encode_slowly(folder: Path) -> None:
    Studio(folder, jobs=2).encode(painted_by(small_film(24, 6), partial(SlowPainter, *SIZE)))


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_completes(tmp_path: Path) -> None:
    undisturbed = Studio(tmp_path / "undisturbed", cached=False)
    undisturbed.folder.mkdir()
    undisturbed.encode(small_film(24, 6))
    wanted = undisturbed.target.read_bytes()
    chance = Random(5)
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        process = get_context("spawn").Process(target=encode_slowly, args=(folder,))
        process.start()
        time.sleep(chance.uniform(0.2, 2.5))
        process.kill()
        process.join()
        studio = Studio(folder)
        assert not studio.target.exists() or studio.target.read_bytes() == wanted
        studio.encode(painted_by(small_film(24, 6), partial(SlowPainter, *SIZE)))
        assert studio.target.read_bytes() == wanted

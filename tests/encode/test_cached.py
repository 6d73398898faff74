"""Encoding again: what is kept, what is made anew, and what is said about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from slidecast.encode import encode
from slidecast.encode.record import Record
from slidecast.encode.settings import Quality
from slidecast.model.time import TimeRange
from tests.encode.films import Studio, frame_digests, ignore, silent, small_film, write_sound


def test_unchanged_input_writes_nothing(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    first = studio.encode(small_film())
    before = studio.target.stat()
    again = studio.encode(small_film())
    assert (first.unchanged, first.cache_hits, first.cache_misses) == (False, 0, 2)
    assert (again.unchanged, again.cache_hits, again.cache_misses, again.reasons) == (True, 2, 0, ())
    assert (again.frames, again.distinct_pictures) == (first.frames, first.distinct_pictures)
    after = studio.target.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_changed_word_makes_its_slide_anew(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film(12, 3))
    report = studio.encode(small_film(12, 3, changed=1))
    assert (report.cache_hits, report.cache_misses) == (2, 1)
    assert [(reason.slide, reason.start_frame, reason.why) for reason in report.reasons] == [
        (1, 120, "what it shows changed: text, theme, fonts or art")
    ]
    fresh = Studio(tmp_path / "fresh", cached=False)
    fresh.folder.mkdir()
    fresh.encode(small_film(12, 3, changed=1))
    assert frame_digests(studio.target) == frame_digests(fresh.target)


@pytest.mark.slow
def test_a_changed_theme_makes_all_anew(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film())
    report = studio.encode(small_film(content="another theme"))
    assert {reason.why for reason in report.reasons} == {"what it shows changed: text, theme, fonts or art"}
    assert report.cache_hits == 0


def test_changed_timing_is_told(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    film = small_film()
    studio.encode(film)
    last = film.runs[-1]
    shorter = replace(last, frames=replace(last.frames, start=last.frames.start + 1))
    before = replace(film.runs[-2], frames=replace(film.runs[-2].frames, end=last.frames.start + 1))
    report = studio.encode(replace(film, runs=(*film.runs[:-2], before, shorter)))
    assert [(reason.slide, reason.why) for reason in report.reasons] == [(1, "its timing changed")]


@pytest.mark.slow
def test_another_quality_is_told(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film())
    narration = write_sound(tmp_path / "sound.wav", 8)
    report = encode(
        small_film(), narration, replace(studio.settings, quality=Quality.DRAFT), studio.target, silent, ignore
    )
    assert {reason.why for reason in report.reasons} == {"size or quality changed"}


def test_a_changed_title_or_cue_is_written_without_encoding(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    film = small_film()
    studio.encode(film)
    cue = film.timeline.cues[0]
    later = replace(cue, range=TimeRange(cue.range.start, cue.range.end), lines=("別の字幕",))
    report = studio.encode(replace(film, timeline=replace(film.timeline, cues=(later, *film.timeline.cues[1:]))))
    assert (report.unchanged, report.cache_hits, report.cache_misses) == (False, 2, 0)
    assert "別の字幕".encode() in studio.target.read_bytes()


@pytest.mark.parametrize("harm", ["gone", "longer"])
def test_a_file_that_was_changed_is_written_again(tmp_path: Path, harm: str) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film())
    whole = studio.target.read_bytes()
    if harm == "gone":
        studio.target.unlink()
    else:
        studio.target.write_bytes(whole + b"x")
    report = studio.encode(small_film())
    assert (report.unchanged, report.cache_hits) == (False, 2)
    assert studio.target.read_bytes() == whole


def test_damaged_entries_are_made_again(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film())
    whole = studio.target.read_bytes()
    cache = studio.settings.cache
    assert cache
    for causes in Record.read(cache, studio.target).causes:
        path = cache.path_of(causes.key)
        path.write_bytes(path.read_bytes()[:-7])
    report = studio.encode(small_film())
    assert {reason.why for reason in report.reasons} == {"its entry in the cache is gone or was damaged"}
    assert studio.target.read_bytes() == whole


@pytest.mark.slow
def test_another_sound_keeps_the_pictures(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.encode(small_film())
    narration = write_sound(tmp_path / "sound.wav", 8, channels=2)
    report = encode(small_film(), narration, studio.settings, studio.target, silent, ignore)
    assert (report.unchanged, report.cache_hits, report.cache_misses) == (False, 2, 0)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    studio = Studio(tmp_path)
    reports = [studio.encode(small_film()) for _ in range(2)]
    assert [(report.unchanged, report.cache_misses) for report in reports] == [(False, 2), (False, 2)]
    assert len(frame_digests(studio.target)) == 240

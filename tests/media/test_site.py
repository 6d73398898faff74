"""The site on disk: where a post's sound, deck, script and segments lie, whatever their names look like."""

import unicodedata
from pathlib import Path

import pytest

from slidecast.media.site import find_files, site_root

NAME = "株式会社ずんだもん技術室AI放送局_podcast_20250918"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "audio").mkdir()
    (tmp_path / "_posts" / "2025-09-18-1.md").touch()
    return tmp_path


def test_path_below_the_root(site: Path) -> None:
    sound = site / "audio" / f"{NAME}.mp3"
    sound.touch()
    (site / "audio" / f"{NAME}.json").touch()
    (site / "audio" / f"{NAME}.txt").touch()
    files = find_files(site / "_posts" / "2025-09-18-1.md", f"/audio/{NAME}.mp3")
    assert (files.audio, files.deck, files.script) == (sound, sound.with_suffix(".json"), sound.with_suffix(".txt"))
    assert files.url == ""


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_post", ["NFC", "NFD"])
def test_composed_and_decomposed_names_meet(site: Path, on_disk: str, in_post: str) -> None:
    sound = site / "audio" / f"{unicodedata.normalize(on_disk, NAME)}.mp3"  # type: ignore[arg-type]
    sound.touch()
    reference = f"/audio/{unicodedata.normalize(in_post, NAME)}.mp3"  # type: ignore[arg-type]
    assert find_files(site / "_posts" / "2025-09-18-1.md", reference).audio == sound


def test_percent_signs_are_decoded(site: Path) -> None:
    sound = site / "audio" / "a b.mp3"
    sound.touch()
    assert find_files(site / "_posts" / "2025-09-18-1.md", "/audio/a%20b.mp3").audio == sound


def test_address_is_kept_and_its_file_found_where_it_is_on_disk(site: Path) -> None:
    url = "https://example.com/x/audio/a%20b.mp3"
    post = site / "_posts" / "2025-09-18-1.md"
    assert (find_files(post, url).url, find_files(post, url).audio) == (url, None)
    (site / "audio" / "a b.mp3").touch()
    assert find_files(post, url).audio == site / "audio" / "a b.mp3"


def test_never_outside_of_the_site(site: Path) -> None:
    (site.parent / "secret.mp3").touch()
    post = site / "_posts" / "2025-09-18-1.md"
    assert find_files(post, "/audio/../../secret.mp3").audio is None
    assert find_files(post, "/audio/%2e%2e/%2e%2e/secret.mp3").audio is None


@pytest.mark.parametrize(
    "reference", [f"/audio/{'長' * 300}.mp3", "/audio/a\0b.mp3", "https://[bad/x.mp3", "file://[x"]
)
def test_a_name_that_no_disk_can_hold_is_not_there(site: Path, reference: str) -> None:
    files = find_files(site / "_posts" / "2025-09-18-1.md", reference)
    assert (files.audio, files.deck, files.script, files.segments) == (None, None, None, None)


def test_segments_beside_it_are_found_by_either_stem(site: Path) -> None:
    post = site / "_posts" / "2025-09-18-1.md"
    folder = site / "audio" / "2025-09-18-1"
    folder.mkdir()
    assert find_files(post, "").segments is None
    (folder / "01.m4a").touch()
    assert find_files(post, f"/audio/{NAME}.mp3").segments == folder


def test_root_is_the_nearest_folder_with_audio(site: Path) -> None:
    inner = site / "_posts" / "2025"
    inner.mkdir()
    (inner / "x.md").touch()
    assert site_root(inner / "x.md") == site

"""Film files: what may be opened, what is found beside a deck, which frame stands for a film."""

import unicodedata
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slidecast.errors import MediaError
from slidecast.media.film_files import film_facts, find_beside_deck
from slidecast.media.loudness import SILENT_LUFS, fitted, loudness_lufs
from slidecast.media.reels import open_reel, poster_of
from slidecast.media.sound import decode, write_wav
from slidecast.media.spliced import SAMPLE_RATE_HZ, Splice, spliced
from tests.media.films import STEP_PX, write_film


def test_facts_of_a_film(tmp_path: Path) -> None:
    facts = film_facts(write_film(tmp_path / "a.mp4", 30))
    assert (facts.width, facts.height, facts.length, facts.fps) == (160, 120, Fraction(30, 25), Fraction(25))
    assert facts.has_sound
    assert not film_facts(write_film(tmp_path / "mute.mp4", 3, level=0)).has_sound


def test_each_moment_shows_its_frame_and_the_end_the_last(tmp_path: Path) -> None:
    reel = open_reel(str(write_film(tmp_path / "a.mp4", 30)), 320, 180)
    try:
        lefts = [left_edge(reel.frame_at(moment)) for moment in (Fraction(n, 25) for n in (0, 1, 7, 3, 29, 400))]
        assert reel.frame_at(Fraction(0)).shape == (180, 240, 3)
    finally:
        reel.close()
    assert [round(left / 1.5 / STEP_PX) for left in lefts] == [0, 1, 7, 3, 29, 29]


def left_edge(frame: np.ndarray) -> int:
    return int(np.flatnonzero(frame[frame.shape[0] // 2, :, 0] > 128)[0])


def test_poster_is_the_first_frame_with_something_to_see(tmp_path: Path) -> None:
    assert poster_of(write_film(tmp_path / "a.mp4", 60), 160, 90) == 0
    assert poster_of(write_film(tmp_path / "dark.mp4", 60, dark=20), 160, 90) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"#EXTM3U\nhttp://127.0.0.1/a.ts", "a file of no known kind"),
        (b"", "an empty file"),
        (b"\x89PNG\r\n\x1a\n0000", "a picture (.png)"),
    ],
)
def test_what_is_no_film(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(MediaError) as failure:
        film_facts(path)
    assert str(failure.value) == f"{path}: no film but {kind}\n  hint: name an mp4, mov, mkv or webm file"


def test_broken_and_long_films_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = write_film(tmp_path / "a.mp4", 30)
    broken = tmp_path / "b.mp4"
    broken.write_bytes(whole.read_bytes()[:400])
    with pytest.raises(MediaError, match="cannot be read as a film"):
        film_facts(broken)
    monkeypatch.setattr("slidecast.media.film_files.LONGEST_S", 1)
    with pytest.raises(MediaError, match=r"1\.2 s long; up to 1 s are shown"):
        film_facts(whole)


def test_only_the_decks_folder_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "audio"
    (folder / "films").mkdir(parents=True)
    deck = folder / "deck.json"
    names = {"outside.mp4": tmp_path, "入口が.mp4": folder, "b.mp4": folder / "films"}
    for name, where in names.items():
        (where / unicodedata.normalize("NFD", name)).write_bytes(b"x")
    (folder / "link.mp4").symlink_to(tmp_path / "outside.mp4")
    found = {
        url: find_beside_deck(url, deck)
        for url in (
            "films/b.mp4", "入口が.mp4", "file:///elsewhere/%E5%85%A5%E5%8F%A3%E3%81%8C.mp4", "../outside.mp4",
            "link.mp4", str(tmp_path / "outside.mp4"), f"file://{tmp_path}/outside.mp4", "gone.mp4", "", "films",
        )
    }  # fmt: skip
    assert {url: path.name for url, path in found.items() if path} == {
        "films/b.mp4": "b.mp4",
        "入口が.mp4": unicodedata.normalize("NFD", "入口が.mp4"),
        "file:///elsewhere/%E5%85%A5%E5%8F%A3%E3%81%8C.mp4": unicodedata.normalize("NFD", "入口が.mp4"),
    }


def tone(seconds: float, level: float) -> np.ndarray:
    times = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return np.stack([level * np.sin(2 * np.pi * 997 * times)] * 2, axis=1).astype(np.float32)


@pytest.mark.parametrize("level_db", [-33, -20, -6])
def test_loudness_of_the_reference_tone(level_db: float) -> None:
    """A stereo sine of 1 kHz at -x dBFS measures -x LUFS (EBU Tech 3341, test cases 1 and 2)."""
    assert loudness_lufs(tone(5, 10 ** (level_db / 20)), SAMPLE_RATE_HZ) == pytest.approx(level_db, abs=0.2)


def test_fitting_keeps_silence_and_peaks() -> None:
    loud = fitted(tone(1, 0.5), -20, 0)
    assert float(np.abs(loud).max()) == pytest.approx(10 ** (-1 / 20), abs=1e-4)
    silence = np.zeros((100, 2), np.float32)
    assert fitted(silence, SILENT_LUFS, -20) is silence


def test_spliced_sound_is_in_its_place_and_as_loud(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", 100, level=0.01)
    write_wav(tmp_path / "voice.wav", tone(6, 0.2), SAMPLE_RATE_HZ)
    splices = [Splice(Fraction(0), Fraction(3), film, "a"), Splice(Fraction(2), Fraction(1, 3), None)]
    made = spliced(tmp_path / "voice.wav", splices, tmp_path)
    sound = decode(made, SAMPLE_RATE_HZ, mono=False)
    assert len(sound) == 9 * SAMPLE_RATE_HZ + SAMPLE_RATE_HZ // 3
    parts = [sound[round(a * SAMPLE_RATE_HZ) : round(b * SAMPLE_RATE_HZ)] for a, b in ((0, 2.9), (3.1, 4.9), (5.4, 9))]
    heard = [loudness_lufs(part, SAMPLE_RATE_HZ) for part in parts]
    assert heard[0] == pytest.approx(heard[1], abs=0.5)
    assert heard[2] == pytest.approx(heard[1], abs=0.2)
    assert not sound[5 * SAMPLE_RATE_HZ : round(5.33 * SAMPLE_RATE_HZ)].any()
    assert spliced(tmp_path / "voice.wav", splices, tmp_path) == made


def test_narration_keeps_its_level_and_a_mute_film_is_silent(tmp_path: Path) -> None:
    voice = tone(2, 0.2)
    write_wav(tmp_path / "voice.wav", voice[:, 0], SAMPLE_RATE_HZ)
    film = write_film(tmp_path / "mute.mp4", 25, level=0)
    made = spliced(tmp_path / "voice.wav", [Splice(Fraction(0), Fraction(1), film, "m")], tmp_path)
    sound = decode(made, SAMPLE_RATE_HZ, mono=False)
    assert not sound[:SAMPLE_RATE_HZ].any()
    assert np.abs(sound[SAMPLE_RATE_HZ:] - voice).max() < 1e-3

"""A deck's opening film and still: seen, heard and told of, whether or not the sound holds them."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from slidecast.cli import main
from slidecast.media.loudness import loudness_lufs
from slidecast.media.sound import Samples, decode, write_wav
from slidecast.model.picture import Rgb
from tests.media.films import write_film

RATE_HZ = 48_000
FPS = 30
SMALL = ("--size", "320x180", "--quality", "draft", "--voice", "builtin", "--offline", "--jobs", "1", "--quiet")
FILM_S, STILL_S = 2.0, 1.0
RED = (200, 60, 60)
SPOKEN: list[dict[str, Any]] = [
    {"type": "agenda", "title": "試験放送", "items": ["一つ目の話"], "notes": "おはようございます。"},
    {"type": "section", "title": "一つ目の話", "notes": "一つ目の話です。", "url": "https://example.com/a"},
    {"type": "content", "title": "一つ目の話", "points": ["要点の一"], "notes": "要点の一です。"},
    {"type": "closing", "title": "おわり", "notes": "またね。"},
]
MEDIA: list[dict[str, Any]] = [
    {"type": "rawmedia", "mp4_url": "file:///home/somebody/opening.mp4", "slidebranchnum": 0},
    {"type": "rawmedia", "image_url": "logo.webp", "slidebranchnum": 0},
]


class Stage:
    """A folder with a deck, its opening, and the deck's own sound: spoken, the times as they were."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_film(folder / "opening.mp4", round(FILM_S * 25))
        Image.new("RGB", (200, 200), RED).save(folder / "logo.webp", lossless=True)
        self.write([*SPOKEN])
        self.render()
        told = self.read("timeline.json")
        self.starts = [slide["start_frame"] / FPS for slide in told["slides"]] + [told["audio"]["duration"]]
        self.voice = decode(Path(told["audio"]["path"]), RATE_HZ, mono=False)

    def write(self, slides: list[dict[str, Any]]) -> None:
        (self.folder / "deck.json").write_text(json.dumps(slides, ensure_ascii=False), "utf-8")

    def stand(self, before_s: float = 0) -> None:
        """Put up the deck with its opening, and the sound with so many seconds of silence before it."""
        silence = np.zeros((round(before_s * RATE_HZ), 2), np.float32)
        write_wav(self.folder / "deck.wav", np.concatenate([silence, self.voice]), RATE_HZ)
        self.write(self.timed())

    def render(self, *words: str) -> None:
        places = ("--out", str(self.folder / "out"), "--cache", str(self.folder / "cache"))
        assert main([str(self.folder / "deck.json"), *places, *SMALL, *words]) == 0

    def read(self, name: str) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / "out" / "deck" / name).read_text("utf-8"))
        return read

    def timed(self) -> list[dict[str, Any]]:
        """Return the deck with its opening, all with times."""
        edges = [0, FILM_S, *(start + FILM_S + STILL_S for start in self.starts)]
        slides = zip([*MEDIA, *SPOKEN], pairwise(edges), strict=True)
        return [{**slide, "start_ms": round(a * 1000), "end_ms": round(b * 1000)} for slide, (a, b) in slides]

    def pictures(self) -> list[Rgb]:
        with av.open(str(self.folder / "out" / "deck" / "deck.mp4")) as container:
            return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in container.decode(video=0)]

    def sound(self) -> Samples:
        return decode(self.folder / "out" / "deck" / "deck.mp4", RATE_HZ, mono=False)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"))


def left_edge(picture: Rgb) -> int:
    """Return where the film's box begins, in pixels of the film."""
    return round((int(np.flatnonzero(picture[90, 40:280, 0] > 128)[0])) / 1.5)


def check_opening(stage: Stage, spoken_after: Callable[[int], float]) -> None:
    """Look at the film, the still, and where each spoken slide begins."""
    slides = stage.read("timeline.json")["slides"]
    assert [slide["kind"] for slide in slides[:2]] == ["rawmedia", "rawmedia"]
    assert [slide["start_frame"] for slide in slides[:3]] == [0, 60, 90]
    for number, slide in enumerate(slides[2:]):
        assert abs(slide["start_frame"] / FPS - spoken_after(number)) <= 0.5 / FPS + 1e-6
    pictures = stage.pictures()
    assert [left_edge(pictures[n]) for n in (0, 30, 42)] == pytest.approx([0, 4 * 25, 4 * 35], abs=2)
    assert all(abs(int(a) - b) < 8 for a, b in zip(pictures[70][90, 160], RED, strict=True))


@pytest.mark.slow
def test_opening_that_the_sound_lacks_is_put_before_it(stage: Stage) -> None:
    stage.stand()
    stage.render()
    check_opening(stage, lambda number: stage.starts[number] + FILM_S + STILL_S)
    told = stage.read("report.json")["media"]
    assert (told["shown"], told["missing"], told["in_sound"], told["added_s"]) == (2, 0, False, 3.0)
    sound = stage.sound()
    film, still, voice = (sound[round(a * RATE_HZ) : round(b * RATE_HZ)] for a, b in ((0, 1.9), (2.1, 2.9), (3, 99)))
    assert loudness_lufs(film, RATE_HZ) == pytest.approx(loudness_lufs(voice, RATE_HZ), abs=1)
    assert np.abs(still).max() < 1e-3
    chapters = [(chapter["title"], chapter["start"]) for chapter in stage.read("timeline.json")["chapters"]]
    assert chapters[0] == ("試験放送", 0)
    assert chapters[1][1] == pytest.approx(stage.starts[1] + 3, abs=0.5 / FPS + 1e-6)


@pytest.mark.slow
def test_timeline_of_it_is_taken_back(stage: Stage) -> None:
    stage.stand()
    stage.render()
    before = stage.read("timeline.json")
    edited = stage.folder / "edited.json"
    edited.write_text(json.dumps(before), "utf-8")
    stage.render("--timeline", str(edited))
    assert stage.read("timeline.json") == before
    check_opening(stage, lambda number: stage.starts[number] + FILM_S + STILL_S)


@pytest.mark.slow
def test_articles_alone_come_without_it(stage: Stage) -> None:
    stage.stand()
    stage.render("--only", "1")
    slides = stage.read("timeline.json")["slides"]
    assert [slide["kind"] for slide in slides] == ["section", "content"]
    heard = stage.sound()
    wanted = stage.voice[round(stage.starts[1] * RATE_HZ) : round(stage.starts[3] * RATE_HZ)]
    assert len(heard) / RATE_HZ == pytest.approx(len(wanted) / RATE_HZ, abs=1 / FPS)


@pytest.mark.slow
def test_opening_that_the_sound_holds_shows_over_it(stage: Stage) -> None:
    stage.stand(before_s=3)
    stage.render()
    check_opening(stage, lambda number: stage.starts[number] + FILM_S + STILL_S)
    told = stage.read("report.json")["media"]
    assert (told["shown"], told["in_sound"], told["added_s"]) == (2, True, 0)
    assert np.abs(stage.sound()[: 2 * RATE_HZ]).max() < 1e-3


def test_opening_that_is_not_there_is_left_out(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.stand()
    film, still, *spoken = stage.timed()
    stage.write([{**film, "mp4_url": "file:///home/somebody/gone.mp4"}, {**still, "image_url": "gone.png"}, *spoken])
    stage.render()
    slides = stage.read("timeline.json")["slides"]
    assert [slide["index"] for slide in slides] == [2, 3, 4, 5]
    for slide, start in zip(slides, stage.starts, strict=False):
        assert abs(slide["start_frame"] / FPS - start) <= 0.5 / FPS + 1e-6
    told = [warning["message"] for warning in stage.read("report.json")["warnings"]]
    known = {"mp4_url": "file:///home/somebody/gone.mp4", "image_url": "gone.png"}
    for field, file in known.items():
        told.remove(f"{field}: {file} is not beside the deck; it is left out, and what follows comes earlier")
    capsys.readouterr()
    assert main(["check", str(stage.folder / "deck.json"), "--cache", str(stage.folder / "cache")]) == 0
    assert "slide 1: mp4_url: file:///home/somebody/gone.mp4 is not beside the deck" in capsys.readouterr().out


def test_stills_show_it(stage: Stage) -> None:
    stage.stand()
    stage.render("--stills")
    with Image.open(stage.folder / "out" / "deck" / "slides" / "001.png") as picture:
        assert np.asarray(picture)[90, 45:95].mean() > 240
    boxes = stage.read("slides/001.json")["boxes"]
    assert [(box["kind"], box["width"]) for box in boxes] == [("film", 320)]

"""An episode in; what the whole command takes to make it, from nothing and after changes; what reaches its encoder."""

import json
import os
import pickle
import shutil
import sys
from pathlib import Path

import slidecast.pipeline.film as pipeline
from benchmarks.contenders import Captured
from benchmarks.measuring import Measure, measured
from slidecast.cli import main as slidecast
from slidecast.encode import EncodeSettings
from slidecast.model.film import Film
from slidecast.model.narration import Narration

SPOKEN = "notes"
TEXTS = ("points", "items", "steps")


class Caught(BaseException):
    """The pipeline has done its part."""


class Site:
    """An episode with its deck and sound, and where it is rendered.

    Attributes:
        stages: seconds of each stage of the last cold run whose memory was not watched; of the rest, by "".
        seconds: length of the film.
    """

    def __init__(self, episode: Path, room: Path) -> None:
        self.episode = episode
        self.deck = episode.parent.parent / "audio" / f"{episode.stem}.json"
        self.room = room
        self.cache, self.out = room / "cache", room / "out"
        self.stages: dict[str, float] = {}
        self.seconds = 0.0

    def cold(self, memory: bool = False, jobs: int | None = None) -> Measure:
        """Render with nothing kept."""
        for folder in (self.cache, self.out):
            shutil.rmtree(folder, ignore_errors=True)
        taken = measured(self._command(jobs or os.cpu_count() or 1), memory)
        report = json.loads((self.out / self.episode.stem / "report.json").read_text("utf-8"))
        self.seconds = json.loads(self.deck.read_text("utf-8"))[-1]["end_ms"] / 1000
        if not memory:
            stages: dict[str, float] = report["stages"]
            self.stages = {"": taken.wall_s - sum(stages.values()), **stages}
        return taken

    def with_a_word_shown(self, memory: bool) -> Measure:
        """Render again after a change of what one slide shows."""
        return self._changed(False, memory)

    def with_a_word_spoken(self, memory: bool) -> Measure:
        """Render again after a change of what one slide shows and says."""
        return self._changed(True, memory)

    def unchanged(self, memory: bool) -> Measure:
        return measured(self._command(os.cpu_count() or 1), memory)

    def help(self, memory: bool) -> Measure:
        return measured([sys.executable, "-m", "slidecast", "--help"], memory)

    def arguments(self) -> list[str]:
        return [str(self.episode), "--out", str(self.out), "--cache", str(self.cache), "--quiet"]

    def _command(self, jobs: int) -> list[str]:
        return [sys.executable, "-m", "slidecast", *self.arguments(), "--jobs", str(jobs)]

    def _changed(self, spoken: bool, memory: bool) -> Measure:
        slides = json.loads(self.deck.read_text("utf-8"))
        slide = next(slide for slide in slides[len(slides) // 2 :] if slide["type"] == "content")
        field = next(field for field in TEXTS if field in slide)
        slide[field][0] = "まず、" + slide[field][0]
        if spoken:
            slide[SPOKEN] = "まず、" + slide[SPOKEN]
        self.deck.write_text(json.dumps(slides, ensure_ascii=False), "utf-8")
        return measured(self._command(os.cpu_count() or 1), memory)


def captured_film(site: Site) -> tuple[Path, float]:
    """Return a file of what the pipeline hands to the encoder, pickled, and the film's length in seconds."""
    caught: list[Captured] = []

    def catch(film: Film, narration: Narration, settings: EncodeSettings, *_: object, **__: object) -> None:
        caught.append((film, narration, settings))
        raise Caught

    whole = vars(pipeline)["encode"]
    vars(pipeline)["encode"] = catch
    try:
        slidecast(site.arguments())
    except Caught:
        pass
    finally:
        vars(pipeline)["encode"] = whole
    path = site.room / "film"
    path.write_bytes(pickle.dumps(caught[0]))
    timeline = caught[0][0].timeline
    return path, float(timeline.frames / timeline.rate.fps)

"""How fast films are made, side by side with other ways: `python -m benchmarks.render`.

One run makes the tables in benchmarks/results/render.md: the whole command, cold, after a change of one word, and
unchanged; where its seconds go; its film stage alone; x264 fed every frame from memory; moviepy with finished
frames and with layers; movis with layers (`--movis PYTHON`: an interpreter that has it); how time and memory grow
with the length (`--growth`). The slow ways make a stretch, and their time is scaled to the whole. A run of all of it
writes the READMEs' tables too.

The episode is made for it, eight minutes long (benchmarks/long_episode.py). Run it on a machine that does nothing
else; Linux only (/proc).
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks import readmes
from benchmarks.commands import Site, captured_film
from benchmarks.contenders import STRETCHES
from benchmarks.long_episode import make_episode
from benchmarks.measuring import Measure, measured, median_of
from benchmarks.readmes import put
from benchmarks.speed_tables import ENGLISH, JAPANESE, Growth, Row, stage_table, table

RESULT = Path(__file__).parent / "results" / "render.md"
EIGHT_MINUTES = 480  # seconds
GROWTH_MINUTES = (5, 15, 30, 60)
GAIN_MINUTES = 15  # at which one job is measured against two
MARK = "speed"  # of the READMEs' tables
SCALED = ("x264", "frames", "composite")
"""Ways of `benchmarks.contenders` that are measured on a stretch."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a run measured.

    Attributes:
        stages: seconds of each stage of a cold run, "" of the rest; floors, of what the libraries take alone.
        growth: None where it was not asked for.
    """

    commands: Sequence[Row]
    ways: Sequence[Row]
    stages: Mapping[str, float]
    floors: Mapping[str, float]
    growth: Growth | None

    def told(self, language: int) -> str:
        """Return the tables and sentences that stand in a README."""
        told = [table([*self.commands, *self.ways], language), stage_table(self.stages, self.floors, language)]
        return "\n\n".join([*told, self.growth.told(language)] if self.growth else told)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the tables."""
    options = _options(arguments)
    with TemporaryDirectory() as folder:
        room = Path(folder)
        site = Site(make_episode(room / "site", options.seconds), room)
        film, length = captured_film(site)
        commands = _commands(site, length, options.rounds)
        floors, ways = _floors(site, film), _ways(film, length, options)
        figures = Figures(
            commands, ways, site.stages, floors, _growth(room, options.rounds) if options.growth else None
        )
    parts = [_head(length, options.rounds), figures.told(ENGLISH)]
    parts += [table(figures.growth.rows)] if figures.growth else []
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n\n".join(parts) + "\n", "utf-8")
    print(RESULT.read_text("utf-8"))
    if figures.growth and options.movis:
        put(readmes.ENGLISH, MARK, figures.told(ENGLISH))
        put(readmes.JAPANESE, MARK, figures.told(JAPANESE))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.render", description=__doc__)
    parser.add_argument("--seconds", type=float, default=EIGHT_MINUTES, help="length of the episode")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--movis", metavar="PYTHON", help="an interpreter that has movis")
    parser.add_argument("--growth", action="store_true", help="also 5 to 60 minutes, and one job against two")
    return parser.parse_args(arguments)


def _commands(site: Site, length: float, rounds: int) -> list[Row]:
    """Return rows for the whole command, and for its start."""
    runs = {
        "cold": site.cold,
        "shown": site.with_a_word_shown,
        "spoken": site.with_a_word_spoken,
        "unchanged": site.unchanged,
        "help": site.help,
    }
    return [Row(name, median_of(rounds, run), length, length) for name, run in runs.items()]


def _ways(film: Path, length: float, options: argparse.Namespace) -> list[Row]:
    """Return rows for the film stage and for other ways."""
    run = [sys.executable, "-m", "benchmarks.contenders"]
    rows = []
    for way in ("film", "film-1"):
        command = [*run, way, str(film), str(film.with_name("a.mp4"))]
        rows.append(Row(way, median_of(options.rounds, partial(measured, command)), length, length))
    for way in SCALED:
        command = [*run, way, str(film), str(film.with_name("a.mp4"))]
        rows.append(_scaled(way, command, STRETCHES[way] or length, length))
    if options.movis:
        layers = str(film.with_name("layers"))
        measured([*run, "layers", str(film), layers])
        program = str(Path(__file__).with_name("movis_layers.py"))
        command = [options.movis, program, layers, str(film.with_name("a.mp4"))]
        rows.append(_scaled("movis", command, STRETCHES["layers"] or length, length))
    return rows


def _scaled(name: str, command: list[str], seconds: float, length: float) -> Row:
    taken = measured(command, memory=True)
    share = length / min(seconds, length)
    return Row(name, Measure(taken.wall_s * share, taken.cpu_s * share, taken.peak_mb), length, min(seconds, length))


def _growth(room: Path, rounds: int) -> Growth:
    """Return how a cold run grows with the length, and what a second job brings."""
    rows, gain = [], 1.0
    for minutes in GROWTH_MINUTES:
        site = Site(make_episode(room / f"site-{minutes}", 60 * minutes), room / f"run-{minutes}")
        taken, length = site.cold(memory=True), site.seconds
        rows.append(Row(f"**slidecast**, cold, {minutes} minutes", taken, length, length))
        if minutes == GAIN_MINUTES:
            gain = _gain(site, rounds)
    return Growth(tuple(rows), *_fit([row.length_s for row in rows], [row.measure.wall_s for row in rows]), gain)


def _gain(site: Site, rounds: int) -> float:
    """Return how many times as fast two jobs are as one: medians of runs in turn, which nobody watches."""
    pairs = [(site.cold(jobs=1).wall_s, site.cold(jobs=2).wall_s) for _ in range(rounds)]
    alone, together = map(statistics.median, zip(*pairs, strict=True))
    return alone / together


def _fit(lengths: Sequence[float], walls: Sequence[float]) -> tuple[float, float, float]:
    """Return the straight line that comes nearest to the times: its start, its rise in a minute, and its R²."""
    slope, start = np.polyfit(lengths, walls, 1)
    off = np.array(walls) - (start + slope * np.array(lengths))
    return float(start), float(60 * slope), float(1 - off.var() / np.var(walls))


def _floors(site: Site, film: Path) -> dict[str, float]:
    """Return what the stages' libraries take alone, seconds of one core."""
    script = site.room / "script.txt"
    slides = json.loads(site.deck.read_text("utf-8"))
    script.write_text("\n".join(slide["notes"] for slide in slides if slide.get("notes")), "utf-8")
    command = [sys.executable, "-m", "benchmarks.floors", str(film), str(script)]
    seconds: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds


def _head(length: float, rounds: int) -> str:
    return (
        f"{length:.0f} s of film at 1080p30 with mouth and burned subtitles, on {os.cpu_count()} cores "
        f"({platform.machine()}, Python {platform.python_version()}). Rows of slidecast are the median of {rounds} "
        "runs, memory that of one more, stages those of the last run that was not watched; one job and two are "
        "compared by as many runs in turn. Other ways and lengths were run once, watched (which takes some seconds), "
        "ways on a stretch, and scaled."
    )


if __name__ == "__main__":
    main()

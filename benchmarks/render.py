"""How fast films are made, side by side with other ways: `python -m benchmarks.render`.

One run makes the table in benchmarks/results/render.md: the whole command, cold, after a change of one word, and
unchanged; where its seconds go; its film stage alone; x264 fed every frame from memory; moviepy with finished
frames and with layers; movis with layers (`--movis PYTHON`: an interpreter that has it); how time and memory grow
with the length (`--growth`). The slow ways make a stretch, and their time is scaled to the whole.

The episode is made for it, eight minutes long (benchmarks/long_episode.py). Run it on a machine that does nothing
else; Linux only (/proc).
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.commands import Site, captured_film
from benchmarks.contenders import STRETCHES
from benchmarks.long_episode import make_episode
from benchmarks.measuring import Measure, measured, median_of

RESULT = Path(__file__).parent / "results" / "render.md"
EIGHT_MINUTES = 480  # seconds
GROWTH_MINUTES = (5, 15, 30, 60)
SCALED = {
    "x264": "x264 alone, every frame from memory, same settings",
    "frames": "moviepy, `VideoClip` of finished frames, its own writer",
    "composite": "moviepy, `CompositeVideoClip` of layers, its own writer",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        length_s: of the whole film.
        made_s: how much of it was made; times are scaled to the whole.
    """

    name: str
    measure: Measure
    length_s: float
    made_s: float

    def __str__(self) -> str:
        taken = self.measure
        pace = self.length_s / taken.wall_s
        stretch = f" ({self.made_s:.0f} s made)" if self.made_s < self.length_s else ""
        times = f"{taken.wall_s:.1f} | {pace:.{1 if pace < 10 else 0}f} | {taken.cpu_s:.1f} | {taken.peak_mb:.0f}"
        return f"| {self.name}{stretch} | {times} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the table."""
    options = _options(arguments)
    with TemporaryDirectory() as folder:
        room = Path(folder)
        site = Site(make_episode(room / "site", options.seconds), room)
        film, length = captured_film(site)
        parts = [_head(length, options.rounds), _table(_commands(site, length, options.rounds)), _stages(site)]
        parts.append(_floors(site, film))
        parts.append(_table(_ways(film, length, options)))
        parts += [_growth(room)] if options.growth else []
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(parts), "utf-8")
    print(RESULT.read_text("utf-8"))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.render", description=__doc__)
    parser.add_argument("--seconds", type=float, default=EIGHT_MINUTES, help="length of the episode")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--movis", metavar="PYTHON", help="an interpreter that has movis")
    parser.add_argument("--growth", action="store_true", help="also 5 to 60 minutes, and one job against two")
    return parser.parse_args(arguments)


def _commands(site: Site, length: float, rounds: int) -> list[Row]:
    """Return rows for the whole command, and for its start."""
    named = {
        "cold, whole command": site.cold,
        "one shown word changed": site.with_a_word_shown,
        "one spoken word changed": site.with_a_word_spoken,
        "unchanged": site.unchanged,
        "`--help`": site.help,
    }
    return [Row(f"**slidecast**, {name}", median_of(rounds, run), length, length) for name, run in named.items()]


def _stages(site: Site) -> str:
    """Return where the seconds of the last cold run went."""
    told = " · ".join(f"{name} {seconds:.1f}" for name, seconds in site.stages.items())
    return f"Stages of a cold run, in seconds: {told}.\n"


def _ways(film: Path, length: float, options: argparse.Namespace) -> list[Row]:
    """Return rows for the film stage and for other ways."""
    run = [sys.executable, "-m", "benchmarks.contenders"]
    rows = []
    for way, name in {"film": "film stage, 2 jobs", "film-1": "film stage, 1 job"}.items():
        command = [*run, way, str(film), str(film.with_name("a.mp4"))]
        taken = median_of(options.rounds, partial(measured, command))
        rows.append(Row(f"**slidecast**, {name}", taken, length, length))
    for way, name in SCALED.items():
        command = [*run, way, str(film), str(film.with_name("a.mp4"))]
        rows.append(_scaled(name, command, STRETCHES[way] or length, length))
    if options.movis:
        layers = str(film.with_name("layers"))
        measured([*run, "layers", str(film), layers])
        program = str(Path(__file__).with_name("movis_layers.py"))
        command = [options.movis, program, layers, str(film.with_name("a.mp4"))]
        rows.append(_scaled("movis, layers, its own writer", command, STRETCHES["layers"] or length, length))
    return rows


def _scaled(name: str, command: list[str], seconds: float, length: float) -> Row:
    taken = measured(command, memory=True)
    share = length / min(seconds, length)
    return Row(name, Measure(taken.wall_s * share, taken.cpu_s * share, taken.peak_mb), length, min(seconds, length))


def _growth(room: Path) -> str:
    """Return how a cold run grows with the length, and what a second job brings."""
    rows, alone = [], None
    for minutes in GROWTH_MINUTES:
        site = Site(make_episode(room / f"site-{minutes}", 60 * minutes), room / f"run-{minutes}")
        taken, length = site.cold(memory=True), site.seconds
        rows.append(Row(f"**slidecast**, cold, {minutes} minutes", taken, length, length))
        if minutes == GROWTH_MINUTES[1]:
            alone = Row(
                f"**slidecast**, cold, {minutes} minutes, `--jobs 1`", site.cold(memory=True, jobs=1), length, length
            )
    fit = _fit([row.length_s for row in rows], [row.measure.wall_s for row in rows])
    gain = alone.measure.wall_s / rows[1].measure.wall_s if alone else 1.0
    told = f"{fit} Two jobs make {GROWTH_MINUTES[1]} minutes {gain:.2f} times as fast as one.\n"
    return _table([*rows, alone] if alone else rows) + "\n" + told


def _fit(lengths: Sequence[float], walls: Sequence[float]) -> str:
    """Return the straight line that comes nearest to the times, and how near it comes."""
    slope, start = np.polyfit(lengths, walls, 1)
    off = np.array(walls) - (start + slope * np.array(lengths))
    straight = 1 - off.var() / np.var(walls)
    return f"Fit: {start:.1f} s + {60 * slope:.2f} s a minute of film; R² {straight:.4f}."


def _floors(site: Site, film: Path) -> str:
    """Return what the stages' libraries take alone, on one core."""
    script = site.room / "script.txt"
    slides = json.loads(site.deck.read_text("utf-8"))
    script.write_text("\n".join(slide["notes"] for slide in slides if slide.get("notes")), "utf-8")
    command = [sys.executable, "-m", "benchmarks.floors", str(film), str(script)]
    seconds = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    told = " · ".join(f"{name} {taken:.1f}" for name, taken in seconds.items())
    return f"Floors, in seconds of one core: {told}.\n"


def _head(length: float, rounds: int) -> str:
    return (
        f"{length:.0f} s of film at 1080p30 with mouth and burned subtitles, on {os.cpu_count()} cores "
        f"({platform.machine()}, Python {platform.python_version()}). Rows of slidecast are the median of {rounds} "
        "runs, memory that of one more; other ways and lengths were run once, watched (which takes some seconds), "
        "ways on a stretch, and scaled.\n"
    )


def _table(rows: Sequence[Row]) -> str:
    head = ["| way | wall, s | x real time | CPU, s | peak memory, MB |", "|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *map(str, rows)]) + "\n"


if __name__ == "__main__":
    main()

"""How fast films are made, side by side with other ways: `python -m benchmarks.render EPISODE [--audio FILE]`.

One run makes the table in benchmarks/results/render.md: the whole command, cold, after a change of one word,
and unchanged; its film stage alone; x264 fed every frame from memory; moviepy with finished frames and with
layers; movis with layers (`--movis PYTHON`: an interpreter that has it). The slow ways make a stretch, and
their time is scaled to the whole. Run it on a machine that does nothing else; Linux only (/proc).
"""

import argparse
import os
import pickle
import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import slidecast.pipeline.film as pipeline
from benchmarks.contenders import STRETCHES, Captured
from benchmarks.measuring import Measure, measured, median_of
from slidecast.cli import main as slidecast
from slidecast.encode import EncodeSettings
from slidecast.model.film import Film
from slidecast.model.narration import Narration

RESULT = Path(__file__).parent / "results" / "render.md"
SCALED = {
    "x264": "x264 alone, every frame from memory, same preset",
    "frames": "moviepy, `VideoClip` of finished frames, its own writer",
    "composite": "moviepy, `CompositeVideoClip` of layers, its own writer",
}


class Caught(BaseException):
    """The pipeline has done its part."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `seconds` of film were made, times are for the whole film."""

    name: str
    measure: Measure
    seconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the table."""
    options = _options(arguments)
    with TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "post").mkdir()
        episode = Path(shutil.copy(options.episode, room / "post"))
        given = ["--audio", str(options.audio.absolute())] if options.audio else []
        captured = _captured(episode, given, room)
        timeline = captured[0].timeline
        length = float(timeline.frames / timeline.rate.fps)
        (room / "film").write_bytes(pickle.dumps(captured))
        rows = [*_commands(episode, given, room, options.rounds), *_ways(room, length, options)]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(_table(rows, length, options.rounds), "utf-8")
    print(RESULT.read_text("utf-8"))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.render", description=__doc__)
    parser.add_argument("episode", type=Path)
    parser.add_argument("--audio", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--movis", metavar="PYTHON", help="an interpreter that has movis")
    return parser.parse_args(arguments)


def _captured(episode: Path, given: list[str], room: Path) -> Captured:
    """Return what the pipeline hands to the encoder."""
    caught: list[Captured] = []

    def catch(film: Film, narration: Narration, settings: EncodeSettings, *_: object, **__: object) -> None:
        caught.append((film, narration, settings))
        raise Caught

    whole = vars(pipeline)["encode"]
    vars(pipeline)["encode"] = catch
    try:
        slidecast([str(episode), *given, "--out", str(room / "out"), "--cache", str(room / "first"), "--quiet"])
    except Caught:
        pass
    finally:
        vars(pipeline)["encode"] = whole
    return caught[0]


def _commands(episode: Path, given: list[str], room: Path, rounds: int) -> list[Row]:
    """Return rows for the whole command: cold, one word changed, unchanged."""
    cache, out = room / "cache", room / "out"
    command = [sys.executable, "-m", "slidecast", str(episode), *given]
    command += ["--out", str(out), "--cache", str(cache), "--jobs", str(os.cpu_count()), "--quiet"]

    def cold() -> Measure:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(out, ignore_errors=True)
        return measured(command)

    def changed() -> Measure:
        text = episode.read_text("utf-8")
        head, mark, rest = text.rpartition("。")
        episode.write_text(f"{head}よ{mark}{rest}", "utf-8")
        return measured(command)

    named = {"cold, whole command": cold, "one word changed": changed, "unchanged": lambda: measured(command)}
    return [Row(f"**slidecast**, {name}", median_of(rounds, run), 0) for name, run in named.items()]


def _ways(room: Path, length: float, options: argparse.Namespace) -> list[Row]:
    """Return rows for the film stage and for other ways."""
    run = [sys.executable, "-m", "benchmarks.contenders"]
    film = str(room / "film")
    rows = []
    for way, name in {"film": "film stage, 2 jobs", "film-1": "film stage, 1 job"}.items():
        command = [*run, way, film, str(room / "a.mp4")]
        rows.append(Row(f"**slidecast**, {name}", median_of(options.rounds, lambda c=command: measured(c)), length))  # type: ignore[misc]
    for way, name in SCALED.items():
        command = [*run, way, film, str(room / "a.mp4")]
        rows.append(_scaled(name, command, STRETCHES[way] or length, length))
    if options.movis:
        measured([*run, "layers", film, str(room / "layers")])
        program = str(Path(__file__).with_name("movis_layers.py"))
        command = [options.movis, program, str(room / "layers"), str(room / "a.mp4")]
        rows.append(_scaled("movis, layers, its own writer", command, STRETCHES["layers"] or length, length))
    return rows


def _scaled(name: str, command: list[str], seconds: float, length: float) -> Row:
    taken = measured(command)
    share = length / min(seconds, length)
    return Row(name, Measure(taken.wall_s * share, taken.cpu_s * share, taken.peak_mb), seconds)


def _table(rows: Sequence[Row], length: float, rounds: int) -> str:
    lines = [
        f"{length:.0f} s of film at 1080p30 on {os.cpu_count()} cores ({platform.machine()}, "
        f"Python {platform.python_version()}); median of {rounds} runs; other ways once, on a stretch, scaled.",
        "",
        "| way | wall, s | x real time | CPU, s | peak memory, MB |",
        "|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        taken = row.measure
        pace = length / taken.wall_s
        stretch = f" ({row.seconds:.0f} s made)" if 0 < row.seconds < length else ""
        lines.append(
            f"| {row.name}{stretch} | {taken.wall_s:.1f} | {pace:.2g} | {taken.cpu_s:.1f} | {taken.peak_mb:.0f} |"
            if pace < 10
            else f"| {row.name}{stretch} | {taken.wall_s:.1f} | {pace:.0f} | {taken.cpu_s:.1f} | {taken.peak_mb:.0f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

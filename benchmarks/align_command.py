"""Measures what the command makes of an mp3 with its script, and of the mp3 alone: post and sound in, film out.

    SLIDECAST_CORPUS=DIR python -m benchmarks.align_command          # three of the real scripts
    SLIDECAST_CORPUS=DIR python -m benchmarks.align_command --all    # every one

The built-in voice speaks a script's lines, joined with pauses to one mp3 beside the post, so that every start is
known. The film is as small as may be; its timeline.json tells where each article and, with the script, each line
begins. An article begins with its first line, or with the one before that announces it.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.align_read import CLEAN
from benchmarks.aligning import MISSED_MS, Row, start_row
from benchmarks.retold_episodes import Retelling, post_of, real_retellings
from benchmarks.spoken import Spoken, clip, joined, voices, write_mp3

FEW, FPS = 3, 30
ARTICLE_S, SHARE = 1.0, 0.9
FILM = ("--size", "256x144", "--fps", str(FPS), "--quality", "draft", "--offline", "--quiet", "--force")

Timeline = dict[str, list[dict[str, object]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every script, not the first three")
    count = None if parser.parse_args().all else FEW
    for told in list(real_retellings())[:count]:
        for row in command_rows(told):
            print(row, flush=True)


def command_rows(told: Retelling) -> Iterator[Row]:
    """Yield how far articles and lines are off with the script, then how far articles are off without it."""
    ((_, voice),) = voices(["builtin"])
    original = post_of(told)
    assert original is not None, "real retellings have posts"
    spoken = joined([clip(voice, line) for line in told.lines])
    with tempfile.TemporaryDirectory() as room:
        post, sound = Path(room) / "post.md", Path(room) / "sound.mp3"
        shutil.copy(original, post)
        write_mp3(sound, spoken.samples)
        alone = rendered(post, "--audio", str(sound))
        script = Path(room) / "script.txt"
        script.write_text("\n".join(told.lines) + "\n", "utf-8")
        scripted = rendered(post, "--audio", str(sound), "--script", str(script))
    yield _lines_row(told, spoken, scripted)
    yield _articles_row(told, spoken, scripted, "with its script")
    yield _articles_row(told, spoken, alone, "alone")


def rendered(post: Path, *words: str) -> Timeline:
    """Return the timeline of a post's film.

    Raises:
        subprocess.CalledProcessError: slidecast failed.
    """
    out = post.parent / "out"
    subprocess.run([sys.executable, "-m", "slidecast", str(post), "--out", str(out), *FILM, *words], check=True)
    timeline: Timeline = json.loads((out / post.stem / "timeline.json").read_text("utf-8"))
    return timeline


def _lines_row(told: Retelling, spoken: Spoken, timeline: Timeline) -> Row:
    """Return how far the starts of lines are off, in ms."""
    found = [utterance["start"] for utterance in timeline["utterances"]]
    off = np.array(
        [
            MISSED_MS if start is None else abs(float(str(start)) - (begins or 0.0)) * 1000
            for start, begins in zip(found, spoken.starts, strict=True)
        ]
    )
    return start_row("builtin", f"command, script of {told.name}: lines", off, CLEAN)


def _articles_row(told: Retelling, spoken: Spoken, timeline: Timeline, how: str) -> Row:
    """Return how far the first slides of articles are off; a slide begins in the pause before its first line."""
    off = []
    for article, opening in enumerate(told.openings, 1):
        found = min(
            float(str(slide["start_frame"])) / FPS for slide in timeline["slides"] if slide["article"] == article
        )
        off.append(min((found - (spoken.starts[line] or 0.0) for line in opening), key=abs))
    share = float(np.mean(np.abs(off) <= ARTICLE_S))
    result = f"{', '.join(f'{seconds:+.2f}' for seconds in off)} s"
    return Row("builtin", f"command, mp3 of {told.name} {how}: articles", result, "90 % within 1 s", share >= SHARE)


if __name__ == "__main__":
    main()

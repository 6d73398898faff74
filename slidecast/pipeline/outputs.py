"""Output files: where they lie, and how they are written: beside and renamed, never half."""

import json
from collections.abc import Callable
from pathlib import Path

from slidecast.media.beside import sweep, written_beside
from slidecast.media.output_errors import output_error
from slidecast.pipeline.job import Job

MP4, SRT, VTT = "mp4", "srt", "vtt"
REPORT = "report.json"
TIMELINE = "timeline.json"


def make_folder(path: Path) -> None:
    """Make a folder and those above it, and delete what killed runs left in it.

    Raises:
        EncodeError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_error(error, path) from error
    sweep(path)


def write_output(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, then put it in its place at once.

    Raises:
        EncodeError: disk full, not writable.
    """
    try:
        with written_beside(path) as unfinished:
            write(unfinished)
    except OSError as error:
        raise output_error(error, path) from error


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text file with line feeds; see `write_output`."""
    write_output(path, lambda unfinished: unfinished.write_text(text, "utf-8", newline="\n"))


def output_of(job: Job, ending: str) -> Path:
    """Return where an output of the job's lies."""
    return job.folder / f"{job.stem}.{ending}"


def report_at(folder: Path) -> dict[str, object]:
    """Return what slidecast's report.json in a folder tells; nothing where there is none."""
    try:
        report = json.loads((folder / REPORT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_ours = isinstance(report, dict) and report.get("outputs") and "realtime_factor" in report
    return report if is_ours else {}

"""Output files: written beside and renamed, never half; foreign files are not replaced unasked."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from slidecast.errors import EncodeError
from slidecast.pipeline.job import Job

MP4, SRT, VTT = "mp4", "srt", "vtt"
REPORT = "report.json"

ELSEWHERE = "name another place with --out"
MESSAGES = {
    errno.ENOSPC: ("the disk is full", f"free some space, or {ELSEWHERE}"),
    errno.EDQUOT: ("the disk quota is used up", f"free some space, or {ELSEWHERE}"),
    errno.EACCES: ("may not be written to", ELSEWHERE),
    errno.EPERM: ("may not be written to", ELSEWHERE),
    errno.EROFS: ("lies on a read-only disk", ELSEWHERE),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", ELSEWHERE),
    errno.EEXIST: ("a file stands where a folder is needed", ELSEWHERE),
    errno.ENAMETOOLONG: ("the file name is too long", "rename the episode"),
    errno.EFBIG: ("the file grows beyond what is allowed here", f"raise the limit, or {ELSEWHERE}"),
}


def output_error(error: OSError, path: Path, cache: Path | None = None) -> EncodeError:
    """Return what a failed write means to a person; one in the cache is put right by another cache."""
    message, hint = MESSAGES.get(error.errno or 0, (error.strerror or str(error), ELSEWHERE))
    where = str(error.filename or path)
    if cache is not None and Path(where).is_relative_to(cache):
        return EncodeError(f"the cache cannot be written ({message})", str(cache), hint.replace("--out", "--cache"))
    return EncodeError(message, where, hint)


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    Raises:
        EncodeError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_error(error, path) from error


def write_output(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, then put it in its place at once.

    Raises:
        EncodeError: disk full, not writable.
    """
    beside = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        write(beside)
        beside.replace(path)
    except OSError as error:
        raise output_error(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text file with line feeds; see `write_output`."""
    write_output(path, lambda beside: beside.write_text(text, "utf-8", newline="\n"))


def output_of(job: Job, ending: str) -> Path:
    """Return where an output of the job's lies."""
    return job.folder / f"{job.stem}.{ending}"

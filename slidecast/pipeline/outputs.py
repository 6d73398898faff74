"""Output files: written beside and renamed, never half; foreign files are not replaced unasked."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from slidecast.errors import EncodeError

MESSAGES = {
    errno.ENOSPC: ("the disk is full", "free some space, or name another place with --out"),
    errno.EDQUOT: ("the disk quota is used up", "free some space, or name another place with --out"),
    errno.EACCES: ("may not be written to", "name another place with --out"),
    errno.EPERM: ("may not be written to", "name another place with --out"),
    errno.EROFS: ("lies on a read-only disk", "name another place with --out"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "name another place with --out"),
    errno.EEXIST: ("a file stands where a folder is needed", "name another place with --out"),
    errno.ENAMETOOLONG: ("the file name is too long", "rename the episode"),
    errno.EFBIG: ("the file grows beyond what is allowed here", "raise the limit, or name another place with --out"),
}


def output_error(error: OSError, path: Path) -> EncodeError:
    """Return what a failed write means to a person."""
    message, hint = MESSAGES.get(error.errno or 0, (error.strerror or str(error), "name another place with --out"))
    return EncodeError(message, str(error.filename or path), hint)


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

"""A file written beside its place, which takes its place only when it is whole."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import av

from slidecast.errors import EncodeError

ABANDONED_SECONDS = 3600  # an unfinished file that old belongs to a process that was killed


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, the file takes the target's place.

    Raises:
        EncodeError: the folder cannot be written to, or its disk is full.
    """
    unfinished = target.with_name(f".{target.name}.{uuid4().hex[:8]}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        yield unfinished
        unfinished.replace(target)
    except (OSError, av.FFmpegError) as error:
        message = f"the film cannot be written: {error.strerror or error}"
        raise EncodeError(message, str(target), "make room on the disk, or choose another folder with --out") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _sweep(target: Path) -> None:
    """Delete what killed processes left of the same file."""
    for path in target.parent.glob(f".{target.name}.*.part"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > ABANDONED_SECONDS:
                path.unlink()

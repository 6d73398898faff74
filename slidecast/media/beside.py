"""Files written beside their place and renamed, so that nobody ever sees half of one there."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".part"
ABANDONED_SECONDS = 3600  # an unfinished file that old belongs to a process that was killed


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Give a path in the same folder; when the block ends well, its file takes the place of `path`, else it goes.

    Raises:
        OSError: the folder cannot be written to, the disk is full, a folder stands there.
    """
    unfinished = path.with_name(f".{os.urandom(8).hex()}{UNFINISHED}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink()


def sweep(folder: Path) -> None:
    """Delete what killed processes left in a folder unfinished."""
    for path in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > ABANDONED_SECONDS:
                path.unlink()

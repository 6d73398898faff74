"""A film written beside its place, which takes its place only when it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from slidecast.media.beside import written_beside
from slidecast.media.output_errors import output_error


@contextmanager
def film_written(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, the file takes the target's place.

    Raises:
        EncodeError: the folder cannot be written to, or its disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(target) as unfinished:
            yield unfinished
    except (OSError, av.FFmpegError) as error:
        raise output_error(OSError(error.errno, error.strerror), target) from error

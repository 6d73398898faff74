"""What a failed write means to a person, and what to do about it."""

import errno
from pathlib import Path

from slidecast.errors import EncodeError

ELSEWHERE = "name another place with --out"
MESSAGES = {
    errno.ENOSPC: ("the disk is full", f"free some space, or {ELSEWHERE}"),
    errno.EDQUOT: ("the disk quota is used up", f"free some space, or {ELSEWHERE}"),
    errno.EACCES: ("may not be written to", ELSEWHERE),
    errno.EPERM: ("may not be written to", ELSEWHERE),
    errno.EROFS: ("lies on a read-only disk", ELSEWHERE),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", ELSEWHERE),
    errno.EEXIST: ("a file stands where a folder is needed", ELSEWHERE),
    errno.EISDIR: ("a folder stands where a file is to be written", f"move it away, or {ELSEWHERE}"),
    errno.ENAMETOOLONG: ("the file name is too long", "rename the episode"),
    errno.EFBIG: ("the file grows beyond what is allowed here", f"raise the limit, or {ELSEWHERE}"),
}


def output_error(error: OSError, path: Path) -> EncodeError:
    """Return what it means that `path` could not be written."""
    message, hint = MESSAGES.get(error.errno or 0, (error.strerror or str(error), ELSEWHERE))
    return EncodeError(message, str(path), hint)


def cache_error(error: OSError, cache: Path) -> EncodeError:
    """Return what it means that something below the cache's folder could not be written."""
    known = output_error(error, cache)
    return EncodeError(
        f"the cache cannot be written ({known.message})", str(cache), known.hint.replace("--out", "--cache")
    )

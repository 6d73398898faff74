"""Whether what a user, a post or a deck names is there: a name that no disk can hold is not, and no error."""

import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Return whether a path leads to a file or folder."""
    return _mode(path) is not None


def is_file(path: Path) -> bool:
    """Return whether a path leads to a file."""
    return stat.S_ISREG(_mode(path) or 0)


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder."""
    return stat.S_ISDIR(_mode(path) or 0)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # too long (ENAMETOOLONG), not to be entered (EACCES), a NUL in it
        return None

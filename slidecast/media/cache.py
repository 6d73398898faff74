"""Results kept between runs: bytes under a key, in files that heal themselves.

An entry is written beside its place and renamed (`media.beside`), so a kill at any moment leaves it whole or
absent, and several processes may write and read at once. It carries a digest of its content: a truncated or
corrupted one counts as absent and is deleted. A folder that cannot be written serves what it has.
"""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from slidecast.media.beside import ABANDONED_SECONDS, UNFINISHED, written_beside

DIGEST_BYTES = 32
SUFFIX = ".entry"
TRIMMED = "trimmed"  # a file that tells by its time when a folder was trimmed last
TRIM_SECONDS = 3600
DEFAULT_LIMIT_BYTES = 4 << 30


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results; the least recently used go when it holds more than `limit_bytes`."""

    folder: Path
    limit_bytes: int = DEFAULT_LIMIT_BYTES

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key`, or None; an entry that does not match its digest is deleted."""
        path = self.path_of(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, value = content[:DIGEST_BYTES], content[DIGEST_BYTES:]
        if sha256(value).digest() != digest:
            _delete(path)
            return None
        with contextlib.suppress(OSError):  # a read-only cache does not learn what was used
            os.utime(path)
        return value

    def has(self, key: str) -> bool:
        """Return whether there is an entry for `key`; it may turn out to be damaged."""
        return self.path_of(key).is_file()

    def put(self, key: str, value: bytes) -> bool:
        """Keep `value` under `key`; return whether that was possible."""
        path = self.path_of(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with written_beside(path) as unfinished, unfinished.open("wb") as file:
                file.write(sha256(value).digest())
                file.write(value)
        except OSError:
            return False
        return True

    def path_of(self, key: str) -> Path:
        """Return where the entry of `key` lies, whether it is there or not."""
        name = sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / (name + SUFFIX)

    def trim(self) -> None:
        """Delete the least recently used entries above the limit, and what killed processes left."""
        now = time.time()
        entries: list[Used] = []
        for used in _used(self.folder.glob("??/*")):
            if used.path.suffix == SUFFIX:
                entries.append(used)
            elif used.path.suffix == UNFINISHED and now - used.at > ABANDONED_SECONDS:
                _delete(used.path)
        _delete_oldest(entries, self.limit_bytes)

    def trim_seldom(self) -> None:
        """Trim, unless that was done within the last hour: to look at 30,000 small entries takes half a second."""
        mark = self.folder / TRIMMED
        with contextlib.suppress(OSError):
            if time.time() - mark.stat().st_mtime < TRIM_SECONDS:
                return
        self.trim()
        with contextlib.suppress(OSError):  # no folder, nothing kept
            mark.touch()


class Used(NamedTuple):
    """A file: when it was used last, in seconds since the epoch, and its size in bytes."""

    at: float
    size: int
    path: Path


def is_kept(path: Path) -> bool:
    """Return whether a file is there, and mark it as used where that is possible."""
    with contextlib.suppress(OSError):
        os.utime(path)
    return path.is_file()


def trim_folder(folder: Path, limit_bytes: int) -> None:
    """Delete the least recently used files of a folder above the limit, but none of the last hour's."""
    lately = time.time() - ABANDONED_SECONDS
    files = list(_used(path for path in folder.glob("*") if path.is_file()))
    spared = sum(file.size for file in files if file.at > lately)
    _delete_oldest([file for file in files if file.at <= lately], limit_bytes - spared)


def _used(paths: Iterable[Path]) -> Iterator[Used]:
    """Yield what is known of each file; files may vanish meanwhile."""
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            yield Used(status.st_mtime, status.st_size, path)


def _delete_oldest(files: list[Used], limit_bytes: int) -> None:
    excess = sum(file.size for file in files) - limit_bytes
    for file in sorted(files):
        if excess <= 0:
            return
        _delete(file.path)
        excess -= file.size


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()

"""Files that are still arriving: each in a folder of its own, so that a half file is never taken for a whole one.

Two processes that fetch the same file never share a folder; what one leaves unfinished, the next one adopts.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STALE_S = 600  # a half file untouched for so long belongs to a process that was killed


class HalfFile:
    """A file that is still arriving, with what the server calls this version of it (ETag or date)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bytes = folder / "bytes"
        self._version = folder / "version"

    @property
    def size(self) -> int:
        return self.bytes.stat().st_size if self.bytes.exists() else 0

    @property
    def version(self) -> str:
        return self._version.read_text("utf-8") if self._version.exists() and self.size else ""

    def begin(self, version: str) -> None:
        """Empty the file and note the version that will fill it."""
        self.bytes.write_bytes(b"")
        self._version.write_text(version, "utf-8")


@contextmanager
def half_file(cache_dir: Path, key: str) -> Iterator[HalfFile]:
    """Lend the folder of a half file to this process alone; what is left in it is kept for the next one."""
    resting, own = cache_dir / f"{key}.half", cache_dir / f"{key}.{os.getpid()}.{time.monotonic_ns()}.half"
    _adopt(own, [resting, *_abandoned(cache_dir, key)])
    own.mkdir(exist_ok=True)
    half = HalfFile(own)
    try:
        yield half
    finally:
        if not half.size or not half.version or not _moved(own, resting):
            shutil.rmtree(own, ignore_errors=True)


def _adopt(own: Path, leftovers: list[Path]) -> None:
    """Take over the first leftover that no other process takes first."""
    for leftover in leftovers:
        if _moved(leftover, own):
            return


def _abandoned(cache_dir: Path, key: str) -> list[Path]:
    """Return half files whose process was killed."""
    folders = cache_dir.glob(f"{key}.*.half")
    return [folder for folder in folders if time.time() - _last_touched(folder) > STALE_S]


def _last_touched(folder: Path) -> float:
    try:
        return max(path.stat().st_mtime for path in (folder, folder / "bytes") if path.exists())
    except (OSError, ValueError):
        return time.time()


def _moved(source: Path, target: Path) -> bool:
    try:
        source.rename(target)
    except OSError:
        return False
    return True

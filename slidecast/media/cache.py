"""Results kept between runs: bytes under a key, in files that heal themselves.

An entry is written beside its place and renamed, so a kill at any moment leaves it whole or absent, and
several processes may write and read at once. It carries a digest of its content: a truncated or corrupted
one counts as absent and is deleted. A folder that cannot be written serves what it has.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

DIGEST_BYTES = 32
SUFFIX = ".entry"
UNFINISHED = ".part"
ABANDONED_SECONDS = 3600  # a .part file that old belongs to a process that was killed
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

    def put(self, key: str, value: bytes) -> bool:
        """Keep `value` under `key`; return whether that was possible."""
        path = self.path_of(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=UNFINISHED, delete=False) as file:
                unfinished = Path(file.name)
                try:
                    file.write(sha256(value).digest())
                    file.write(value)
                    file.close()
                    unfinished.replace(path)
                finally:
                    unfinished.unlink(missing_ok=True)
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
        entries: list[tuple[float, int, Path]] = []
        for path, used, size in self._files():
            if path.suffix == SUFFIX:
                entries.append((used, size, path))
            elif path.suffix == UNFINISHED and now - used > ABANDONED_SECONDS:
                _delete(path)
        excess = sum(size for _, size, _ in entries) - self.limit_bytes
        for _, size, path in sorted(entries):
            if excess <= 0:
                return
            _delete(path)
            excess -= size

    def _files(self) -> Iterator[tuple[Path, float, int]]:
        """Yield each file with the time of its last use and its size; files may vanish meanwhile."""
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield path, status.st_mtime, status.st_size


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()

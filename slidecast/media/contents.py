"""Files known by what they hold: names and times may change, or stay when the content changes."""

from hashlib import blake2b, file_digest
from pathlib import Path

from slidecast.media.beside import written_beside
from slidecast.media.cache import is_kept

DIGEST_BYTES = 16
SEAL = ".digest"


def content_digest(path: Path) -> str:
    """Return the digest of a file's content."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=DIGEST_BYTES)).hexdigest()


def seal(path: Path) -> None:
    """Write a file's digest beside it, so that `is_sealed` knows it again."""
    with written_beside(path.with_name(path.name + SEAL)) as unfinished:
        unfinished.write_text(content_digest(path), "utf-8")


def is_sealed(path: Path) -> bool:
    """Return whether the file is there, just as it was when it was sealed; mark it as used."""
    beside = path.with_name(path.name + SEAL)
    try:
        return is_kept(path) and is_kept(beside) and beside.read_bytes() == content_digest(path).encode()
    except OSError:
        return False

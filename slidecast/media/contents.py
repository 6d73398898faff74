"""Files known by what they hold: names and times may change, or stay when the content changes."""

from hashlib import blake2b, file_digest
from pathlib import Path

DIGEST_BYTES = 16


def content_digest(path: Path) -> str:
    """Return the digest of a file's content."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=DIGEST_BYTES)).hexdigest()

"""What is known of the last encoding of a file: from what it was made, and the digest of what was written."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from slidecast.encode.keys import Causes, digest_of
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest


@dataclass(frozen=True, slots=True)
class Record:
    """One encoding.

    Attributes:
        key: the digest of everything in the file.
        content: the digest of the file as written.
        causes: of its segments, in order.
    """

    key: str
    content: str
    causes: tuple[Causes, ...]

    @classmethod
    def read(cls, cache: Cache | None, target: Path) -> "Record":
        """Return the record of a file; an empty one where there is none."""
        kept = cache.get(_place(target)) if cache else None
        if kept is None:
            return cls("", "", ())
        fields = json.loads(kept)
        return cls(fields["key"], fields["content"], tuple(Causes(**causes) for causes in fields["causes"]))

    def write(self, cache: Cache, target: Path) -> None:
        """Keep the record of a file."""
        cache.put(_place(target), json.dumps(asdict(self)).encode())

    def describes(self, key: str, target: Path) -> bool:
        """Return whether the file is there as it was written, made from the same things."""
        return self.key == key and target.is_file() and content_digest(target) == self.content


def film_key(pieces: Sequence[str], labels: object) -> str:
    """Return the digest of a file's pieces, by their keys, and of its labels."""
    return digest_of(tuple(pieces), labels)


def _place(target: Path) -> str:
    return f"film {target.resolve()}"

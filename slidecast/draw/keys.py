"""Digests of what shapes a picture, by content, never by time stamps."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from slidecast.model.page import PageItem, PictureItem

DIGEST_BYTES = 16


def digest_of(*values: object) -> str:
    """Return a digest of frozen values: equal values, equal digests, in every process."""
    return digest_bytes(repr(value).encode() for value in values)


def digest_bytes(pieces: Iterable[bytes]) -> str:
    """Return a digest of pieces; where one ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for piece in pieces:
        state.update(len(piece).to_bytes(8, "big"))
        state.update(piece)
    return state.hexdigest()


def digest_files(paths: Iterable[Path]) -> str:
    """Return a digest of files' names and contents, in the order of their names."""
    ordered = sorted(paths, key=lambda path: path.name)
    return digest_bytes(piece for path in ordered for piece in (path.name.encode(), path.read_bytes()))


@cache
def code_digest() -> str:
    """Return a digest of the code that paints: another version may paint otherwise."""
    room = Path(__file__).parent
    return digest_files([*room.glob("*.py"), room.parent / "media" / "fonts.py"])


def picture_digest(items: Iterable[PageItem]) -> str:
    """Return a digest of the picture files among the items."""
    return digest_files({Path(item.path) for item in items if isinstance(item, PictureItem)})

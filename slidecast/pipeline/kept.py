"""What planning and typesetting make of each slide, kept between runs: an unchanged slide costs a look-up.

So it does when its sentences are restored, when it is cut into pages, when a page is painted, and when the page's film
is looked for in the cache. The key is everything that shapes a result: its causes, the code and the libraries.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
from slidecast.media.remembered import remembered
from slidecast.media.resources import PACKAGE
from slidecast.model.theme import Theme

if TYPE_CHECKING:  # reading takes long to import, and whoever draws does without
    from slidecast.reading import Lexicon

LAYOUT_BYTES = 64 << 20  # a page takes some 2 KB
WORDS_BYTES = 16 << 20  # a slide's sentences take some 200 bytes
TYPESETTING = ("typeset", "lines", "media", "model")
"""Folders of the code that sets type."""
READING = ("reading", "plan", "model")
"""Folders of the code that restores what is shown, and finds what is spoken of."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Kept:
    """Results under the digest of what shapes them; implements `model.remember.Remember`. It pickles.

    Attributes:
        base: a digest of all that shapes every result of an episode.
    """

    cache: Cache
    base: str

    def __call__(self, causes: object, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made unless it is there.

        Args:
            causes: tells by its `repr` what shapes this result.
        """
        return remembered(self.cache, f"{self.base} {_digest(causes)}", make)

    def within(self, causes: object) -> "Kept":
        """Return what keeps results that these causes shape too, all of them."""
        return replace(self, base=f"{self.base} {_digest(causes)}")


def kept_layout(folder: Path, theme: Theme, size: tuple[int, int], fonts: Path) -> Kept:
    """Return what is kept in `folder` of the pages of films of a theme and size.

    Args:
        fonts: the folder of the fonts that measure.
    """
    tools = (*_code(TYPESETTING), *_contents(tuple(sorted(fonts.glob("*.ttf")))))
    return Kept(Cache(folder, LAYOUT_BYTES), f"layout {_digest((theme, size, libraries(), tools))}")


def kept_words(folder: Path, lexicon: "Lexicon") -> Kept:
    """Return what is kept in `folder` of the words of episodes read with a lexicon."""
    return Kept(Cache(folder, WORDS_BYTES), f"words {_digest((lexicon, libraries(), _code(READING)))}")


def _digest(causes: object) -> str:
    return hashlib.blake2b(repr(causes).encode(), digest_size=20).hexdigest()


def _code(rooms: Sequence[str]) -> tuple[str, ...]:
    return _contents(tuple(path for room in rooms for path in sorted((PACKAGE / room).glob("*.py"))))


@lru_cache(maxsize=8)
def _contents(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the names and digests of files, read once in a process."""
    return tuple(f"{path.name} {content_digest(path)}" for path in paths)

"""What typesetting makes of a slide, kept between runs: an unchanged slide costs a look-up.

So it does when it is cut into pages, when a page is painted, and when the page's film is looked for in the cache.
The key is everything that shapes it: the slide in its context, theme, size, fonts, the code and the libraries.
"""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
from slidecast.media.resources import PACKAGE
from slidecast.model.theme import Theme

LIMIT_BYTES = 64 << 20  # a page takes some 2 KB
ROOMS = ("typeset", "lines", "media", "model")
"""Folders of the code that sets type."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """Results under the digest of what shapes them; implements `typeset.paginate.Remember`. It pickles.

    Attributes:
        base: a digest of all that shapes every result of a film.
    """

    cache: Cache
    base: str

    def __call__(self, causes: object, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made unless it is there.

        Args:
            causes: tells by its `repr` what shapes this result.
        """
        key = f"layout {self.base} {hashlib.blake2b(repr(causes).encode(), digest_size=20).hexdigest()}"
        content = self.cache.get(key)
        if content is not None:
            kept: Made = pickle.loads(content)
            return kept
        made = make()
        self.cache.put(key, pickle.dumps(made))
        return made


def kept_layout(folder: Path, theme: Theme, size: tuple[int, int], fonts: Path) -> KeptLayout:
    """Return what is kept in `folder` for films of a theme and size.

    Args:
        fonts: the folder of the fonts that measure.
    """
    digest = hashlib.blake2b(repr((theme, size, libraries(), _tools(fonts))).encode(), digest_size=20)
    return KeptLayout(Cache(folder, LIMIT_BYTES), digest.hexdigest())


@lru_cache(maxsize=4)
def _tools(fonts: Path) -> tuple[str, ...]:
    """Return the names and digests of the code that sets type and of the fonts, read once in a process."""
    code = (path for room in ROOMS for path in sorted((PACKAGE / room).glob("*.py")))
    return tuple(f"{path.name} {content_digest(path)}" for path in (*code, *sorted(fonts.glob("*.ttf"))))

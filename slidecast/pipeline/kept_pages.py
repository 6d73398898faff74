"""Laid-out pages, kept between runs: an unchanged slide costs a look-up, to paint it as to find its film in the cache.

The key is everything that shapes a page: the slide in its context, theme, size, fonts, the code and the libraries.
"""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from slidecast.media.cache import Cache
from slidecast.media.resources import PACKAGE
from slidecast.model.page import Page
from slidecast.pipeline.stamp import file_digest, libraries

LIMIT_BYTES = 64 << 20  # a page takes some 2 KB
ROOMS = ("typeset", "lines", "media", "model")
"""Folders of the code that lays pages out."""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """Pages under the digest of what shapes them; it pickles.

    Attributes:
        base: a digest of all that shapes every page of a film.
    """

    cache: Cache
    base: str

    def page(self, causes: object, lay_out: Callable[[], Page]) -> Page:
        """Return a page, laid out unless it is there.

        Args:
            causes: a value that tells by its `repr` what shapes this page.
        """
        key = f"page {self.base} {hashlib.blake2b(repr(causes).encode(), digest_size=20).hexdigest()}"
        content = self.cache.get(key)
        if content is not None:
            kept: Page = pickle.loads(content)
            return kept
        page = lay_out()
        self.cache.put(key, pickle.dumps(page))
        return page


def kept_pages(folder: Path, fonts: Path, *values: object) -> KeptPages:
    """Return the pages kept in a folder of the cache.

    Args:
        fonts: the folder of the fonts that measure.
        values: what else shapes every page, told by `repr`.
    """
    cache = Cache(folder, LIMIT_BYTES)
    cache.trim()
    digest = hashlib.blake2b(repr((values, libraries())).encode(), digest_size=20)
    code = (path for room in ROOMS for path in sorted((PACKAGE / room).glob("*.py")))
    for path in (*code, *sorted(fonts.glob("*.ttf"))):
        digest.update(path.name.encode() + b"\0" + file_digest(path))
    return KeptPages(cache, digest.hexdigest())

"""What is read from fonts' tables, kept between runs: reading them takes longer than setting an episode's type."""

from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.font_tables import FontTables, read_tables
from slidecast.media.remembered import remembered

LIMIT_BYTES = 16 << 20  # a font of 7,000 glyphs takes 80 KB
READERS = ("font_tables.py", "font_kerning.py")
"""The code that reads tables."""


@dataclass(frozen=True, slots=True)
class KeptTables:
    """Reads a font file's tables as `read_tables`, once for a content of the file, fontTools' version and the code."""

    cache: Cache

    def __call__(self, path: Path) -> FontTables:
        """Return the tables of a file.

        Raises:
            NotAFontError, OSError: as `read_tables`.
        """
        return remembered(self.cache, f"font {content_digest(path)} {_reader()}", partial(read_tables, path))


@cache
def _reader() -> str:
    code = (content_digest(Path(__file__).parent / name) for name in READERS)
    return " ".join((version("fonttools"), *code))

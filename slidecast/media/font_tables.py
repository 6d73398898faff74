"""A font file in; out its characters (cmap) and their advances (hmtx), read once in a process.

Glyphs are numbered, not named: many fonts store no names, and fontTools would make some up for all glyphs
first, which takes longer than reading the tables.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

TABLES_HELD = 32  # files; an episode draws with some 10


@dataclass(frozen=True, slots=True)
class FontTables:
    """What a font has.

    Attributes:
        advance_units: advance of each code point of the best cmap, font units.
        em_units: units an em.
    """

    advance_units: dict[int, int]
    em_units: int


def read_tables(path: Path) -> FontTables:
    """Return the tables of a file, of a collection's first font.

    Raises:
        TTLibError, OSError: not a font, no such file.
        KeyError: the font lacks the table of that name.
    """
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(TABLES_HELD)
def _read(path: Path, _written_ns: int, _size_bytes: int) -> FontTables:
    with path.open("rb") as stream, TTFont(stream, lazy=True, fontNumber=0) as font:
        font.setGlyphOrder(list(range(font["maxp"].numGlyphs)))
        metrics = font["hmtx"].metrics
        advances = {code: metrics[glyph][0] for code, glyph in (font.getBestCmap() or {}).items()}
        return FontTables(advances, font["head"].unitsPerEm)

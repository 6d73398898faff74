"""A font file in; out its characters (cmap), their advances (hmtx) and kerning (GPOS), read once in a process.

Glyphs are numbered, not named: many fonts store no names, and fontTools would make some up for all glyphs
first, which takes longer than reading the tables.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from slidecast.media.font_kerning import Kerning, read_kerning

SIMPLE = (
    *(range(0x20, 0x7F), range(0xA0, 0xAD), range(0xAE, 0x100)),
    *(range(0x2010, 0x2028), range(0x2030, 0x205F), range(0x2190, 0x2300), range(0x2460, 0x2500)),
    *(range(0x3000, 0x302A), range(0x3041, 0x3097), range(0x309B, 0x3100), range(0x31F0, 0x3200)),
    *(range(0x3400, 0xA000), range(0xFF01, 0xFF5F)),
)
"""Kana, kanji, full-width forms, Latin letters, signs: none a mark or a variation that only a shaper can place."""
TABLES_HELD = 32  # files; an episode draws with some 10


class NotAFontError(Exception):
    """A file that is no font, or lacks the tables of one."""


@dataclass(frozen=True, slots=True)
class FontTables:
    """What a font has.

    Attributes:
        advance_units: advance of each code point of the best cmap, font units.
        em_units: units an em.
        kerning: of simple characters; None where only a shaper can tell it.
    """

    advance_units: dict[int, int]
    em_units: int
    kerning: Kerning | None


def read_tables(path: Path) -> FontTables:
    """Return the tables of a file, of a collection's first font.

    Raises:
        NotAFontError: it is no font, or lacks a table.
        OSError: no such file.
    """
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(TABLES_HELD)
def _read(path: Path, _written_ns: int, _size_bytes: int) -> FontTables:
    from fontTools.ttLib import TTFont, TTLibError  # late: takes its time, and tables are kept between runs

    try:
        with path.open("rb") as stream, TTFont(stream, lazy=True, fontNumber=0) as font:
            font.setGlyphOrder(list(range(font["maxp"].numGlyphs)))
            metrics = font["hmtx"].metrics
            glyphs = font.getBestCmap() or {}
            simple = {code: glyphs[code] for block in SIMPLE for code in block if code in glyphs}
            advances = {code: metrics[glyph][0] for code, glyph in glyphs.items()}
            return FontTables(advances, font["head"].unitsPerEm, read_kerning(font, simple))
    except (TTLibError, KeyError) as error:
        raise NotAFontError(str(error)) from error

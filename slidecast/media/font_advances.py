"""Advances of single characters straight from a font's hmtx table: the very figures FreeType gives, much sooner.

Kana, kanji, full-width forms and ASCII only: what stands alone there has no mark, ligature or variation that
a shaper would have to see.
"""

from dataclasses import dataclass
from pathlib import Path

from slidecast.media.font_tables import read_tables

SIMPLE = (range(0x21, 0x7F), range(0x3000, 0x302A), range(0x3041, 0x3097), range(0x309B, 0xA000), range(0xFF01, 0xFF9E))
"""Blocks whose characters are shaped alike alone and in a row."""


@dataclass(frozen=True, slots=True)
class Advances:
    """The advances of a font's simple characters.

    Attributes:
        units: by code point, in font units.
        em_units: units an em.
    """

    units: dict[int, int]
    em_units: int

    def px(self, code_point: int, size_px: int) -> float | None:
        """Return a character's advance at a size; None for one that is not simple, or not in the font.

        FreeType's arithmetic: a 16.16 scale, rounded, and the product rounded to 1/64 pixel.
        """
        units = self.units.get(code_point)
        if units is None:
            return None
        scale = ((size_px * 64 << 16) + self.em_units // 2) // self.em_units
        return ((units * scale + 0x8000) >> 16) / 64


def read_advances(path: Path) -> Advances:
    """Return the advances of a font file's simple characters."""
    tables = read_tables(path)
    units = {code: tables.advance_units[code] for block in SIMPLE for code in block if code in tables.advance_units}
    return Advances(units, tables.em_units)

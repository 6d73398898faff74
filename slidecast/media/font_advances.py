"""Advances of runs of simple characters straight from a font's tables: the very figures FreeType and HarfBuzz give,
much sooner.
"""

from dataclasses import dataclass

from slidecast.media.font_kerning import Kerning
from slidecast.media.font_scripts import resolved_scripts
from slidecast.media.font_tables import SIMPLE, FontTables

ROUND = 0x8000  # half of a 16.16 unit


@dataclass(frozen=True, slots=True)
class Advances:
    """The advances of a font's simple characters, and the kerning between them.

    Attributes:
        units: by code point, in font units.
        em_units: units an em.
        kerning: None where only a shaper can tell it.
    """

    units: dict[int, int]
    em_units: int
    kerning: Kerning | None = None

    def px(self, code_point: int, size_px: float) -> float | None:
        """Return a character's advance at a size; None for one that is not simple, or not in the font.

        FreeType's arithmetic: a 16.16 scale, rounded, and the product rounded to 1/64 pixel.
        """
        units = self.units.get(code_point)
        return None if units is None else ((units * self._scale(size_px) + ROUND) >> 16) / 64

    def kern_px(self, before: int, after: int, size_px: float) -> float | None:
        """Return the kerning between two simple characters of one script; None where only a shaper can tell.

        HarfBuzz's arithmetic: FreeType's scale of the em, as a 16.16 factor, and the product rounded to 1/64 pixel.
        """
        kerning = self.kerning
        if kerning is None or (before, after) in kerning.shaped:
            return None
        units = kerning.units(before, after)
        if not units:
            return 0.0
        em = (self._scale(size_px) * self.em_units + ROUND) >> 16
        return ((units * ((em << 16) // self.em_units) + ROUND) >> 16) / 64

    def run_px(self, text: str, size_px: float) -> float | None:
        """Return the advance of a run of simple characters; None for one with others, or that only a shaper can set."""
        total, kerned, before = 0.0, False, 0
        for code_point in map(ord, text):
            own = self.px(code_point, size_px)
            kern = self.kern_px(before, code_point, size_px) if before else 0.0
            if own is None or kern is None:
                return None
            total, kerned, before = total + own + kern, kerned or kern != 0, code_point
        return total - self._across_scripts(text, size_px) if kerned else total

    def _across_scripts(self, text: str, size_px: float) -> float:
        """Return the kerning of the pairs of a run that belong to two scripts, which no shaper applies."""
        scripts = resolved_scripts(text)
        apart = (at for at in range(1, len(text)) if scripts[at] != scripts[at - 1])
        return sum(self.kern_px(ord(text[at - 1]), ord(text[at]), size_px) or 0.0 for at in apart)

    def _scale(self, size_px: float) -> int:
        return ((round(size_px * 64) << 16) + self.em_units // 2) // self.em_units


def advances_of(tables: FontTables) -> Advances:
    """Return the advances of a font's simple characters."""
    units = {code: tables.advance_units[code] for block in SIMPLE for code in block if code in tables.advance_units}
    return Advances(units, tables.em_units, tables.kerning)

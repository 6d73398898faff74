"""A font file in, its tables out, read as they are asked for.

Glyphs are numbered, not named: many fonts store no names, and fontTools would make some up for all glyphs
first, which takes longer than reading the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.ttLib import TTFont


@contextmanager
def font_tables(path: Path) -> Iterator[TTFont]:
    """Yield the tables of a font file, of a collection those of its first font.

    Raises:
        TTLibError: not a font.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream, TTFont(stream, lazy=True, fontNumber=0) as font:
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        yield font

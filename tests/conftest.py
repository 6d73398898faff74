"""What tests share: the project's fonts, and a font of squares whose pixels can be counted."""

import os
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import HealthCheck, settings

from slidecast.media.fonts import FontLibrary, own_fonts
from slidecast.model.metrics import Font

QUICK_EXAMPLES = 25  # of each law that names no number, in the quick suite; the whole suite tries hypothesis' 100
LONGEST_FIRST = ("pipeline", "encode", "align", "typeset", "draw", "golden", "lines", "media")
"""Rooms whose files are handed to the processes first: what comes last should be short."""


def pytest_configure(config: pytest.Config) -> None:
    """Set how laws are tried: a busy machine is slow, not wrong; in CI, which judges changes, all runs see the same."""
    keep_compiled(config)
    quick = "not slow" in config.option.markexpr
    settings.register_profile(
        "slidecast",
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=bool(os.environ.get("CI")),
        max_examples=QUICK_EXAMPLES if quick else 100,
    )
    settings.load_profile("slidecast")


def keep_compiled(config: pytest.Config) -> None:
    """Keep compiled code in pytest's cache where the environment lets none be kept beside the sources.

    The processes of a run, some hundred, would else each compile the package, and each worker rewrite all tests.
    """
    kept = getattr(config, "cache", None)  # none with `-p no:cacheprovider`
    if kept and os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(kept.mkdir("compiled"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the rooms that take longest first; a file's tests stay together and share what they made."""
    places = {room: at for at, room in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(places)))


SQUARE = "Square.ttf"
EM = 1000
HALF_WIDTH = [*range(0x20, 0x7F)]
FULL_WIDTH = [*range(0x2010, 0x2040), *range(0x3000, 0x3100), *range(0x4E00, 0xA000), *range(0xFF01, 0xFFE7)]


def build_square_font(path: Path) -> None:
    """Write a font whose letters are filled boxes: half an em wide up to U+007E, else an em; spaces are blank."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "half", "wideSpace", "full"])
    cmap = dict.fromkeys(HALF_WIDTH, "half") | dict.fromkeys(FULL_WIDTH, "full")
    builder.setupCharacterMap(cmap | {0x20: "space", 0x3000: "wideSpace"})
    widths = {".notdef": EM, "space": EM // 2, "half": EM // 2, "wideSpace": EM, "full": EM}
    blank = {"space", "wideSpace"}
    builder.setupGlyf({name: box(0 if name in blank else width) for name, width in widths.items()})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)


def box(width: int) -> object:
    """Return a filled box from the descent to the ascent, `width` units wide; nothing for 0."""
    pen = TTGlyphPen(None)
    if width:
        corners = ((0, -200), (0, 800), (width, 800), (width, -200))
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


@pytest.fixture(scope="session")
def square_fonts(tmp_path_factory: pytest.TempPathFactory) -> FontLibrary:
    """A library whose only font is of squares."""
    folder = tmp_path_factory.mktemp("square")
    build_square_font(folder / SQUARE)
    return FontLibrary(folder)


@pytest.fixture(scope="session")
def square() -> Font:
    """The font of squares at 10 px: a full-width character is 10 px wide."""
    return Font((SQUARE,), 10)


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    """The project's own fonts."""
    return own_fonts()

"""Fonts: which file draws which cluster, how wide a run is, and drawing it; measured equals drawn.

Fallback is per grapheme cluster: the first file of the stack whose cmap covers it, then the fallbacks of
fonts/, then the colour emoji; emoji by nature ask the emoji font first. What none covers is drawn as 〓
(geta, the printer's mark for a missing type) and told by `uncovered`.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont, features
from PIL.ImageFont import FreeTypeFont, Layout

from slidecast.errors import SlidecastError
from slidecast.media.cache import Cache
from slidecast.media.font_coverage import Coverage, FontRun
from slidecast.media.kept_tables import KeptTables
from slidecast.media.resources import resource
from slidecast.model.metrics import Font

Colour = tuple[int, int, int, int]
LIBRARIES = 4  # kept open in a process
MEASURES = 16_384  # advances kept of each font: some 2 MB
FONTS = 96  # whose advances are kept
FACES = 96  # opened (file, size) pairs kept: a best-size search opens some 30


class FontLibrary:
    """The fonts of a folder, and files by absolute path; implements `FontMetrics`."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the fonts of `folder`; None stands for the project's own.

        Raises:
            SlidecastError: Pillow was built without raqm, so kerning and emoji sequences would be lost.
        """
        if not features.check("raqm"):
            raise SlidecastError(
                "Pillow has no raqm layout, so text would lose kerning and emoji sequences",
                hint="install Pillow's own wheel: pip install --force-reinstall --only-binary=:all: pillow",
            )
        self.folder = folder or resource("fonts")
        self._coverage = Coverage(self.folder)
        self._face: Callable[[str, float], FreeTypeFont] = lru_cache(FACES)(self._open)
        self._measured: Callable[[Font], dict[str, float]] = lru_cache(FONTS)(lambda _: {})

    def __reduce__(self) -> tuple[Callable[[Path], "FontLibrary"], tuple[Path]]:
        """Pickle as the folder alone: a worker process opens its own fonts, once."""
        return fonts_of, (self.folder,)

    def keep_tables(self, cache: Cache) -> None:
        """Keep in `cache` what is read from the files' tables, for later runs."""
        self._coverage.read_tables = KeptTables(cache)

    def advance_px(self, text: str, font: Font) -> float:
        """Return the advance of `text` set in one run, pair kerning and fallback included."""
        return self.advances_px((text,), font)[0]

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:
        """Return the advance of each text, set alone."""
        known = self._measured(font)
        if len(known) > MEASURES:
            known.clear()
        missing = {text: self._measure(text, font) for text in texts if text not in known}
        known.update(missing)
        return [known[text] for text in texts]

    def ascent_px(self, font: Font) -> float:
        """Return the height of the stack's first font above the baseline."""
        return float(self.image_font(font.files[0], font.size_px).getmetrics()[0])

    def descent_px(self, font: Font) -> float:
        """Return the depth of the stack's first font below the baseline, positive."""
        return float(self.image_font(font.files[0], font.size_px).getmetrics()[1])

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:
        """Return the clusters of `text` that no font can draw, each once, in order."""
        return self._coverage.uncovered(text, font.files)

    def runs(self, text: str, font: Font) -> tuple[FontRun, ...]:
        """Return `text` cut into runs that one font file draws each."""
        return self._coverage.runs(text, font.files)

    def image_font(self, file: str, size_px: float) -> FreeTypeFont:
        """Return Pillow's font of a file at a size, laid out by raqm.

        Raises:
            ThemeError: no such file, or not a font.
        """
        return self._face(file, size_px)

    def draw_run(
        self,
        canvas: ImageDraw.ImageDraw,
        start: tuple[float, float],
        text: str,
        font: Font,
        fill: Colour,
        *,
        stroke_px: int = 0,
        stroke_fill: Colour = (0, 0, 0, 0),
    ) -> float:
        """Draw `text` and return its advance in pixels, the same that `advance_px` tells.

        Args:
            canvas: draws on an RGB or RGBA image.
            start: left edge of the advance box and baseline, pixels.
            stroke_px: width of an outline around letters, 0 for none; emoji have none.
        """
        x, baseline = start
        for run in self.runs(text, font):
            if not run.drawn:
                continue
            face = self.image_font(run.file, font.size_px)
            outline = 0 if run.colour else stroke_px
            canvas.text(
                (x, baseline),
                run.drawn,
                fill=fill,
                font=face,
                anchor="ls",
                stroke_width=outline,
                stroke_fill=stroke_fill if outline else None,
                embedded_color=run.colour,
            )
            x += face.getlength(run.drawn)
        return x - start[0]

    def _measure(self, text: str, font: Font) -> float:
        known = self._simple_px(text, font)
        if known is not None:
            return known
        runs = (run for run in self.runs(text, font) if run.drawn)
        return float(sum(self.image_font(run.file, font.size_px).getlength(run.drawn) for run in runs))

    def _simple_px(self, text: str, font: Font) -> float | None:
        """Return the advance of simple characters in a row, as the fonts' tables tell it; None for any others."""
        total = 0.0
        for file, members in groupby(text, lambda character: self._coverage.file_of(character, font.files)):
            advance = self._coverage.advances(file).run_px("".join(members), font.size_px)
            if advance is None:
                return None
            total += advance
        return total

    def _open(self, file: str, size_px: float) -> FreeTypeFont:
        self._coverage.code_points(file)  # says what is wrong with a file that is no font
        return ImageFont.truetype(self._coverage.path(file), size_px, layout_engine=Layout.RAQM)


@lru_cache(LIBRARIES)
def fonts_of(folder: Path) -> FontLibrary:
    """Return the fonts of a folder, one library for all who ask in a process: what one has measured, all know."""
    return FontLibrary(folder)


def own_fonts() -> FontLibrary:
    """Return the project's own fonts, as `fonts_of`."""
    return fonts_of(resource("fonts"))

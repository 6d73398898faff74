"""Runs of text, drawn through the font library; kept as masks, so that a run of another colour is not set anew."""

from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageDraw

from slidecast.draw.boxes import mask_bytes
from slidecast.draw.memo import Memo
from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font
from slidecast.model.page import Colour, TextItem

MASKS_BYTES = 24_000_000
WHITE: Colour = (255, 255, 255, 255)
ABOVE_EM, BELOW_EM, BESIDE_EM = 2, 1, 1  # room for what reaches beyond ascent, descent and advance


@dataclass(frozen=True, slots=True)
class TextMask:
    """How much of each pixel a run covers, mode L, and where that lies from the run's start on the baseline."""

    coverage: Image.Image
    x: int
    y: int


class TextPainter:
    """Paints runs; holds the masks of those painted last."""

    def __init__(self, fonts: FontLibrary) -> None:
        self.fonts = fonts
        self._masks: Memo[TextMask] = Memo(MASKS_BYTES, lambda mask: mask_bytes(mask.coverage))

    def paint(self, picture: Image.Image, item: TextItem) -> None:
        """Paint the run onto an RGB picture: its outline first, then the letters; emoji in their own colours."""
        if any(run.colour for run in self.fonts.runs(item.text, item.font)):
            self._paint_colour(picture, item)
            return
        if item.stroke_px and item.stroke_colour[3]:
            self._paint_mask(picture, item, item.stroke_px, item.stroke_colour)
        self._paint_mask(picture, item, 0, item.colour)

    def _paint_mask(self, picture: Image.Image, item: TextItem, stroke_px: int, colour: Colour) -> None:
        key = (item.text, item.font, stroke_px)
        mask = self._masks.get(key, lambda: self._mask(item.text, item.font, stroke_px))
        coverage = mask.coverage
        if colour[3] < 255:
            coverage = coverage.point([round(level * colour[3] / 255) for level in range(256)])
        picture.paste(colour[:3], (item.x + mask.x, item.baseline + mask.y), coverage)

    def _mask(self, text: str, font: Font, stroke_px: int) -> TextMask:
        em = ceil(font.size_px) + stroke_px
        start = BESIDE_EM * em, ABOVE_EM * em
        width = round(self.fonts.advance_px(text, font)) + 2 * BESIDE_EM * em
        canvas = Image.new("RGB", (width, (ABOVE_EM + BELOW_EM) * em))
        pen = ImageDraw.Draw(canvas)
        self.fonts.draw_run(pen, start, text, font, WHITE, stroke_px=stroke_px, stroke_fill=WHITE)
        coverage = canvas.getchannel("R")
        left, top, right, bottom = coverage.getbbox() or (0, 0, 1, 1)
        return TextMask(coverage.crop((left, top, right, bottom)), left - start[0], top - start[1])

    def _paint_colour(self, picture: Image.Image, item: TextItem) -> None:
        """Paint a run that holds emoji."""
        self.fonts.draw_run(
            ImageDraw.Draw(picture),
            (item.x, item.baseline),
            item.text,
            item.font,
            item.colour,
            stroke_px=item.stroke_px,
            stroke_fill=item.stroke_colour,
        )

"""What composition must know of fonts: advances, measured the very way they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Font:
    """A stack of font files at one size; each cluster is set in the first file that covers it.

    Attributes:
        files: names of files in fonts/ (or paths), most wanted first; emoji follow by themselves.
        size_px: the em, in pixels; a whole number where text is composed, any where it is drawn.
    """

    files: tuple[str, ...]
    size_px: float


class FontMetrics(Protocol):
    """Measures text; measured equals drawn, pair kerning and fallback included."""

    def advance_px(self, text: str, font: Font) -> float:
        """Return the advance of `text` set in one run."""
        ...

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:
        """Return the advance of each text, set alone."""
        ...

    def ascent_px(self, font: Font) -> float:
        """Return the height of the stack's first font above the baseline."""
        ...

    def descent_px(self, font: Font) -> float:
        """Return the depth of the stack's first font below the baseline, positive."""
        ...

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:
        """Return the clusters of `text` that no font of the stack, nor the emoji font, can draw."""
        ...

"""What a frame of the film shows, and who can draw it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from slidecast.model.timeline import Eyes, Mouth

Rgb = NDArray[np.uint8]
"""Shape (height, width, 3), red green blue, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Still:
    """The slow-changing part of a frame.

    Attributes:
        slide: index of the slide.
        unit: the unit set off on it; None for none.
        cue: index of the subtitle burned in; None for none.
        moment: seconds into the film that the slide shows; None where nothing but mouth, eyes and bar moves.
    """

    slide: int
    unit: int | None = None
    cue: int | None = None
    moment: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FrameState:
    """All that decides what a frame looks like; equal states, equal pictures.

    Attributes:
        progress: step of the chapter bar, 0 to its number of steps.
    """

    still: Still
    mouth: Mouth = Mouth.CLOSED
    eyes: Eyes = Eyes.OPEN
    progress: int = 0


@dataclass(frozen=True, slots=True)
class Patch:
    """A small picture to lay over a still; x, y and both sides are even, so that it fits 4:2:0 chroma."""

    x: int
    y: int
    rgb: Rgb


class Painter(Protocol):
    """Draws stills and the small parts that move over them."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, both even."""
        ...

    def still(self, still: Still) -> Rgb:
        """Return the whole picture, with mouth closed, eyes open and an empty chapter bar."""
        ...

    def patches(self, state: FrameState) -> tuple[Patch, ...]:
        """Return the mouth, the eyes and the chapter bar of `state`, to be laid over its still in order."""
        ...

    def content_key(self, still: Still) -> str:
        """Return a digest of all that shapes the picture: text, theme, fonts, art; equal keys, equal pixels."""
        ...

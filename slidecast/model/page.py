"""A page: a finished slide as items at fixed pixels, painted in order; hashable, its own cache key."""

from dataclasses import dataclass
from enum import StrEnum

from slidecast.model.metrics import Font

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255."""


class Role(StrEnum):
    """What an item is for: decides the floors of size and contrast that it must keep."""

    TITLE = "title"
    BODY = "body"
    LABEL = "label"
    SUBTITLE = "subtitle"
    CODE = "code"
    FIGURE = "figure"
    ORNAMENT = "ornament"
    SURFACE = "surface"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class TextItem:
    """A run of one style on one line.

    Attributes:
        x: left edge of the advance box, pixels.
        baseline: y of the baseline, pixels.
        width: advance as measured, pixels.
        line: runs with the same line number make up one composed line of the page.
        unit: unit of the body that it shows; None for furniture.
    """

    text: str
    x: int
    baseline: int
    width: float
    font: Font
    colour: Colour
    role: Role
    line: int
    unit: int | None = None
    stroke_px: int = 0
    stroke_colour: Colour = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class BoxItem:
    """A rectangle with round corners; `shadow_px` is the blur of a soft shadow below it, 0 for none."""

    x: int
    y: int
    width: int
    height: int
    fill: Colour
    role: Role
    radius: int = 0
    outline: Colour = (0, 0, 0, 0)
    outline_px: int = 0
    shadow_px: int = 0
    shadow: Colour = (0, 0, 0, 0)
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class ShapeItem:
    """A named ornament or shape (`pea`, `arrow`, `wedge`...) in a box, with its own parameters."""

    name: str
    x: int
    y: int
    width: int
    height: int
    colours: tuple[Colour, ...]
    role: Role
    values: tuple[float, ...] = ()
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class QrItem:
    """The QR code of `text`, quiet zone included, in a square."""

    text: str
    x: int
    y: int
    size: int
    dark: Colour
    light: Colour


@dataclass(frozen=True, slots=True)
class PictureItem:
    """An image file, fitted into a box, with round corners."""

    path: str
    x: int
    y: int
    width: int
    height: int
    radius: int = 0


PageItem = TextItem | BoxItem | ShapeItem | QrItem | PictureItem


@dataclass(frozen=True, slots=True)
class Page:
    """A finished slide.

    Attributes:
        ground: name of the background that the theme paints below everything.
        items: painted in order.
        presenter: whether the presenter stands on it.
    """

    width: int
    height: int
    ground: str
    items: tuple[PageItem, ...]
    presenter: bool = True

"""A page: a finished slide as items at fixed pixels, painted in order; hashable, its own cache key."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from slidecast.model.metrics import Font

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255."""


class Role(StrEnum):
    """What an item is for: decides the floors of size and contrast that it must keep."""

    TITLE = "title"
    BODY = "body"
    LABEL = "label"
    RUBY = "ruby"
    SUBTITLE = "subtitle"
    CODE = "code"
    FIGURE = "figure"
    ORNAMENT = "ornament"
    SURFACE = "surface"
    MARKER = "marker"


class Shape(StrEnum):
    """The shapes that a painter knows; each fills its item's box. `colours` and `values` as told, the rest default.

    Plain forms take (fill, edge); a missing edge is none:
    `POLYGON` has values x, y, x, y, ... as shares of the box; `ELLIPSE`, `CAPSULE` (round ends) have none;
    `ARC` has values start and end in degrees clockwise from twelve and its thickness in pixels; an end with an arrow
    head when a fourth value is 1. `LINE` runs from corner to corner: (0) down, (1) up; second value its thickness.
    `MARKER` is the stroke of a marker pen, slightly uneven. `ARROW` points right, `CHEVRON` is an open one; a first
    value turns either, degrees clockwise.
    Ornaments take (light, fill, edge), a first value turns them, degrees clockwise; a second, 0 to 1, is their opacity:
    `PEA`, `POD`, `LEAF`, `FLOWER`, `ROSE`, `HEART`, `STAR`, `SPARKLE`, `MOON`, `CLOUD`, `BUBBLE`, `RING`, `STRIPE`.
    `HILL` is a rounded hill that fills its box's width and runs out at its foot.
    Icons take (line,): `GLOBE`, `CHECK`, `QUOTE_OPEN`, `QUOTE_CLOSE`, `TREND_UP`, `TREND_DOWN`, `TREND_FLAT`, `MAIL`,
    `MEGAPHONE`, `PICTURE`.
    """

    POLYGON = "polygon"
    ELLIPSE = "ellipse"
    CAPSULE = "capsule"
    ARC = "arc"
    LINE = "line"
    MARKER = "marker"
    ARROW = "arrow"
    CHEVRON = "chevron"
    PEA = "pea"
    POD = "pod"
    LEAF = "leaf"
    FLOWER = "flower"
    ROSE = "rose"
    HEART = "heart"
    STAR = "star"
    SPARKLE = "sparkle"
    MOON = "moon"
    CLOUD = "cloud"
    BUBBLE = "bubble"
    RING = "ring"
    STRIPE = "stripe"
    HILL = "hill"
    GLOBE = "globe"
    CHECK = "check"
    QUOTE_OPEN = "quote-open"
    QUOTE_CLOSE = "quote-close"
    TREND_UP = "trend-up"
    TREND_DOWN = "trend-down"
    TREND_FLAT = "trend-flat"
    MAIL = "mail"
    MEGAPHONE = "megaphone"
    PICTURE = "picture"


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
    """A named ornament or shape (see `Shape`) in a box, with its own parameters."""

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


@dataclass(frozen=True, slots=True)
class FilmItem:
    """A frame of a film file, fitted whole into a box.

    Attributes:
        digest: of the file's content.
        moment: seconds into the film.
    """

    path: str
    digest: str
    moment: Fraction
    x: int
    y: int
    width: int
    height: int


PageItem = TextItem | BoxItem | ShapeItem | QrItem | PictureItem | FilmItem


@dataclass(frozen=True, slots=True)
class Page:
    """A finished slide.

    Attributes:
        ground: name of the background that the theme paints below everything.
        items: painted in order.
        presenter: whether the presenter stands on it.
        bar: whether the chapter bar lies on it.
    """

    width: int
    height: int
    ground: str
    items: tuple[PageItem, ...]
    presenter: bool = True
    bar: bool = True

    def at(self, moment: Fraction) -> "Page":
        """Return the page with its film at a moment, seconds."""
        items = (replace(item, moment=moment) if isinstance(item, FilmItem) else item for item in self.items)
        return replace(self, items=tuple(items))

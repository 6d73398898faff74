"""The named shapes of `model.page.Shape`: from an item to its painted tile."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from slidecast.draw.drawings import DRAWINGS, Coat
from slidecast.draw.marks import Gradient, Mark, Tile, paint_marks
from slidecast.draw.outline import Points, arc, ellipse, path, ribbon
from slidecast.model.page import Colour, Shape, ShapeItem

NOTHING: Colour = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Form:
    """A shape's box in pixels, its colours and its values."""

    width: float
    height: float
    colours: tuple[Colour, ...]
    values: tuple[float, ...]

    def colour(self, index: int) -> Colour:
        return self.colours[index] if index < len(self.colours) else NOTHING

    def value(self, index: int, fallback: float) -> float:
        return self.values[index] if index < len(self.values) else fallback

    @property
    def centre(self) -> tuple[float, float]:
        return self.width / 2, self.height / 2


def paint_shape(item: ShapeItem) -> Tile:
    """Return the shape painted; the tile lies relative to the item's corner.

    Raises:
        ValueError: no shape has that name, or a polygon has an odd number of values.
    """
    shape = Shape(item.name)
    form = Form(item.width, item.height, item.colours, item.values)
    marks = FORMS[shape](form) if shape in FORMS else drawn(shape, form)
    turn = form.value(0, 0) if shape in TURNING else 0.0
    opacity = min(max(form.value(1, 1), 0), 1) if shape in FADING else 1.0
    return paint_marks(marks, (turn, form.centre), opacity)


def filled(form: Form, *outlines: Points) -> tuple[Mark, ...]:
    """Return outlines filled in the first colour, edged in the second."""
    edge_px = max(2.0, min(form.width, form.height) * 0.05)
    edge = (Mark(outlines, form.colour(1), edge_px),) if form.colour(1)[3] else ()
    return (Mark(outlines, form.colour(0)), *edge)


def polygon(form: Form) -> tuple[Mark, ...]:
    return filled(form, np.array(form.values, dtype=float).reshape(-1, 2) * (form.width, form.height))


def round_form(form: Form) -> tuple[Mark, ...]:
    return filled(form, ellipse(*form.centre, form.width / 2, form.height / 2))


def capsule(form: Form) -> tuple[Mark, ...]:
    radius = min(form.width, form.height) / 2
    far_x, far_y = form.width - radius, form.height - radius
    lying = form.width >= form.height
    halves = (
        ((far_x, radius, 0.0), (radius, radius, 180.0)) if lying else ((radius, radius, -90.0), (radius, far_y, 90.0))
    )
    return filled(form, np.concatenate([arc(x, y, radius, (start, start + 180)) for x, y, start in halves]))


def ring_arc(form: Form) -> tuple[Mark, ...]:
    """Return a thick arc, ending in an arrow head where the fourth value says so."""
    thickness = form.value(2, min(form.width, form.height) * 0.12)
    head = thickness * 1.2 if form.value(3, 0) else 0.0
    radius = max(min(form.width, form.height) / 2 - max(thickness / 2, head), 1.0)
    start, end = form.value(0, 0), form.value(1, 360)
    lead = math.degrees(head * 1.4 / radius) if head else 0.0
    line = arc(*form.centre, radius, (start, max(end - lead, start + 1)))
    band = Mark((ribbon(line, thickness),), form.colour(0))
    return (band, Mark((arrow_head(line, head),), form.colour(0))) if head else (band,)


def arrow_head(line: Points, size: float) -> Points:
    """Return a triangle that goes on where the line ends."""
    along = (line[-1] - line[-2]) / max(float(np.hypot(*(line[-1] - line[-2]))), 1e-9)
    across = np.array([-along[1], along[0]])
    root = line[-1] - along
    return np.array([root + across * size, root + along * size * 1.5, root - across * size])


def straight(form: Form) -> tuple[Mark, ...]:
    thickness = form.value(1, max(2.0, min(form.width, form.height) * 0.1))
    rising = ((0.0, form.height), (form.width, 0.0))
    falling = ((0.0, 0.0), (form.width, form.height))
    return (Mark((np.array(rising if form.value(0, 0) else falling),), form.colour(0), thickness, closed=False),)


def marker_pen(form: Form) -> tuple[Mark, ...]:
    """Return the stroke of a marker pen: slanted ends, edges that wave by a twentieth of its height."""
    width, height = form.width, form.height
    share = np.linspace(0, 1, max(8, round(width / 12)))
    swing, lean = height * 0.05, min(height * 0.3, width * 0.1)
    phase = width * 0.7  # strokes of other lengths wave otherwise
    top = np.stack([lean + share * (width - lean), swing * (1 + np.sin(share * width / 61 + phase))], axis=1)
    foot = np.stack([share * (width - lean), height - swing * (1 + np.sin(share * width / 83 + phase * 1.7))], axis=1)
    return (Mark((np.concatenate([top, foot[::-1]]),), form.colour(0)),)


def arrow(form: Form) -> tuple[Mark, ...]:
    """Return a block arrow that points right, corners a little rounded by a pen of its colour."""
    pen = min(form.width, form.height) * 0.08
    left, right, middle = pen / 2, form.width - pen / 2, form.height / 2
    half, shaft = middle - pen / 2, form.height * 0.2
    neck = max(right - max(half, form.width * 0.4), left)
    upper = [(left, middle - shaft), (neck, middle - shaft), (neck, middle - half)]
    lower = [(x, form.height - y) for x, y in reversed(upper)]
    outline = np.array([*upper, (right, middle), *lower])
    return Mark((outline,), form.colour(0)), Mark((outline,), form.colour(0), pen)


def chevron(form: Form) -> tuple[Mark, ...]:
    pen = min(form.width, form.height) * 0.2
    left, right, top, bottom = pen / 2, form.width - pen / 2, pen / 2, form.height - pen / 2
    outline = np.array([(left, top), (right, form.height / 2), (left, bottom)])
    return (Mark((outline,), form.colour(0), pen, closed=False),)


def drawn(shape: Shape, form: Form) -> tuple[Mark, ...]:
    """Return an ornament or icon that is drawn as path data."""
    drawing = DRAWINGS[shape]
    box = form.width, form.height
    if drawing.square:
        box = min(box), min(box)
    shift = np.array([(form.width - box[0]) / 2, (form.height - box[1]) / 2])
    scale = np.array([box[0] / drawing.box[0], box[1] / drawing.box[1]])
    return tuple(coat_mark(form, coat, scale, shift) for coat in drawing.coats)


def coat_mark(form: Form, coat: Coat, scale: Points, shift: Points) -> Mark:
    """Return one coat of a drawing as a mark in the item's box."""
    outlines = tuple(outline * scale + shift for outline in path(coat.path))
    start = form.colour(coat.colour) if isinstance(coat.colour, int) else coat.colour
    pen = coat.stroke * float(scale.min())
    if coat.blend is None or coat.blend >= len(form.colours):
        return Mark(outlines, start, pen, coat.closed)
    origin, target = (np.array(point) * scale + shift for point in coat.line)
    radius = float(np.hypot(*(target - origin))) if coat.radial else 0.0
    ends = (float(origin[0]), float(origin[1])), (float(target[0]), float(target[1]))
    return Mark(outlines, Gradient(start, form.colour(coat.blend), *ends, radius), pen, coat.closed)


FORMS: dict[Shape, Callable[[Form], tuple[Mark, ...]]] = {
    Shape.POLYGON: polygon,
    Shape.ELLIPSE: round_form,
    Shape.CAPSULE: capsule,
    Shape.ARC: ring_arc,
    Shape.LINE: straight,
    Shape.MARKER: marker_pen,
    Shape.ARROW: arrow,
    Shape.CHEVRON: chevron,
}
FADING = {
    Shape.PEA, Shape.POD, Shape.LEAF, Shape.FLOWER, Shape.ROSE, Shape.HEART, Shape.STAR, Shape.SPARKLE, Shape.MOON,
    Shape.CLOUD, Shape.BUBBLE, Shape.RING, Shape.STRIPE,
}  # fmt: skip
TURNING = FADING | {Shape.ARROW, Shape.CHEVRON}

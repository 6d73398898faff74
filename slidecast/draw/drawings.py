"""Ornaments and icons as path data: what a designer would draw, coat upon coat.

Coordinates are in the drawing's own box; a coat's colour is its place in the item's colours, or a colour itself.
"""

import math
from dataclasses import dataclass

from slidecast.model.page import Colour, Shape

LIGHT, FILL, EDGE = 0, 1, 2
LINE = 0
GLINT: Colour = (255, 255, 255, 170)
SHEEN: Colour = (255, 255, 255, 90)


@dataclass(frozen=True, slots=True)
class Coat:
    """One coat of a drawing.

    Attributes:
        path: SVG path data.
        colour: index of the item's colour, or a colour.
        blend: index of the colour that it runs into along `line`, from the centre outwards if `radial`.
        stroke: width of the pen; 0 fills.
        closed: whether a stroked path returns to its start.
    """

    path: str
    colour: int | Colour
    blend: int | None = None
    line: tuple[tuple[float, float], tuple[float, float]] = ((50, 0), (50, 100))
    radial: bool = False
    stroke: float = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Coats in a box; `square` drawings keep their proportion in the middle of the item's box."""

    coats: tuple[Coat, ...]
    box: tuple[float, float] = (100, 100)
    square: bool = False


def disc(x: float, y: float, radius_x: float, radius_y: float = 0) -> str:
    """Return path data of an ellipse: four Bézier curves."""
    ry = radius_y or radius_x
    kx, ky = 0.5523 * radius_x, 0.5523 * ry  # the usual approximation of a quarter circle
    left, right, top, bottom = x - radius_x, x + radius_x, y - ry, y + ry
    return (
        f"M{right},{y} C{right},{y + ky} {x + kx},{bottom} {x},{bottom} C{x - kx},{bottom} {left},{y + ky} {left},{y} "
        f"C{left},{y - ky} {x - kx},{top} {x},{top} C{x + kx},{top} {right},{y - ky} {right},{y} Z"
    )


def star(points: int, inner: float, outer: float) -> str:
    """Return path data of a star around the middle of a box of 100."""
    corners = []
    for step in range(2 * points):
        radius, angle = (inner if step % 2 else outer), math.pi * step / points
        corners.append(f"{50 + radius * math.sin(angle):.2f},{50 - radius * math.cos(angle):.2f}")
    return "M" + " L".join(corners) + " Z"


def petals(count: int, reach: float, radius: float, start: float = 0.0) -> tuple[str, ...]:
    """Return path data of round petals around the middle of a box of 100."""
    turns = (math.tau * (step + start) / count for step in range(count))
    return tuple(disc(50 + reach * math.sin(turn), 50 - reach * math.cos(turn), radius) for turn in turns)


def leafy(outline: str, vein: str, line: tuple[tuple[float, float], tuple[float, float]]) -> tuple[Coat, ...]:
    return (
        Coat(outline, LIGHT, blend=FILL, line=line),
        Coat(vein, EDGE, stroke=4, closed=False),
        Coat(outline, EDGE, stroke=5),
    )


def edged(outline: str, edge: float = 5) -> tuple[Coat, ...]:
    """Return a form lit from above, with its edge."""
    return (Coat(outline, LIGHT, blend=FILL), Coat(outline, EDGE, stroke=edge))


POD_OUTLINE = (
    "M3,53 C14,40 28,21 60,17 C77,15 83,22 91,23 C98,22 104,12 122,12 C140,12 146,22 153,23 C160,22 166,15 182,18 "
    "C211,23 222,36 236,27 C243,31 238,43 227,52 C212,77 199,84 180,85 C164,86 158,78 151,78 C144,79 138,88 120,88 "
    "C102,88 97,79 90,78 C83,78 76,86 60,84 C29,80 14,65 3,53 Z"
)
LEAF_OUTLINE = "M2,34 C22,2 74,-6 118,22 C98,58 40,66 2,34 Z"
MOON_OUTLINE = "M64,4 C28,8 8,36 14,63 C21,92 58,103 86,80 C56,83 37,64 38,42 C39,25 49,12 64,4 Z"
HEART_OUTLINE = "M50,93 C8,60 1,40 6,24 C12,3 39,2 50,25 C61,2 88,3 94,24 C99,40 92,60 50,93 Z"
CLOUD_OUTLINE = "M30,86 C6,86 0,56 24,50 C16,24 52,12 65,31 C77,0 126,6 121,40 C152,35 160,86 128,86 Z"
SPARKLE_OUTLINE = "M50,0 C54,34 66,46 100,50 C66,54 54,66 50,100 C46,66 34,54 0,50 C34,46 46,34 50,0 Z"
HILL_OUTLINE = "M0,100 C24,100 30,2 50,2 C70,2 76,100 100,100 Z"
GLOBE_LINES = disc(50, 50, 44), disc(50, 50, 19, 44), "M6,50 L94,50", "M13,28 L87,28", "M13,72 L87,72"
QUOTE_DOT = "M42,16 C20,26 6,46 6,66 C6,80 14,88 25,88 C36,88 44,80 44,69 C44,58 36,50 26,50 C28,40 36,30 46,24 Z"
QUOTE_DOT_2 = "M94,16 C72,26 58,46 58,66 C58,80 66,88 77,88 C88,88 96,80 96,69 C96,58 88,50 78,50 C80,40 88,30 98,24 Z"
CLOSE_DOT = "M58,84 C80,74 94,54 94,34 C94,20 86,12 75,12 C64,12 56,20 56,31 C56,42 64,50 74,50 C72,60 64,70 54,76 Z"
CLOSE_DOT_2 = "M6,84 C28,74 42,54 42,34 C42,20 34,12 23,12 C12,12 4,20 4,31 C4,42 12,50 22,50 C20,60 12,70 2,76 Z"


def lines(*paths: str, pen: float = 9, closed: bool = False) -> tuple[Coat, ...]:
    return tuple(Coat(text, LINE, stroke=pen, closed=closed or text.endswith("Z")) for text in paths)


DRAWINGS: dict[Shape, Drawing] = {
    Shape.PEA: Drawing(
        (
            Coat(disc(50, 50, 46, 44), LIGHT, blend=FILL, line=((36, 30), (78, 84)), radial=True),
            Coat(disc(50, 50, 46, 44), EDGE, stroke=8),
            Coat(disc(35, 30, 10, 7), GLINT),
        )
    ),
    Shape.POD: Drawing(
        (
            Coat(POD_OUTLINE, LIGHT, blend=FILL, line=((110, 8), (130, 92))),
            *(
                Coat(disc(x, 50, 25), LIGHT, blend=FILL, line=((x - 8, 40), (x + 34, 92)), radial=True)
                for x in (60, 121, 181)
            ),
            Coat(POD_OUTLINE, EDGE, stroke=4),
        ),
        box=(240, 100),
    ),
    Shape.LEAF: Drawing(leafy(LEAF_OUTLINE, "M8,33 C40,30 80,28 104,23", ((60, 0), (60, 60))), box=(120, 60)),
    Shape.FLOWER: Drawing(
        (
            *(Coat(petal, LIGHT, blend=FILL, line=((50, 50), (50, 2)), radial=True) for petal in petals(5, 28, 21)),
            *(Coat(petal, EDGE, stroke=3) for petal in petals(5, 28, 21)),
            Coat(disc(50, 50, 13), EDGE),
            Coat(disc(50, 50, 13), LIGHT),
        ),
        square=True,
    ),
    Shape.ROSE: Drawing(
        (
            *(Coat(petal, FILL, blend=LIGHT, line=((50, 50), (50, 0)), radial=True) for petal in petals(5, 26, 24)),
            *(Coat(petal, EDGE, stroke=2.5) for petal in petals(5, 26, 24)),
            *(
                Coat(petal, FILL, blend=LIGHT, line=((50, 50), (50, 18)), radial=True)
                for petal in petals(4, 14, 20, 0.4)
            ),
            *(Coat(petal, EDGE, stroke=2.5) for petal in petals(4, 14, 20, 0.4)),
            Coat(disc(50, 50, 17), LIGHT, blend=FILL, line=((50, 50), (50, 33)), radial=True),
            Coat(
                "M51,50 C54,46 59,50 57,54 C54,60 43,59 42,50 C41,40 54,36 61,41 C69,47 67,60 56,64",
                EDGE,
                stroke=2.5,
                closed=False,
            ),
        ),
        square=True,
    ),
    Shape.HEART: Drawing((*edged(HEART_OUTLINE), Coat(disc(28, 26, 9, 7), SHEEN)), square=True),
    Shape.STAR: Drawing((Coat(star(5, 23, 44), FILL, stroke=9), *edged(star(5, 23, 44), 3)), square=True),
    Shape.SPARKLE: Drawing(edged(SPARKLE_OUTLINE, 3), square=True),
    Shape.MOON: Drawing(edged(MOON_OUTLINE, 3), square=True),
    Shape.CLOUD: Drawing(edged(CLOUD_OUTLINE, 3), box=(156, 92)),
    Shape.BUBBLE: Drawing(
        (
            Coat(disc(50, 50, 46), LIGHT, blend=FILL, line=((40, 36), (90, 90)), radial=True),
            Coat(disc(50, 50, 46), EDGE, stroke=3),
            Coat("M24,40 C27,30 34,23 44,20", GLINT, stroke=6, closed=False),
        ),
        square=True,
    ),
    Shape.RING: Drawing((Coat(disc(50, 50, 40), FILL, stroke=12),), square=True),
    Shape.STRIPE: Drawing((Coat("M0,0 L100,0 L100,100 L0,100 Z", LIGHT, blend=FILL, line=((0, 50), (100, 50))),)),
    Shape.HILL: Drawing((Coat(HILL_OUTLINE, LIGHT, blend=FILL), Coat(HILL_OUTLINE, EDGE, stroke=1.5, closed=False))),
    Shape.GLOBE: Drawing(lines(*GLOBE_LINES, pen=8), square=True),
    Shape.CHECK: Drawing(lines("M14,54 L40,80 L88,24", pen=16), square=True),
    Shape.QUOTE_OPEN: Drawing((Coat(QUOTE_DOT, LINE), Coat(QUOTE_DOT_2, LINE)), square=True),
    Shape.QUOTE_CLOSE: Drawing((Coat(CLOSE_DOT, LINE), Coat(CLOSE_DOT_2, LINE)), square=True),
    Shape.TREND_UP: Drawing(lines("M10,80 L38,50 L56,66 L88,26", "M60,22 L90,22 L90,52", pen=12), square=True),
    Shape.TREND_DOWN: Drawing(lines("M10,20 L38,50 L56,34 L88,74", "M60,78 L90,78 L90,48", pen=12), square=True),
    Shape.TREND_FLAT: Drawing(lines("M8,50 L88,50", "M66,28 L90,50 L66,72", pen=12), square=True),
    Shape.MAIL: Drawing(
        lines(
            "M10,20 L90,20 Q96,20 96,26 L96,74 Q96,80 90,80 L10,80 Q4,80 4,74 L4,26 Q4,20 10,20 Z",
            "M8,27 L50,56 L92,27",
        ),
        square=True,
    ),
    Shape.MEGAPHONE: Drawing(
        lines(
            "M8,40 L30,40 L74,16 L74,84 L30,60 L8,60 Z",
            "M22,62 L28,88 L42,88 L37,64",
            "M86,38 C91,43 91,57 86,62",
        ),
        square=True,
    ),
    Shape.PICTURE: Drawing(
        (
            *lines("M10,16 L90,16 Q96,16 96,22 L96,78 Q96,84 90,84 L10,84 Q4,84 4,78 L4,22 Q4,16 10,16 Z", pen=7),
            *lines("M8,76 L34,46 L54,66 L68,54 L92,76", pen=7),
            Coat(disc(68, 36, 8), LINE),
        ),
        square=True,
    ),
}

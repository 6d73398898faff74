"""Outlines: path data (SVG 1.1, section 8.3: M L C Q Z, absolute) and plain forms as polygons of points."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Shape (n, 2): x right, y down, in pixels or shares of a box."""

CURVE_STEPS = 24  # a curve of 300 px keeps within 0.1 px of its chords
PATH_TOKEN = re.compile(r"[MLCQZ]|-?[0-9.]+")
PAIRS_OF = {"M": 1, "L": 1, "C": 3, "Q": 2}


def path(text: str) -> tuple[Points, ...]:
    """Return the polygons of SVG path data, curves as short chords."""
    outlines: list[list[tuple[float, float]]] = []
    for command, pairs in commands(text):
        if command == "M":
            outlines.append([pairs[0]])
        elif command == "L":
            outlines[-1].append(pairs[0])
        elif command != "Z":
            outlines[-1].extend(curve((outlines[-1][-1], *pairs)))
    return tuple(np.array(outline) for outline in outlines)


def commands(text: str) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Yield each command with its points; numbers after the last repeat it (M repeats as L)."""
    tokens = PATH_TOKEN.findall(text)
    at, command = 0, "Z"
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = 2 * PAIRS_OF.get(command, 0)
        numbers = [float(token) for token in tokens[at : at + count]]
        yield command, list(zip(numbers[::2], numbers[1::2], strict=True))
        at += count
        command = "L" if command == "M" else command


def curve(control: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Return points along the Bézier curve after its first control point."""
    share = np.linspace(0, 1, CURVE_STEPS + 1)[1:, None]
    points = [np.broadcast_to(np.array(point), (CURVE_STEPS, 2)) for point in control]
    while len(points) > 1:  # de Casteljau
        points = [a + (b - a) * share for a, b in pairwise(points)]
    return [(float(x), float(y)) for x, y in points[0]]


def ellipse(x: float, y: float, radius_x: float, radius_y: float) -> Points:
    """Return an ellipse around (x, y)."""
    steps = max(24, min(240, round(max(radius_x, radius_y))))
    turn = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    return np.stack([x + radius_x * np.cos(turn), y + radius_y * np.sin(turn)], axis=1)


def arc(x: float, y: float, radius: float, degrees: tuple[float, float]) -> Points:
    """Return points along a circle between two angles, degrees clockwise from twelve o'clock."""
    start, end = (math.radians(value - 90) for value in degrees)
    turn = np.linspace(start, end, max(2, round(abs(end - start) * max(radius, 24) / 3)))
    return np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)], axis=1)


def ribbon(line: Points, thickness: float) -> Points:
    """Return the outline of a band of that thickness along a line, ends square."""
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) * (thickness / 2)
    return np.concatenate([line + across, (line - across)[::-1]])


def turned(points: Points, centre: tuple[float, float], degrees: float) -> Points:
    """Return the points turned clockwise around a centre."""
    angle = math.radians(degrees)
    matrix = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    placed: Points = (points - centre) @ matrix + centre
    return placed

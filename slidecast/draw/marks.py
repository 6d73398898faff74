"""Marks: filled or stroked outlines in a colour or gradient, painted antialiased by supersampling."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from slidecast.draw.outline import Points, turned
from slidecast.model.page import Colour

SUPERSAMPLING = ((160, 6), (700, 4), (4000, 3))
"""Longest side of the tile in pixels, and samples a pixel each way: small marks need more to look even."""


Shares = NDArray[np.floating]
"""Shape (height, width), 0 to 1 between two colours; more beyond them."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """Two colours: from `start` to `end` along a line, or from a centre outwards when `radius` is above 0.

    Attributes:
        origin: where the first colour is whole, pixels in the mark's tile.
        target: where the second is; unused by a radial gradient.
    """

    start: Colour
    end: Colour
    origin: tuple[float, float]
    target: tuple[float, float] = (0.0, 0.0)
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One coat of paint: outlines filled even-odd, or stroked with round joins when `stroke_px` is above 0."""

    outlines: tuple[Points, ...]
    paint: Colour | Gradient
    stroke_px: float = 0.0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Tile:
    """A painted RGBA layer and where its top left corner lies from its item's."""

    layer: Image.Image
    x: int = 0
    y: int = 0


def paint_marks(
    marks: tuple[Mark, ...], turn: tuple[float, tuple[float, float]] = (0, (0, 0)), opacity: float = 1
) -> Tile:
    """Return the marks painted one over the other, as small a tile as holds them.

    Args:
        marks: in pixels of the item's box.
        turn: degrees clockwise, and the centre to turn around.
        opacity: of the whole, 0 to 1.
    """
    if turn[0]:
        marks = tuple(turned_mark(mark, *turn) for mark in marks)
    left, top, right, bottom = bounds(marks)
    layer = Image.new("RGBA", (right - left, bottom - top))
    for mark in marks:
        layer.alpha_composite(coat(mark, (left, top), layer.size))
    if opacity < 1:
        layer.putalpha(layer.getchannel("A").point(lambda alpha: round(alpha * opacity)))
    return Tile(layer, left, top)


def turned_mark(mark: Mark, degrees: float, centre: tuple[float, float]) -> Mark:
    outlines = tuple(turned(outline, centre, degrees) for outline in mark.outlines)
    paint = mark.paint
    if isinstance(paint, Gradient):
        origin, target = (turned(np.array([p]), centre, degrees)[0] for p in (paint.origin, paint.target))
        paint = Gradient(paint.start, paint.end, tuple(origin), tuple(target), paint.radius)
    return Mark(outlines, paint, mark.stroke_px, mark.closed)


def bounds(marks: tuple[Mark, ...]) -> tuple[int, int, int, int]:
    """Return the whole-pixel box that holds all marks with their strokes."""
    lows = [outline.min(axis=0) - mark.stroke_px / 2 for mark in marks for outline in mark.outlines]
    highs = [outline.max(axis=0) + mark.stroke_px / 2 for mark in marks for outline in mark.outlines]
    left, top = np.floor(np.min(lows, axis=0)).astype(int)
    right, bottom = np.ceil(np.max(highs, axis=0)).astype(int)
    return int(left), int(top), int(max(right, left + 1)), int(max(bottom, top + 1))


def coat(mark: Mark, origin: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return one mark's paint as an RGBA layer of `size`."""
    mask = coverage(mark, origin, size)
    if isinstance(mark.paint, Gradient):
        layer = gradient_layer(mark.paint, origin, size)
        layer.putalpha(ImageChops.multiply(layer.getchannel("A"), mask))
        return layer
    layer = Image.new("RGBA", size, (*mark.paint[:3], 255))
    alpha = mark.paint[3]
    layer.putalpha(mask if alpha == 255 else mask.point([round(level * alpha / 255) for level in range(256)]))
    return layer


def coverage(mark: Mark, origin: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return how much of each pixel the mark covers, mode L."""
    samples = next((count for limit, count in SUPERSAMPLING if max(size) <= limit), 2)
    mask = Image.new("L", (size[0] * samples, size[1] * samples))
    pen = ImageDraw.Draw(mask)
    for outline in mark.outlines:
        points = (outline - origin) * samples - 0.5  # ImageDraw's coordinates are pixel centres
        if mark.stroke_px:
            stroke(pen, points, mark.stroke_px * samples, mark.closed)
        elif len(mark.outlines) == 1:
            pen.polygon([tuple(point) for point in points], fill=255)
        else:
            layer = Image.new("L", mask.size)
            ImageDraw.Draw(layer).polygon([tuple(point) for point in points], fill=255)
            mask.paste(ImageChops.difference(mask, layer))
    return mask.reduce(samples)


def stroke(pen: ImageDraw.ImageDraw, points: Points, width: float, closed: bool) -> None:
    """Draw a line of round pen strokes; ImageDraw's own thick lines are ragged on curves."""
    ends = np.roll(points, -1, axis=0) if closed else points[1:]
    along = ends - points[: len(ends)]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / length * (width / 2)
    for start, end, side in zip(points, ends, across, strict=False):
        pen.polygon([tuple(start + side), tuple(end + side), tuple(end - side), tuple(start - side)], fill=255)
    for x, y in points:
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)


def gradient_layer(gradient: Gradient, origin: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return a tile filled with the gradient, dithered to whole levels."""
    x = np.arange(size[0], dtype=np.float32) + 0.5 + origin[0]
    y = (np.arange(size[1], dtype=np.float32) + 0.5 + origin[1])[:, None]
    share = radial(gradient, x, y) if gradient.radius else linear(gradient, x, y)
    start, end = (np.array(colour, dtype=np.float32) for colour in (gradient.start, gradient.end))
    levels = start + (end - start) * np.clip(share, 0, 1)[..., None]
    return Image.fromarray(dithered(levels.astype(np.float32), origin))


def radial(gradient: Gradient, x: Shares, y: Shares) -> Shares:
    distance: Shares = np.hypot(x - gradient.origin[0], y - gradient.origin[1]) / gradient.radius
    return distance


def linear(gradient: Gradient, x: Shares, y: Shares) -> Shares:
    along_x, along_y = (b - a for a, b in zip(gradient.origin, gradient.target, strict=True))
    length = max(along_x**2 + along_y**2, 1e-6)
    share: Shares = ((x - gradient.origin[0]) * along_x + (y - gradient.origin[1]) * along_y) / length
    return share


def dithered(levels: NDArray[np.float32], origin: tuple[int, int] = (0, 0)) -> NDArray[np.uint8]:
    """Return levels rounded to bytes with a fixed noise, so that slow gradients show no steps.

    Args:
        levels: shape (height, width, channels), 0 to 255.
        origin: place of the first pixel.
    """
    noise = dither_noise((levels.shape[1], levels.shape[0]), origin)
    return (levels + noise[..., None]).astype(np.uint8)


def dither_noise(size: tuple[int, int], origin: tuple[int, int] = (0, 0)) -> NDArray[np.float32]:
    """Return noise from 0 up to, not including, 1, to add before cutting off fractions, shape (height, width).

    It is interleaved gradient noise (J. Jimenez, "Next generation post processing in Call of Duty", 2014): a function
    of the pixel's place alone, so equal pictures stay equal.
    """
    x = np.arange(size[0], dtype=np.float32) + (origin[0] % 1024)
    y = (np.arange(size[1], dtype=np.float32) + (origin[1] % 1024))[:, None]
    noise = x * np.float32(0.06711056) + y * np.float32(0.00583715)
    noise -= np.floor(noise)
    noise *= np.float32(52.9829189)
    noise -= np.floor(noise)
    return np.minimum(noise, np.float32(0.9999))

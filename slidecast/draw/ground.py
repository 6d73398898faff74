"""Grounds: a dithered gradient with ornaments, the whole picture large."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from slidecast.draw.marks import dither_noise
from slidecast.draw.shapes import paint_shape
from slidecast.model.page import Colour
from slidecast.model.scene import Ground, Rays

TABLE_STEPS = 16_384  # of the whole gradient: a step is below a hundredth of a level
GLOW_REACH = 0.55  # of the picture's height: there the glow has e^-1 of its strength
Plane = NDArray[np.float32]
"""Shape (height, width)."""


def paint_ground(ground: Ground, size: tuple[int, int]) -> Image.Image:
    """Return the ground as an RGB picture."""
    picture = paint_gradient(ground, size)
    for ornament in ground.ornaments:
        tile = paint_shape(ornament)
        picture.paste(tile.layer, (ornament.x + tile.x, ornament.y + tile.y), tile.layer)
    return picture


def paint_gradient(ground: Ground, size: tuple[int, int]) -> Image.Image:
    """Return the gradient with its glow and rays, dithered to whole levels."""
    steps, light, noise = gradient_steps(ground, size), glow(ground, size), dither_noise(size)
    shine = beams(ground.rays, size) if ground.rays.count else None
    planes = []
    for channel in range(3):
        levels = table(ground.stops, channel)[steps]
        levels += (ground.glow[channel] - levels) * light
        if shine is not None:
            levels += (ground.rays.colour[channel] - levels) * shine
        levels += noise
        planes.append(Image.fromarray(levels.astype(np.uint8)))
    return Image.merge("RGB", planes)


def gradient_steps(ground: Ground, size: tuple[int, int]) -> NDArray[np.int16]:
    """Return each pixel's place in the table of the gradient."""
    x = np.linspace(0, ground.slant, size[0], dtype=np.float32)
    y = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    return ((y + x) * np.float32((TABLE_STEPS - 1) / (1 + ground.slant)) + np.float32(0.5)).astype(np.int16)


def table(stops: tuple[Colour, ...], channel: int) -> NDArray[np.float32]:
    """Return the channel's levels from the first stop to the last."""
    places, steps = np.linspace(0, 1, len(stops)), np.linspace(0, 1, TABLE_STEPS)
    return np.interp(steps, places, [stop[channel] for stop in stops]).astype(np.float32)


def glow(ground: Ground, size: tuple[int, int]) -> Plane:
    """Return the share of the glow's colour at each pixel: a bell around its centre, as wide as high."""
    width, height = size
    x = (np.linspace(0, 1, width, dtype=np.float32) - ground.glow_x) * (width / height / GLOW_REACH)
    y = (np.linspace(0, 1, height, dtype=np.float32) - ground.glow_y) / GLOW_REACH
    bell: Plane = np.exp(-(y**2))[:, None] * (np.exp(-(x**2)) * np.float32(ground.glow[3] / 255))
    return bell


def beams(rays: Rays, size: tuple[int, int]) -> Plane:
    """Return the share of the rays' colour at each pixel; their edges are a pixel soft, and softer at their middle."""
    x = np.arange(size[0], dtype=np.float32) + np.float32(0.5 - rays.x)
    y = (np.arange(size[1], dtype=np.float32) + np.float32(0.5 - rays.y))[:, None]
    distance = np.hypot(x, y)
    phase = np.arctan2(x, -y) - np.float32(math.radians(rays.turn))
    wave = np.cos(phase * np.float32(rays.count))
    edge_px = wave * distance / np.float32(rays.count)  # from the ray's edge, outside it negative, about its middle
    fade = np.clip(1 - distance / np.float32(rays.reach), 0, 1)
    shares: Plane = np.clip(edge_px + np.float32(0.5), 0, 1) * fade * np.float32(rays.colour[3] / 255)
    return shares

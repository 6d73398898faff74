"""Grounds: a dithered gradient with ornaments, the whole picture large."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from slidecast.draw.marks import dithered
from slidecast.draw.shapes import paint_shape
from slidecast.model.page import Colour
from slidecast.model.scene import Ground

Shares = NDArray[np.floating]
"""Shape (height, width), 0 to 1."""


def paint_ground(ground: Ground, size: tuple[int, int]) -> Image.Image:
    """Return the ground as an RGB picture."""
    picture = Image.fromarray(dithered(gradient(ground, size)))
    for ornament in ground.ornaments:
        tile = paint_shape(ornament)
        picture.paste(tile.layer, (ornament.x + tile.x, ornament.y + tile.y), tile.layer)
    return picture


def gradient(ground: Ground, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return the gradient with its glow, shape (height, width, 3), 0 to 255."""
    width, height = size
    x = np.linspace(0, 1, width, dtype=np.float32)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    share: Shares = (y + x * ground.slant) / (1 + ground.slant)
    levels = between(ground.stops, share)
    if ground.glow[3]:
        distance = np.hypot((x - ground.glow_x) * width / height, y - ground.glow_y)
        strength = (ground.glow[3] / 255) * np.exp(-((distance / 0.55) ** 2))[..., None]
        levels += (np.array(ground.glow[:3], dtype=np.float32) - levels) * strength
    return levels


def between(stops: tuple[Colour, ...], share: Shares) -> NDArray[np.float32]:
    """Return the colour at each share of the way through evenly spaced stops."""
    places = np.linspace(0, 1, len(stops))
    channels = [np.interp(share, places, [stop[channel] for stop in stops]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)

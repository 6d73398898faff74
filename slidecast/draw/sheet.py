"""Stills as files: PNGs that are equal for equal pictures, and all slides on one contact sheet."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from slidecast.model.picture import Rgb

COLUMNS = 4
WIDTH = 480
GAP = 12
GROUND = (40, 44, 40)
PNG_LEVEL = 6


def write_png(path: Path, picture: Rgb) -> None:
    """Write a picture, shape (height, width, 3), as PNG without time stamps."""
    Image.fromarray(picture).save(path, format="PNG", compress_level=PNG_LEVEL)


def contact_sheet(pictures: Sequence[Rgb]) -> Rgb:
    """Return all pictures, small, in rows on one; an empty sequence gives a single dark pixel row."""
    if not pictures:
        return np.full((2, WIDTH, 3), GROUND, dtype=np.uint8)
    height, width = pictures[0].shape[:2]
    cell = WIDTH, max(round(WIDTH * height / width), 1)
    columns = min(COLUMNS, len(pictures))
    rows = math.ceil(len(pictures) / columns)
    size = columns * (cell[0] + GAP) + GAP, rows * (cell[1] + GAP) + GAP
    sheet = Image.new("RGB", size, GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        small = Image.fromarray(picture).resize(cell, Image.Resampling.LANCZOS, reducing_gap=2.0)
        sheet.paste(small, (GAP + column * (cell[0] + GAP), GAP + row * (cell[1] + GAP)))
    return np.asarray(sheet)

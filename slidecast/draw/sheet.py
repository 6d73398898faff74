"""Stills as files: PNGs that are equal for equal pictures, and all slides on one contact sheet."""

import math
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from slidecast.model.picture import Rgb

COLUMNS = 4
WIDTH = 480
GAP = 12
GROUND = (40, 44, 40)
PNG_LEVEL = 1  # 47 ms a slide where 3 takes 69; files a fifth larger
SIGNATURE, RGB, NONE = b"\x89PNG\r\n\x1a\n", 2, 0  # PNG, third edition, 5.2, 11.2.1, 9.2


def write_png(path: Path, picture: Rgb) -> None:
    """Write a picture, shape (height, width, 3), as PNG without time stamps."""
    path.write_bytes(png_of(picture))


def png_of(picture: Rgb) -> bytes:
    """Return a picture as a PNG file, its samples as they are (PNG, third edition, 9.2: filter None).

    Slides are flat areas and dithered gradients: filters make their files no smaller, and searching for each row's best
    one, as Pillow does, takes twice the time of all else.
    """
    height, width, _ = picture.shape
    rows = np.full((height, 1 + 3 * width), NONE, np.uint8)
    rows[:, 1:] = picture.reshape(height, 3 * width)
    header = struct.pack(">2I5B", width, height, 8, RGB, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.data, PNG_LEVEL)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def contact_cell(picture: Rgb) -> Rgb:
    """Return a picture as small as on a contact sheet."""
    height, width = picture.shape[:2]
    cell = WIDTH, max(round(WIDTH * height / width), 1)
    return np.asarray(Image.fromarray(picture).resize(cell, Image.Resampling.BICUBIC, reducing_gap=1.0))


def contact_sheet(cells: Sequence[Rgb]) -> Rgb:
    """Return small pictures, all of one size, in rows on one; an empty sequence gives a dark pair of pixel rows."""
    if not cells:
        return np.full((2, WIDTH, 3), GROUND, dtype=np.uint8)
    high, wide = (side + GAP for side in cells[0].shape[:2])
    columns = min(COLUMNS, len(cells))
    rows = math.ceil(len(cells) / columns)
    sheet = np.full((rows * high + GAP, columns * wide + GAP, 3), GROUND, dtype=np.uint8)
    for index, cell in enumerate(cells):
        row, column = divmod(index, columns)
        top, left = GAP + row * high, GAP + column * wide
        sheet[top : top + cell.shape[0], left : left + cell.shape[1]] = cell
    return sheet

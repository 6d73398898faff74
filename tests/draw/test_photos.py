"""Pictures from files: whole, in proportion, in the middle of their box, corners round, small ones left small."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from slidecast.draw.photos import PhotoPainter
from slidecast.model.page import PictureItem
from slidecast.model.picture import Rgb

RED = (200, 0, 0)


def painted(folder: Path, size: tuple[int, int], radius: int = 0) -> Rgb:
    """Return a white picture of 120x100 on which a red one of `size` lies in the box 10, 10, 100 x 80."""
    path = folder / "red.png"
    Image.new("RGB", size, RED).save(path)
    picture = Image.new("RGB", (120, 100), "white")
    PhotoPainter().paint(picture, PictureItem(str(path), 10, 10, 100, 80, radius))
    return np.asarray(picture)


def red_box(pixels: Rgb) -> list[int]:
    """Return left, top, right, bottom of what is red."""
    rows, columns = np.nonzero((pixels == RED).all(axis=2))
    return [int(edge) for edge in (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)]


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((200, 160), [10, 10, 110, 90]),
        ((200, 40), [10, 40, 110, 60]),
        ((50, 400), [55, 10, 65, 90]),
        ((60, 60), [20, 10, 100, 90]),
        ((16, 16), [44, 34, 76, 66]),
    ],
)
def test_a_picture_lies_whole_in_the_middle_of_its_box(tmp_path: Path, size: tuple[int, int], box: list[int]) -> None:
    assert red_box(painted(tmp_path, size)) == box


def test_its_corners_are_round(tmp_path: Path) -> None:
    pixels = painted(tmp_path, (200, 160), radius=12)
    assert pixels[10, 10].tolist() == [255, 255, 255]
    assert pixels[10, 60].tolist() == list(RED)
    assert np.array_equal(pixels[10:90, 10:110], pixels[10:90, 10:110][::-1, ::-1])

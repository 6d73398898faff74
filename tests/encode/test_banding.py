"""Slow gradients stay smooth through the encoder: no theme's ground comes out in bands.

A band is a stretch where the film shows one level and the gradient goes on: the mean of a block then is off by up to
half a level, by a quarter on average. What dithering keeps is within a twentieth.
"""

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from slidecast.draw.ground import paint_gradient
from slidecast.encode.coder import Canvas, Coder
from slidecast.encode.colour import Converter, Plane
from slidecast.encode.pictures import Picture
from slidecast.encode.settings import Quality
from slidecast.media.theme_files import theme_names
from slidecast.typeset.scene import COVER, GROUND, lay_out_scene
from tests.encode.test_coder import shown
from tests.typeset.pages import theme

SIZE = (960, 540)
BLOCK = 16  # a macroblock
MEAN, MOST = 0.08, 0.5  # of a level, that blocks may be off


def block_means(plane: Plane) -> NDArray[np.float64]:
    """Return the mean of every whole block, shape (rows, columns)."""
    rows, columns = (length // BLOCK for length in plane.shape)
    whole = plane[: rows * BLOCK, : columns * BLOCK].astype(np.float64)
    means: NDArray[np.float64] = whole.reshape(rows, BLOCK, columns, BLOCK).mean((1, 3))
    return means


def block_errors(drawn: Plane, film: Plane) -> NDArray[np.float64]:
    return np.abs(block_means(drawn) - block_means(film))


@pytest.mark.parametrize("ground", [GROUND, COVER])
@pytest.mark.parametrize("name", theme_names())
def test_gradients_show_no_bands_in_the_film(name: str, ground: str) -> None:
    drawn = Converter()(np.asarray(paint_gradient(lay_out_scene(theme(name), SIZE, "").ground(ground), SIZE))).copy()
    coder = Coder(Canvas(*SIZE, Fraction(30)), Quality.NORMAL)
    *_, last = shown(coder, coder.code(Picture(drawn), 3))
    errors = block_errors(drawn.y, last.y)
    assert errors.mean() < MEAN
    assert errors.max() < MOST
    assert len(np.unique(last.y)) >= len(np.unique(drawn.y))


def test_bands_would_be_seen() -> None:
    """A gradient cut to whole levels is off by a quarter of one."""
    slope = np.tile(np.linspace(100, 104, SIZE[1])[:, None], (1, SIZE[0]))
    noise = np.random.default_rng(0).random(slope.shape)
    dithered, banded = (slope + noise).astype(np.uint8), (slope + 0.5).astype(np.uint8)
    assert block_errors(dithered, banded).mean() > 2 * MEAN

"""Shapes: every name paints, within its box but for its edge and turn, and equally each time."""

import numpy as np
import pytest

from slidecast.draw.drawings import DRAWINGS
from slidecast.draw.outline import path
from slidecast.draw.region import extent_of
from slidecast.draw.shapes import FORMS, paint_shape
from slidecast.model.page import Role, Shape, ShapeItem
from tests.draw.scenes import GREEN, INK, PALE

VALUES = {Shape.POLYGON: (0.0, 1.0, 0.5, 0.0, 1.0, 1.0), Shape.ARC: (10.0, 300.0, 6.0, 1.0)}


def item(shape: Shape, turn: float = 0.0) -> ShapeItem:
    values = VALUES.get(shape, (turn,))
    return ShapeItem(shape, 0, 0, 90, 60, (PALE, GREEN, INK), Role.ORNAMENT, values)


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_painted_the_same_each_time(shape: Shape) -> None:
    first, again = paint_shape(item(shape)), paint_shape(item(shape))
    assert first.layer.tobytes() == again.layer.tobytes()
    assert first.layer.getbbox() is not None


@pytest.mark.parametrize("shape", Shape)
def test_no_shape_reaches_beyond_its_extent(shape: Shape) -> None:
    for turn in (0.0, 1.0, 37.0):
        tile = paint_shape(item(shape, turn))
        left, top, right, bottom = extent_of(item(shape, turn))
        assert left <= tile.x, turn
        assert top <= tile.y, turn
        assert tile.x + tile.layer.width <= right, turn
        assert tile.y + tile.layer.height <= bottom, turn


def test_each_shape_is_a_form_or_a_drawing() -> None:
    assert set(FORMS) | set(DRAWINGS) == set(Shape)
    assert not set(FORMS) & set(DRAWINGS)


def test_an_unknown_shape() -> None:
    with pytest.raises(ValueError, match="'teapot' is not a valid Shape"):
        paint_shape(ShapeItem("teapot", 0, 0, 9, 9, (INK,), Role.ORNAMENT))


def test_a_square_covers_whole_pixels() -> None:
    square = ShapeItem("polygon", 0, 0, 8, 8, (INK,), Role.ORNAMENT, (0, 0, 1, 0, 1, 1, 0, 1))
    alpha = np.asarray(paint_shape(square).layer.getchannel("A"))
    assert alpha.shape == (8, 8)
    assert (alpha == 255).all()


def test_an_arrow_turned_by_180_degrees_points_left() -> None:
    def widest(turn: float) -> float:
        arrow = ShapeItem("arrow", 0, 0, 60, 40, (INK,), Role.ORNAMENT, (turn,))
        columns = np.asarray(paint_shape(arrow).layer.getchannel("A"), dtype=float).sum(axis=0)
        return float(columns.argmax() / len(columns))

    assert widest(0) > 0.5 > widest(180)


def test_path_data_repeats_its_last_command() -> None:
    (outline,) = path("M0,0 10,0 10,10 Z")
    assert outline.tolist() == [[0, 0], [10, 0], [10, 10]]


def test_a_curve_ends_where_it_says() -> None:
    (outline,) = path("M0,0 C0,10 10,10 10,0")
    assert outline[-1].tolist() == [10, 0]
    assert outline[:, 1].max() == pytest.approx(7.5, abs=0.01)

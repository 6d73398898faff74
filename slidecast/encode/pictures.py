"""States in, pictures in the encoder's colours out; which macroblocks of two pictures differ.

A picture is a still and the patches over it. Stills are drawn and converted once and shared by all
pictures that show them, so a new mouth costs its own few pixels.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from slidecast.encode.colour import Plane, Planes, planes_of
from slidecast.encode.levels import BLOCK_PX
from slidecast.model.picture import FrameState, Painter, Still

Mask = NDArray[np.bool_]

STILLS_HELD = 6
LAYERS_HELD = 64

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Area(NamedTuple):
    """A rectangle on the macroblock grid, in pixels; it may reach beyond the picture's right and lower edge."""

    x: int
    y: int
    width: int
    height: int


class Layer(NamedTuple):
    """A patch in the encoder's colours, at its place."""

    x: int
    y: int
    planes: Planes

    @property
    def area(self) -> Area:
        """The macroblocks that the patch touches."""
        height, width = self.planes.y.shape
        left, top = self.x // BLOCK_PX * BLOCK_PX, self.y // BLOCK_PX * BLOCK_PX
        right, bottom = -(-(self.x + width) // BLOCK_PX), -(-(self.y + height) // BLOCK_PX)
        return Area(left, top, right * BLOCK_PX - left, bottom * BLOCK_PX - top)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A still, shared, and the layers over it in order."""

    still: Planes
    layers: tuple[Layer, ...] = ()

    def whole(self) -> Planes:
        """Return the finished picture; the caller may write to it."""
        planes = self.still.copy()
        for layer in self.layers:
            planes.lay(layer.planes, layer.x, layer.y)
        return planes

    def part(self, area: Area) -> Planes:
        """Return what the finished picture shows in an area."""
        planes = self.still.part(*area).copy()
        for layer in self.layers:
            _lay_clipped(planes, layer, area)
        return planes


def _lay_clipped(planes: Planes, layer: Layer, area: Area) -> None:
    """Put the part of the layer that falls into the area over it."""
    rows, columns = planes.y.shape
    height, width = layer.planes.y.shape
    left, top = max(layer.x, area.x), max(layer.y, area.y)
    right, bottom = min(layer.x + width, area.x + columns), min(layer.y + height, area.y + rows)
    if left < right and top < bottom:
        patch = layer.planes.part(left - layer.x, top - layer.y, right - left, bottom - top)
        planes.lay(patch, left - area.x, top - area.y)


def areas_to_compare(one: Picture, other: Picture) -> tuple[Area, ...]:
    """Return the areas outside of which the pictures are known to be equal."""
    if one.still is other.still:
        return tuple(sorted({layer.area for layer in one.layers + other.layers}))
    height, width = one.still.y.shape
    return (Area(0, 0, width, height),)


def differing_blocks(one: Planes, other: Planes) -> Mask:
    """Return which macroblocks of two equally sized parts differ, shape (rows, columns) of macroblocks."""
    luma = _differing(one.y, other.y, BLOCK_PX)
    blue, red = (_differing(one[plane], other[plane], BLOCK_PX // 2) for plane in (1, 2))
    return luma | blue | red


def _differing(one: Plane, other: Plane, block_px: int) -> Mask:
    differs = one != other
    rows = np.logical_or.reduceat(differs, np.arange(0, differs.shape[0], block_px), axis=0)
    blocks: Mask = np.logical_or.reduceat(rows, np.arange(0, differs.shape[1], block_px), axis=1)
    return blocks


class Recent(Generic[Key, Value]):
    """The last few values of a function; it never holds more than `size`."""

    def __init__(self, make: Callable[[Key], Value], size: int) -> None:
        self._make = make
        self._size = size
        self._held: OrderedDict[Key, Value] = OrderedDict()

    def __call__(self, key: Key) -> Value:
        if key not in self._held:
            self._held[key] = self._make(key)
            if len(self._held) > self._size:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        return self._held[key]


class Gallery:
    """Draws states, holding the last few stills and layers, whatever the film's length."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._still: Recent[Still, Planes] = Recent(lambda still: planes_of(painter.still(still)), STILLS_HELD)

    def picture(self, state: FrameState) -> Picture:
        """Return the picture of a state."""
        patches = self._painter.patches(state)
        layers = tuple(Layer(patch.x, patch.y, planes_of(patch.rgb)) for patch in patches)
        return Picture(self._still(state.still), layers)

"""States in, pictures in the encoder's colours out; which macroblocks of two pictures differ.

A picture is a still and the patches over it. Stills are drawn and converted once and shared by all
pictures that show them, so a new mouth costs its own few pixels.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from slidecast.encode.colour import Converter, Planes
from slidecast.encode.levels import BLOCK_PX
from slidecast.media.recent import Recent
from slidecast.model.picture import FrameState, Painter, Patch, Rgb, Still

Mask = NDArray[np.bool_]
Blocks = NDArray[np.uint64]
"""Macroblocks of an area, shape (rows, columns, 48): 256 bytes of luma, 64 of either chroma, as words."""

LayerKey = tuple[int, int, int, bytes]
"""Of a patch: x, y, width, pixels."""

GREY = 128
WORD_BYTES = 8
BAND_PX = 60  # divides 720, 1080, 1440, 1920 and 2160
STILLS_HELD = 3
LAYERS_HELD = 64
PATCHES_KNOWN = 64
PICTURES_HELD = 24
KEPT_BYTES = 1 << 18  # larger parts are cut out anew each time


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


class Picture:
    """A still, shared, and the layers over it in order; never changed, and known by identity."""

    def __init__(self, still: Planes, layers: tuple[Layer, ...] = ()) -> None:
        self.still = still
        self.layers = layers
        self._blocks: dict[Area, Blocks] = {}
        self._made_of: dict[Area, tuple[int, ...]] = {}

    def whole(self) -> Planes:
        """Return the finished picture; the caller may write to it."""
        planes = self.still.copy()
        for layer in self.layers:
            planes.lay(layer.planes, layer.x, layer.y)
        return planes

    def blocks(self, area: Area) -> Blocks:
        """Return what the finished picture shows in an area, by macroblocks."""
        found = self._blocks.get(area)
        if found is None:
            found = _blocks(self._part(area))
            if found.nbytes <= KEPT_BYTES:
                self._blocks[area] = found
        return found

    def made_of(self, area: Area) -> tuple[int, ...]:
        """Return what the picture shows in an area, by identity: pictures made of the same look alike there."""
        made = self._made_of.get(area)
        if made is None:
            made = (id(self.still), *(id(layer) for layer in self.layers if _meet(layer.area, area)))
            self._made_of[area] = made
        return made

    def _part(self, area: Area) -> Planes:
        """Return an area of the finished picture; grey where it reaches beyond the edge."""
        planes = Planes(*(np.full((area.height // half, area.width // half), GREY, np.uint8) for half in (1, 2, 2)))
        planes.lay(self.still.part(*area), 0, 0)
        for layer in self.layers:
            _lay_clipped(planes, layer, area)
        return planes


def _meet(one: Area, other: Area) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _lay_clipped(planes: Planes, layer: Layer, area: Area) -> None:
    """Put the part of the layer that falls into the area over it."""
    height, width = layer.planes.y.shape
    left, top = max(layer.x, area.x), max(layer.y, area.y)
    right, bottom = min(layer.x + width, area.x + area.width), min(layer.y + height, area.y + area.height)
    if left < right and top < bottom:
        patch = layer.planes.part(left - layer.x, top - layer.y, right - left, bottom - top)
        planes.lay(patch, left - area.x, top - area.y)


def _blocks(planes: Planes) -> Blocks:
    """Return the macroblocks of planes whose sides are whole macroblocks."""
    rows, columns = planes.y.shape[0] // BLOCK_PX, planes.y.shape[1] // BLOCK_PX
    parts = []
    for plane in planes:
        side = plane.shape[0] // rows
        words = plane.view(np.uint64).reshape(rows, side, columns, side // 8)
        parts.append(words.transpose(0, 2, 1, 3).reshape(rows, columns, -1))
    return np.concatenate(parts, axis=2)


class Comparison(NamedTuple):
    """Where two pictures may differ.

    Attributes:
        areas: outside of which they are known to be equal.
        surely: the macroblocks of the whole picture that are known to differ.
    """

    areas: tuple[Area, ...]
    surely: Mask


def compared(one: Picture, other: Picture) -> Comparison:
    """Return where two pictures may differ, from what they are made of alone."""
    layers = {layer.area for layer in _unshared(one, other) + _unshared(other, one)}
    if one.still is other.still:
        return Comparison(tuple(sorted(layers)), np.zeros((0, 0), np.bool_))
    surely = _differing_blocks(one.still, other.still)
    areas = tuple(sorted(layers | _bounding_area(surely)))
    for layer in one.layers + other.layers:
        x, y, width, height = (edge // BLOCK_PX for edge in layer.area)
        surely[y : y + height, x : x + width] = False
    return Comparison(areas, surely)


def _unshared(one: Picture, other: Picture) -> list[Layer]:
    """Return the layers of one picture that the other has not."""
    return [layer for layer in one.layers if not any(layer is shared for shared in other.layers)]


def _differing_blocks(one: Planes, other: Planes) -> Mask:
    """Return which macroblocks of two stills differ."""
    height, width = one.y.shape
    mask: Mask = np.zeros((-(-height // BLOCK_PX), -(-width // BLOCK_PX)), np.bool_)
    for this, that, side in zip(one, other, (BLOCK_PX, BLOCK_PX // 2, BLOCK_PX // 2), strict=True):
        differs = words(this) != words(that)
        across = side * differs.shape[1] // this.shape[1]  # of the words; a word is 8 pixels or one
        rows = np.logical_or.reduceat(differs, np.arange(0, differs.shape[0], side), axis=0)
        mask |= np.logical_or.reduceat(rows, np.arange(0, differs.shape[1], across), axis=1)
    return mask


def _bounding_area(mask: Mask) -> set[Area]:
    """Return the smallest area that holds the macroblocks; none where there are none."""
    down, across = np.nonzero(mask)
    if not down.size:
        return set()
    top, bottom, left, right = (int(edge) * BLOCK_PX for edge in (down.min(), down.max(), across.min(), across.max()))
    return {Area(left, top, right + BLOCK_PX - left, bottom + BLOCK_PX - top)}


def words(rows: NDArray[np.uint8]) -> NDArray[np.uint8] | NDArray[np.uint64]:
    """Return rows of bytes as words of eight, which compare in an eighth of the time; as they are where none fit.

    Their length alone decides, not how they lie: a converted plane's rows are padded, a copy's are not.
    """
    flat = np.ascontiguousarray(rows).reshape(len(rows), -1)
    return flat.view(np.uint64) if flat.shape[1] % WORD_BYTES == 0 else flat


def differing(one: Blocks, other: Blocks) -> Mask:
    """Return which macroblocks differ, shape (rows, columns)."""
    mask: Mask = (one != other).any(axis=2)
    return mask


class Gallery:
    """Draws states, holding the last few stills, layers and pictures, whatever the film's length."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._convert = Converter()
        self._last: tuple[Rgb, Planes] | None = None
        self._still: Recent[Still, Planes] = Recent(self._draw_still, STILLS_HELD)
        self._layer: Recent[LayerKey, Layer] = Recent(self._convert_layer, LAYERS_HELD)
        self._known: dict[int, tuple[Patch, Layer]] = {}
        self.picture: Recent[FrameState, Picture] = Recent(self._draw, PICTURES_HELD)

    def _draw(self, state: FrameState) -> Picture:
        layers = tuple(map(self._layer_of, self._painter.patches(state)))
        return Picture(self._still(state.still), layers)

    def _layer_of(self, patch: Patch) -> Layer:
        """Return a patch as a layer: the same one for the same patch, and for one with the same pixels."""
        known, layer = self._known.get(id(patch), (None, None))
        if known is not patch or layer is None:
            layer = self._layer((patch.x, patch.y, patch.rgb.shape[1], patch.rgb.tobytes()))
            if len(self._known) >= PATCHES_KNOWN:
                self._known.clear()
            self._known[id(patch)] = patch, layer
        return layer

    def _draw_still(self, still: Still) -> Planes:
        """Return a still; only where it differs from the one drawn before is it converted."""
        rgb = self._painter.still(still)
        planes = self._convert(rgb) if self._last is None else self._converted(rgb, *self._last)
        self._last = rgb, planes
        return planes

    def _converted(self, rgb: Rgb, drawn: Rgb, planes: Planes) -> Planes:
        """Return `rgb` in the encoder's colours, given another picture and its conversion.

        Bands are converted that changed; they are all of one height, because each height has tables of its own.
        """
        changed = (words(rgb) != words(drawn)).any(axis=1)
        bands = [top for top in range(0, len(rgb), BAND_PX) if changed[top : top + BAND_PX].any()]
        if not bands:
            return planes
        result = planes.copy()
        for top in bands:
            result.lay(self._convert(rgb[top : top + BAND_PX]), 0, top)
        return result

    def _convert_layer(self, key: LayerKey) -> Layer:
        x, y, width, pixels = key
        return Layer(x, y, self._convert(np.frombuffer(pixels, np.uint8).reshape(-1, width, 3)))

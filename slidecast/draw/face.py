"""The presenter at its place in the picture: poses at size, and the boxes of what moves in them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from slidecast.draw.character import Box, Character, Layer, overlap, painted
from slidecast.model.scene import Presenter
from slidecast.model.timeline import Eyes, Mouth

SPREAD_PX = 3  # how far the resampling filter carries paint

Face = tuple[Mouth, Eyes]


@dataclass(frozen=True, slots=True)
class PlacedCharacter:
    """A character whose layers are scaled to their size in the picture.

    Attributes:
        x: left edge of the layers in the picture, pixels; y: top edge.
    """

    character: Character
    x: int
    y: int

    def paint(self, region: Image.Image, box: Box, face: Face) -> None:
        """Paint the presenter with that face onto an RGB region, which is the picture's `box`."""
        seen = overlap(moved(box, -self.x, -self.y), (0, 0, *self.character.size))
        if seen:
            pose = self.character.pose(*face, seen)
            region.paste(pose, (self.x + seen[0] - box[0], self.y + seen[1] - box[1]), pose)

    def moving_boxes(self, size: tuple[int, int]) -> tuple[Box, ...]:
        """Return even boxes of the picture that hold all that moves: mouth and eyes, or one for both if they meet."""
        found = (self.character.mouth_box(), self.character.eyes_box())
        boxes = [even_box(moved(box, self.x, self.y), size) for box in found if box]
        if len(boxes) == 2 and meet(*boxes):
            boxes = [union(*boxes)]
        return tuple(box for box in boxes if box[0] < box[2] and box[1] < box[3])


def place(character: Character, presenter: Presenter) -> PlacedCharacter:
    """Return the character fitted into its box, standing on the lower edge, in the middle."""
    if presenter.mirrored:
        character = relayered(character, character.size, lambda layer: mirrored(layer, character.size[0]))
    width, height = character.size
    scale = min(presenter.width / width, presenter.height / height)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    resized = relayered(character, size, lambda layer: scaled(layer, scale, size))
    x = presenter.x + (presenter.width - size[0]) // 2
    return PlacedCharacter(resized, x, presenter.y + presenter.height - size[1])


def relayered(character: Character, size: tuple[int, int], change: Callable[[Layer], Layer]) -> Character:
    """Return the character with every layer changed, on a canvas of `size`."""
    front = change(character.front) if character.front else None
    mouths = {shape: change(layer) for shape, layer in character.mouths.items()}
    eyes = {state: change(layer) for state, layer in character.eyes.items()}
    return Character(size, change(character.body), front, mouths, eyes)


def mirrored(layer: Layer, width: int) -> Layer:
    picture = layer.picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return Layer(picture, width - layer.x - picture.width, layer.y)


def scaled(layer: Layer, scale: float, size: tuple[int, int]) -> Layer:
    """Return the layer as it would be if its whole canvas were scaled to `size`; only its painted part is."""
    left, top = (max(math.floor(edge * scale) - SPREAD_PX, 0) for edge in layer.box[:2])
    right, bottom = (
        min(math.ceil(edge * scale) + SPREAD_PX, side) for edge, side in zip(layer.box[2:], size, strict=True)
    )
    margin = math.ceil((SPREAD_PX + 1) / scale) + 1
    source = ImageOps.expand(layer.picture, margin)
    ends = (left / scale - layer.x, top / scale - layer.y, right / scale - layer.x, bottom / scale - layer.y)
    box = tuple(min(max(end + margin, 0), side) for end, side in zip(ends, source.size * 2, strict=True))
    target = max(right - left, 1), max(bottom - top, 1)
    inner = painted(source.resize(target, Image.Resampling.LANCZOS, box=(box[0], box[1], box[2], box[3])))
    return Layer(inner.picture, inner.x + left, inner.y + top)


def moved(box: Box, x: int, y: int) -> Box:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def even_box(box: Box, size: tuple[int, int]) -> Box:
    """Return the box grown to even edges and cut to a picture of `size`."""
    left, top = (max(edge - edge % 2, 0) for edge in box[:2])
    right, bottom = (min(edge + edge % 2, side) for edge, side in zip(box[2:], size, strict=True))
    return left, top, right, bottom


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share a pixel."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])

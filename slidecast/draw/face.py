"""The presenter at its place in the picture: poses at size, and the boxes of what moves in them."""

from dataclasses import dataclass

from PIL import Image

from slidecast.draw.character import Box, Character
from slidecast.model.scene import Presenter
from slidecast.model.timeline import Eyes, Mouth


@dataclass(frozen=True, slots=True)
class PlacedCharacter:
    """A character whose layers are scaled to their size in the picture.

    Attributes:
        x: left edge of the layers in the picture, pixels; y: top edge.
    """

    character: Character
    x: int
    y: int

    def paint(self, picture: Image.Image, mouth: Mouth, eyes: Eyes) -> None:
        """Paint the presenter with that face onto an RGB picture."""
        pose = self.character.pose(mouth, eyes)
        picture.paste(pose, (self.x, self.y), pose)

    def moving_boxes(self, size: tuple[int, int]) -> tuple[Box, ...]:
        """Return even boxes of the picture that hold all that moves: mouth and eyes, or one for both if they meet."""
        found = (self.character.mouth_box(), self.character.eyes_box())
        boxes = [even_box(moved(box, self.x, self.y), size) for box in found if box]
        if len(boxes) == 2 and meet(*boxes):
            boxes = [union(*boxes)]
        return tuple(box for box in boxes if box[0] < box[2] and box[1] < box[3])


def place(character: Character, presenter: Presenter) -> PlacedCharacter:
    """Return the character at the height and place that the scene gives it."""
    width, height = character.size
    size = max(round(width * presenter.height / height), 1), presenter.height

    def at_size(layer: Image.Image) -> Image.Image:
        turned = layer.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if presenter.mirrored else layer
        return turned.resize(size, Image.Resampling.LANCZOS)

    resized = Character(
        at_size(character.body),
        character.front and at_size(character.front),
        {shape: at_size(layer) for shape, layer in character.mouths.items()},
        {state: at_size(layer) for state, layer in character.eyes.items()},
    )
    return PlacedCharacter(resized, presenter.x, presenter.y)


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

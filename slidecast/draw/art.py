"""What takes long to paint and is the same in all films of a theme and size: grounds, and the presenter in place."""

from pathlib import Path
from typing import Protocol

from PIL import Image

from slidecast.draw.character import load_character
from slidecast.draw.dress import Dress
from slidecast.draw.face import PlacedCharacter, place
from slidecast.draw.ground import paint_ground
from slidecast.errors import Diagnostic
from slidecast.model.scene import Ground, Presenter


class Art(Protocol):
    """Where a painter has its grounds and its presenter from; it pickles."""

    def ground(self, ground: Ground, size: tuple[int, int]) -> Image.Image:
        """Return the ground of a picture of that size, in pixels, as RGB."""
        ...

    def presenter(self, presenter: Presenter) -> PlacedCharacter:
        """Return the presenter dressed, scaled and at its place."""
        ...


class FreshArt:
    """Paints and reads anew whenever it is asked."""

    def ground(self, ground: Ground, size: tuple[int, int]) -> Image.Image:
        return paint_ground(ground, size)

    def presenter(self, presenter: Presenter) -> PlacedCharacter:
        dress = Dress(presenter.hue_shift, presenter.saturation, presenter.lightness)
        return place(load_character(Path(presenter.folder), ignore, dress), presenter)


def ignore(_: Diagnostic) -> None:
    """Take no notice: the art's warnings were told when the theme was checked."""

"""Grounds and presenters of the films of a theme and size, painted once and kept between runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image

from slidecast.draw.art import FreshArt
from slidecast.draw.face import PlacedCharacter
from slidecast.draw.keys import code_digest, digest_files, digest_of
from slidecast.media.cache import Cache
from slidecast.media.libraries import libraries
from slidecast.media.remembered import remembered
from slidecast.model.scene import Ground, Presenter

LIMIT_BYTES = 256 << 20  # a ground of 1920 x 1080 takes 6 MB, a presenter 2 MB

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class KeptArt:
    """Paints grounds and presenters, or finds them painted: the same bytes. It implements `draw.art.Art`."""

    cache: Cache

    def ground(self, ground: Ground, size: tuple[int, int]) -> Image.Image:
        """Return the ground of a picture of that size, in pixels, as RGB."""
        return self._kept(("ground", ground, size), lambda: FreshArt().ground(ground, size))

    def presenter(self, presenter: Presenter) -> PlacedCharacter:
        """Return the presenter dressed, scaled and at its place."""
        drawings = digest_files(Path(presenter.folder).glob("*.png"))
        return self._kept(("presenter", presenter, drawings), lambda: FreshArt().presenter(presenter))

    def _kept(self, causes: tuple[object, ...], make: Callable[[], Made]) -> Made:
        return remembered(self.cache, f"art {digest_of(*causes, code_digest(), libraries())}", make)

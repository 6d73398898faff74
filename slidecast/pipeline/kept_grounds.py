"""Grounds of the films of a theme and size, painted once and kept between runs."""

from dataclasses import dataclass

from PIL import Image

from slidecast.draw.ground import paint_ground
from slidecast.draw.keys import code_digest, digest_of
from slidecast.media.cache import Cache
from slidecast.media.libraries import libraries
from slidecast.model.scene import Ground

LIMIT_BYTES = 256 << 20  # a ground of 1920 x 1080 takes 6 MB


@dataclass(frozen=True, slots=True)
class KeptGrounds:
    """Paints grounds, or finds them painted; equal grounds, equal bytes. It pickles."""

    cache: Cache

    def __call__(self, ground: Ground, size: tuple[int, int]) -> Image.Image:
        """Return the ground as an RGB picture."""
        key = f"ground {digest_of(ground, size, code_digest(), libraries())}"
        kept = self.cache.get(key)
        if kept is not None:
            return Image.frombytes("RGB", size, kept)
        picture = paint_ground(ground, size)
        self.cache.put(key, picture.tobytes())
        return picture

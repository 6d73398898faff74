"""Rectangles with round corners, their outlines and soft shadows, painted onto an RGB picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from PIL import Image, ImageDraw, ImageFilter

from slidecast.draw.memo import Memo
from slidecast.model.page import BoxItem, Colour

SAMPLES = 4  # a pixel each way, at the corners
SHADOW_FALL = 0.4  # how far a shadow lies below its box, as a share of its blur
MASKS_BYTES = 16_000_000
Size = tuple[int, int]
Kind = tuple[str, Size, int, int] | tuple[str, Size, int, int, bool]
"""Which coverage: its name, and what makes it."""


def mask_bytes(mask: Image.Image) -> int:
    return mask.width * mask.height * len(mask.getbands())


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a box's coverage: its place from the box's corner, and a mask, None where all is covered."""

    x: int
    y: int
    width: int
    height: int
    mask: Image.Image | None


Parts = tuple[Part, ...]
"""A coverage in parts: the masks only where it is not whole, since painting through a mask costs ten times as much."""


def parts_bytes(parts: Parts) -> int:
    return sum(mask_bytes(part.mask) for part in parts if part.mask)


class BoxPainter:
    """Paints boxes; holds the coverage of those painted last."""

    def __init__(self) -> None:
        self._parts: Memo[Parts] = Memo(MASKS_BYTES, parts_bytes)

    def paint(self, picture: Image.Image, box: BoxItem) -> None:
        """Paint shadow, outline and fill onto an RGB picture."""
        if box.width <= 0 or box.height <= 0:
            return
        size, radius = (box.width, box.height), fitted_radius(box)
        if box.shadow_px and box.shadow[3]:
            self._paint(picture, box, box.shadow, ("shadow", size, radius, box.shadow_px, box.fill[3] == 255))
        inset = box.outline_px if box.outline[3] else 0
        if inset:
            # Below an opaque fill the outline is a whole box: a ring would let the ground shine through the seam.
            kind = ("round", size, radius, 0) if box.fill[3] == 255 else ("ring", size, radius, inset)
            self._paint(picture, box, box.outline, kind)
        if box.fill[3]:
            self._paint(picture, box, box.fill, ("round", size, radius, inset))

    def _paint(self, picture: Image.Image, box: BoxItem, colour: Colour, kind: Kind) -> None:
        parts = self._parts.get((kind, colour[3]), lambda: faded(COVERAGES[kind[0]](*kind[1:]), colour[3]))
        for part in parts:
            x, y = box.x + part.x, box.y + part.y
            picture.paste(colour[:3], (x, y, x + part.width, y + part.height), part.mask)


def faded(parts: Parts, alpha: int) -> Parts:
    """Return the coverage of a translucent colour."""
    if alpha == 255:
        return parts
    levels = [round(level * alpha / 255) for level in range(256)]
    return tuple(
        replace(part, mask=part.mask.point(levels) if part.mask else Image.new("L", (part.width, part.height), alpha))
        for part in parts
    )


def fitted_radius(box: BoxItem) -> int:
    """Return the corners' radius, at most half the shorter side."""
    return min(box.radius, box.width // 2, box.height // 2)


def round_parts(size: Size, radius: int, inset: int) -> Parts:
    """Return the coverage of a box with round corners, `inset` pixels smaller on each side."""
    width, height = size[0] - 2 * inset, size[1] - 2 * inset
    radius = max(radius - inset, 0)
    if min(width, height) <= 0:
        return ()
    if not radius:
        return (Part(inset, inset, width, height, None),)
    right, bottom = inset + width - radius, inset + height - radius
    sides = (
        Part(inset + radius, inset, width - 2 * radius, radius, None),
        Part(inset, inset + radius, width, height - 2 * radius, None),
        Part(inset + radius, bottom, width - 2 * radius, radius, None),
    )
    corners = tuple(
        Part(x, y, radius, radius, quarter)
        for (x, y), quarter in zip(product((inset, right), (inset, bottom)), quarters(radius), strict=True)
    )
    return *(part for part in sides if part.width and part.height), *corners


def ring_parts(size: Size, radius: int, width: int) -> Parts:
    """Return the coverage of an outline `width` pixels wide, which lies inside of the box."""
    mask = round_mask(size, radius)
    inner = (size[0] - 2 * width, size[1] - 2 * width)
    if min(inner) > 0:
        hole = round_mask(inner, max(radius - width, 0))
        mask.paste(0, (width, width, width + inner[0], width + inner[1]), hole)
    return cut_out(mask, radius + width)


def shadow_parts(size: Size, radius: int, blur: int, hidden: bool) -> Parts:
    """Return the coverage of a soft shadow; where an opaque box will lie on it, it is left out if `hidden`."""
    fall = round(blur * SHADOW_FALL)
    mask = shadow_mask(size, radius, blur)
    parts = cut_out(mask, 2 * blur + radius) if hidden else (Part(0, 0, *mask.size, mask),)
    return tuple(replace(part, x=part.x - blur, y=part.y - blur + fall) for part in parts)


def cut_out(mask: Image.Image, rim: int) -> Parts:
    """Return a mask without its middle: the four sides, `rim` pixels wide."""
    width, height = mask.size
    if min(width, height) <= 2 * rim:
        return (Part(0, 0, width, height, mask),)
    boxes = (
        (0, 0, width, rim),
        (0, height - rim, width, height),
        (0, rim, rim, height - rim),
        (width - rim, rim, width, height - rim),
    )
    return tuple(Part(box[0], box[1], box[2] - box[0], box[3] - box[1], mask.crop(box)) for box in boxes)


def round_mask(size: Size, radius: int) -> Image.Image:
    """Return the coverage of a rectangle with round corners, mode L."""
    mask = Image.new("L", size, 255)
    if not radius:
        return mask
    places = product((0, size[0] - radius), (0, size[1] - radius))
    for place, quarter in zip(places, quarters(radius), strict=True):
        mask.paste(quarter, place)
    return mask


@lru_cache(maxsize=32)
def quarters(radius: int) -> tuple[Image.Image, ...]:
    """Return the four corners of that radius: the left ones, upper and lower, and the right ones."""
    disc = corner_disc(radius)
    return tuple(disc.crop((x, y, x + radius, y + radius)) for x, y in product((0, radius), (0, radius)))


def corner_disc(radius: int) -> Image.Image:
    """Return a disc of that radius."""
    side = 2 * radius * SAMPLES
    disc = Image.new("L", (side, side))
    ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=255)
    return disc.reduce(SAMPLES)


def shadow_mask(size: Size, radius: int, blur: int) -> Image.Image:
    """Return a blurred box, `blur` pixels larger on each side; blurred at half size when that cannot be seen."""
    scale = 2 if blur >= 8 else 1
    small = tuple(max(side // scale, 1) for side in size)
    mask = Image.new("L", ((size[0] + 2 * blur) // scale, (size[1] + 2 * blur) // scale))
    mask.paste(round_mask((small[0], small[1]), min(radius // scale, min(small) // 2)), (blur // scale, blur // scale))
    soft = mask.filter(ImageFilter.GaussianBlur(blur / scale / 2.2))
    return soft.resize((size[0] + 2 * blur, size[1] + 2 * blur), Image.Resampling.BILINEAR)


COVERAGES: dict[str, Callable[..., Parts]] = {"round": round_parts, "ring": ring_parts, "shadow": shadow_parts}

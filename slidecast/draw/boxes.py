"""Rectangles with round corners, their outlines and soft shadows, painted onto an RGB picture."""

from PIL import Image, ImageDraw, ImageFilter

from slidecast.draw.memo import Memo
from slidecast.model.page import BoxItem, Colour

SAMPLES = 4  # a pixel each way, at the corners
SHADOW_FALL = 0.4  # how far a shadow lies below its box, as a share of its blur
MASKS_BYTES = 32_000_000


def mask_bytes(mask: Image.Image) -> int:
    return mask.width * mask.height * len(mask.getbands())


class BoxPainter:
    """Paints boxes; holds the masks of those painted last."""

    def __init__(self) -> None:
        self._masks: Memo[Image.Image] = Memo(MASKS_BYTES, mask_bytes)

    def paint(self, picture: Image.Image, box: BoxItem) -> None:
        """Paint shadow, outline and fill onto an RGB picture."""
        if box.width <= 0 or box.height <= 0:
            return
        if box.shadow_px and box.shadow[3]:
            self._paint_shadow(picture, box)
        size, radius = (box.width, box.height), fitted_radius(box)
        if box.outline_px and box.outline[3]:
            # Below an opaque fill the outline is a whole box: a ring would let the ground shine through the seam.
            opaque = box.fill[3] == 255
            outline = self._round(size, radius) if opaque else self._ring(size, radius, box.outline_px)
            self._paint_mask(picture, (box.x, box.y), outline, box.outline)
        inset = box.outline_px if box.outline[3] else 0
        inner = (size[0] - 2 * inset, size[1] - 2 * inset)
        if box.fill[3] and min(inner) > 0:
            mask = self._round(inner, max(radius - inset, 0))
            self._paint_mask(picture, (box.x + inset, box.y + inset), mask, box.fill)

    def _paint_shadow(self, picture: Image.Image, box: BoxItem) -> None:
        radius, blur = fitted_radius(box), box.shadow_px
        key = ("shadow", box.width, box.height, radius, blur)
        mask = self._masks.get(key, lambda: shadow_mask((box.width, box.height), radius, blur))
        fall = round(blur * SHADOW_FALL)
        self._paint_mask(picture, (box.x - blur, box.y - blur + fall), mask, box.shadow)

    def _paint_mask(self, picture: Image.Image, corner: tuple[int, int], mask: Image.Image, colour: Colour) -> None:
        if colour[3] < 255:
            mask = mask.point([round(level * colour[3] / 255) for level in range(256)])
        picture.paste(colour[:3], (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)

    def _round(self, size: tuple[int, int], radius: int) -> Image.Image:
        return self._masks.get(("round", size, radius), lambda: round_mask(size, radius))

    def _ring(self, size: tuple[int, int], radius: int, width: int) -> Image.Image:
        return self._masks.get(("ring", size, radius, width), lambda: ring_mask(size, radius, width))


def fitted_radius(box: BoxItem) -> int:
    """Return the corners' radius, at most half the shorter side."""
    return min(box.radius, box.width // 2, box.height // 2)


def round_mask(size: tuple[int, int], radius: int) -> Image.Image:
    """Return the coverage of a rectangle with round corners, mode L."""
    mask = Image.new("L", size, 255)
    if not radius:
        return mask
    disc = corner_disc(radius)
    right, bottom = size[0] - radius, size[1] - radius
    for x, from_x in ((0, 0), (right, radius)):
        for y, from_y in ((0, 0), (bottom, radius)):
            mask.paste(disc.crop((from_x, from_y, from_x + radius, from_y + radius)), (x, y))
    return mask


def corner_disc(radius: int) -> Image.Image:
    """Return a disc of that radius, from which the four corners are cut."""
    side = 2 * radius * SAMPLES
    disc = Image.new("L", (side, side))
    ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=255)
    return disc.reduce(SAMPLES)


def ring_mask(size: tuple[int, int], radius: int, width: int) -> Image.Image:
    """Return the coverage of the outline, which lies inside of the box."""
    mask = round_mask(size, radius)
    inner = (size[0] - 2 * width, size[1] - 2 * width)
    if min(inner) > 0:
        hole = round_mask(inner, max(radius - width, 0))
        mask.paste(0, (width, width, width + inner[0], width + inner[1]), hole)
    return mask


def shadow_mask(size: tuple[int, int], radius: int, blur: int) -> Image.Image:
    """Return a blurred box, `blur` pixels larger on each side; blurred at half size when that cannot be seen."""
    scale = 2 if blur >= 8 else 1
    small = tuple(max(side // scale, 1) for side in size)
    mask = Image.new("L", ((size[0] + 2 * blur) // scale, (size[1] + 2 * blur) // scale))
    mask.paste(round_mask((small[0], small[1]), min(radius // scale, min(small) // 2)), (blur // scale, blur // scale))
    soft = mask.filter(ImageFilter.GaussianBlur(blur / scale / 2.2))
    return soft.resize((size[0] + 2 * blur, size[1] + 2 * blur), Image.Resampling.BILINEAR)

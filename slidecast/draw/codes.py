"""QR codes (ISO/IEC 18004): whole pixels a module, quiet zone of four modules."""

from PIL import Image

from slidecast.model.codes import QUIET_MODULES, code_rows
from slidecast.model.page import QrItem


def paint_code(picture: Image.Image, item: QrItem) -> None:
    """Paint the code in the middle of its square; what the modules do not fill widens the quiet zone.

    Args:
        picture: mode RGB.
        item: smaller than a pixel a module it is drawn scaled down.
    """
    picture.paste(item.light[:3], (item.x, item.y, item.x + item.size, item.y + item.size))
    code = modules(item.text)
    side = code.width + 2 * QUIET_MODULES
    pixels = item.size // side
    dark = (
        code.resize((code.width * pixels,) * 2, Image.Resampling.NEAREST) if pixels else shrunk(code, item.size, side)
    )
    corner = item.x + (item.size - dark.width) // 2, item.y + (item.size - dark.height) // 2
    picture.paste(item.dark[:3], corner, dark)


def modules(text: str) -> Image.Image:
    """Return the code without quiet zone, a pixel a module, 255 where dark, mode L."""
    rows = code_rows(text)
    code = Image.new("L", (len(rows[0]), len(rows)))
    code.putdata([255 if module else 0 for row in rows for module in row])
    return code


def shrunk(code: Image.Image, size: int, side: int) -> Image.Image:
    target = max(size * code.width // side, 1)
    return code.resize((target, target), Image.Resampling.BOX)

"""Pages for films of every size: laid out at the theme's own size, then enlarged, so that all sizes break alike."""

from dataclasses import replace

from slidecast.model.page import BoxItem, PageItem, PictureItem, QrItem, Shape, ShapeItem, TextItem
from slidecast.typeset.design import Size, scale_of
from slidecast.typeset.items import Items

THICKNESS_AT = {Shape.ARC: 2, Shape.LINE: 1}  # which of a shape's values is in pixels
FONT_UNITS = 64  # a pixel has: FreeType's sizes are whole ones of these


def canvas_of(size: Size) -> Size:
    """Return the size, in pixels of the theme, at which pages of a film are laid out."""
    scale = scale_of(size)
    return round(size[0] / scale), round(size[1] / scale)


def enlarged(items: Items, size: Size) -> Items:
    """Return items laid out on the canvas of a film's size as they stand in the film; edges that met meet."""
    scale = scale_of(size)
    return items if scale == 1 else tuple(_enlarged(item, scale) for item in items)


def _enlarged(item: PageItem, scale: float) -> PageItem:
    if isinstance(item, TextItem):
        return _text(item, scale)
    x, y = round(item.x * scale), round(item.y * scale)
    if isinstance(item, QrItem):
        return replace(item, x=x, y=y, size=round((item.x + item.size) * scale) - x)
    right, bottom = round((item.x + item.width) * scale), round((item.y + item.height) * scale)
    placed = replace(item, x=x, y=y, width=right - x, height=bottom - y)
    if isinstance(placed, BoxItem):
        return _box(placed, scale)
    if isinstance(placed, ShapeItem):
        return replace(placed, values=_values(placed, scale))
    if isinstance(placed, PictureItem):
        return replace(placed, radius=round(placed.radius * scale))
    return placed


def _text(item: TextItem, scale: float) -> TextItem:
    font = replace(item.font, size_px=round(item.font.size_px * scale * FONT_UNITS) / FONT_UNITS)
    return replace(
        item,
        x=round(item.x * scale),
        baseline=round(item.baseline * scale),
        width=item.width * scale,
        font=font,
        stroke_px=_at_least_one(item.stroke_px, scale),
    )


def _box(item: BoxItem, scale: float) -> BoxItem:
    return replace(
        item,
        radius=round(item.radius * scale),
        outline_px=_at_least_one(item.outline_px, scale),
        shadow_px=_at_least_one(item.shadow_px, scale),
    )


def _values(item: ShapeItem, scale: float) -> tuple[float, ...]:
    """Return a shape's values, its thickness enlarged."""
    at = THICKNESS_AT.get(Shape(item.name), -1)
    return tuple(value * scale if index == at else value for index, value in enumerate(item.values))


def _at_least_one(pixels: int, scale: float) -> int:
    """Return a thickness enlarged; what is there does not vanish."""
    return max(round(pixels * scale), 1) if pixels else 0

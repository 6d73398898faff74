"""Building blocks of pages: boxes, shapes, and groups of items put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from slidecast.model.looks import Box, Chip, Surface
from slidecast.model.page import BoxItem, PageItem, Role, Shape, ShapeItem, TextItem
from slidecast.typeset.design import Design

Items = tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in the film's pixels."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def of(cls, box: Box) -> "Area":
        return cls(box.x, box.y, box.width, box.height)

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def inset(self, dx: int, dy: int) -> "Area":
        return Area(self.x + dx, self.y + dy, max(self.width - 2 * dx, 1), max(self.height - 2 * dy, 1))

    def below(self, y: int) -> "Area":
        """Return what of the area lies below `y`."""
        return replace(self, y=max(y, self.y), height=max(self.bottom - max(y, self.y), 1))


def joined(*groups: Iterable[PageItem]) -> Items:
    """Return the items of all groups in order, with the lines of each numbered after those before it."""
    items: list[PageItem] = []
    offset = 0
    for group in groups:
        top = offset
        for item in group:
            if isinstance(item, TextItem):
                top = max(top, offset + item.line + 1)
                item = replace(item, line=offset + item.line)
            items.append(item)
        offset = top
    return tuple(items)


def surface_item(
    design: Design, look: Surface, area: Area, unit: int | None = None, role: Role = Role.SURFACE
) -> BoxItem:
    """Return the rectangle of a surface."""
    return BoxItem(
        area.x,
        area.y,
        area.width,
        area.height,
        fill=design.colour(look.fill),
        role=role,
        radius=min(look.radius, area.height // 2, area.width // 2),
        outline=design.colour(look.outline),
        outline_px=look.outline_width,
        shadow_px=look.shadow_blur,
        shadow=design.colour(look.shadow) if look.shadow_blur else (0, 0, 0, 0),
        unit=unit,
    )


def shape_item(
    design: Design, shape: Shape, area: Area, colours: Iterable[str], *, values: tuple[float, ...] = ()
) -> ShapeItem:
    """Return an ornament or shape in theme colours."""
    painted = tuple(design.colour(name) for name in colours)
    return ShapeItem(shape, area.x, area.y, area.width, area.height, painted, Role.ORNAMENT, values)


def chip_height(chip: Chip) -> int:
    """Return the height of a chip, in pixels."""
    return round(chip.text.size * chip.text.leading) + 2 * chip.margins.y


def set_off(design: Design, area: Area, unit: int, *, radius: int | None = None) -> Items:
    """Return the ground and the bar at its side that set a unit off."""
    look = design.theme.flow.current
    corner = look.radius if radius is None else radius
    fill, bar = design.colour(look.fill), design.colour(look.bar)
    return (
        BoxItem(area.x, area.y, area.width, area.height, fill, Role.SURFACE, corner, unit=unit),
        BoxItem(area.x, area.y, look.bar_width, area.height, bar, Role.ORNAMENT, look.bar_width // 2, unit=unit),
    )

"""The chapter bar as page items: track, what is done, a dot at each chapter, the playhead."""

from slidecast.draw.character import Box
from slidecast.draw.face import even_box, meet
from slidecast.model.page import BoxItem, Colour, PageItem, Role, ShapeItem
from slidecast.model.scene import ChapterBar

TILES = 8
GRID_PX = 16  # a macroblock of H.264


def bar_items(bar: ChapterBar, progress: int) -> tuple[PageItem, ...]:
    """Return the bar at a step, 0 to `bar.steps`."""
    head_x = step_x(bar, progress)
    track = capsule(bar, bar.x, bar.width, bar.track)
    done = capsule(bar, bar.x, head_x - bar.x, bar.fill)
    dots = tuple(dot(bar, start, bar.fill if start <= progress else bar.track) for start in bar.starts)
    size = bar.head_px
    head = ShapeItem(
        bar.head_shape, head_x - size // 2, bar.y - size // 2, size, size, bar.head, Role.MARKER, HEAD_TURN
    )
    return (track, *((done,) if head_x - bar.x >= bar.thickness else ()), *dots, head)


HEAD_TURN = (-20.0,)


def step_x(bar: ChapterBar, step: int) -> int:
    return bar.x + bar.width * min(max(step, 0), bar.steps) // max(bar.steps, 1)


def capsule(bar: ChapterBar, x: int, width: int, fill: Colour) -> BoxItem:
    thickness = bar.thickness
    return BoxItem(
        x, bar.y - thickness // 2, width, thickness, fill, Role.MARKER, thickness // 2, bar.edge, edge_px(bar)
    )


def dot(bar: ChapterBar, step: int, fill: Colour) -> BoxItem:
    x, size = step_x(bar, step), bar.dot_px
    return BoxItem(
        x - size // 2, bar.y - size // 2, size, size, fill, Role.MARKER, size // 2, bar.edge, round(edge_px(bar) * 1.4)
    )


def edge_px(bar: ChapterBar) -> int:
    return max(1, round(bar.thickness * 0.16))


def bar_tiles(bar: ChapterBar, size: tuple[int, int]) -> tuple[Box, ...]:
    """Return even boxes of the picture, from left to right, that hold all of the bar and share no macroblock.

    Those that the playhead has not reached look as on the empty bar, those that it has left behind do not change any
    more (`settled_step`): so a step paints one of them, or two.
    """
    reach = reach_px(bar)
    left, top, right, bottom = bar.x - reach, bar.y - reach, bar.x + bar.width + reach, bar.y + reach
    width = -(-(right - left) // (TILES * GRID_PX)) * GRID_PX
    starts = range(max(left, 0) // GRID_PX * GRID_PX, min(right, size[0]), width)
    return tuple(even_box((x, top, x + width, bottom), size) for x in starts)


def settled_step(bar: ChapterBar, progress: int, box: Box) -> int:
    """Return a step at which the bar looks within a box as it does at `progress`: the first, once it has passed it."""
    beyond = box[2] + 2 * reach_px(bar) - bar.x
    return min(progress, max(-(-beyond * bar.steps // max(bar.width, 1)), 0))


def is_seen(bar: ChapterBar, box: Box) -> bool:
    """Return whether the bar may paint into a box, at whatever step."""
    reach = reach_px(bar)
    return meet((bar.x - reach, bar.y - reach, bar.x + bar.width + reach, bar.y + reach), box)


def reach_px(bar: ChapterBar) -> int:
    """Return how far from its middle line, and from its playhead's middle, the bar paints at most."""
    return max(bar.head_px, bar.dot_px, bar.thickness) // 2 + 6  # shapes may paint a little over their box

"""The chapter bar as page items: track, what is done, a dot at each chapter, the playhead."""

from slidecast.draw.character import Box
from slidecast.draw.face import even_box
from slidecast.model.page import BoxItem, Colour, PageItem, Role, ShapeItem
from slidecast.model.scene import ChapterBar


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


def bar_box(bar: ChapterBar, progress: int, size: tuple[int, int]) -> Box:
    """Return the even box of the picture that holds all in which the bar at a step differs from the empty bar."""
    reach = max(bar.head_px, bar.dot_px, bar.thickness) // 2 + 6  # shapes may paint a little over their box
    left, right = bar.x - reach, step_x(bar, progress) + reach
    return even_box((left, bar.y - reach, right, bar.y + reach), size)

"""From a theme at the film's size to the scene: ground, presenter and chapter bar at fixed pixels."""

from pathlib import Path

from slidecast.model.looks import Ornament
from slidecast.model.page import Role, ShapeItem
from slidecast.model.scene import ChapterBar, Ground, Presenter, Scene
from slidecast.model.theme import DESIGN_SIZE, PORTRAIT_SIZE, Frame, Theme

Size = tuple[int, int]
GROUND = "plain"
"""Name of the ground that every page of a theme stands on."""


def scene_of(theme: Theme, frame: Frame, size: Size, chapters: tuple[int, tuple[int, ...]], art: Path) -> Scene:
    """Return the scene of a theme.

    Args:
        theme: with all pixel values scaled to `size`, likewise `frame`.
        size: width and height of the film, pixels.
        chapters: number of the chapter bar's steps, and the steps at which chapters begin.
        art: folder of the presenter's layers.
    """
    return Scene(
        *size,
        grounds=((GROUND, ground_of(theme, size)),),
        presenter=presenter_of(theme, frame, art) if theme.character.shown else None,
        bar=bar_of(theme, frame, chapters) if theme.bar.shown else None,
    )


def ground_of(theme: Theme, size: Size) -> Ground:
    look = theme.ground
    return Ground(
        tuple(theme.colour(stop) for stop in look.stops),
        look.slant,
        theme.colour(look.glow),
        look.glow_x,
        look.glow_y,
        tuple(ornament_item(theme, ornament, size) for ornament in look.ornaments),
    )


def ornament_item(theme: Theme, ornament: Ornament, size: Size) -> ShapeItem:
    """Return an ornament in the picture: of its own size, as far from the nearer edges as in the design."""
    base = PORTRAIT_SIZE if size[1] > size[0] else DESIGN_SIZE
    scale = min(size[0] / base[0], size[1] / base[1])
    x = from_nearer_edge(ornament.x, ornament.width, round(DESIGN_SIZE[0] * scale), size[0])
    y = from_nearer_edge(ornament.y, ornament.height, round(DESIGN_SIZE[1] * scale), size[1])
    colours = tuple(theme.colour(name) for name in ornament.colours)
    return ShapeItem(ornament.shape, x, y, ornament.width, ornament.height, colours, Role.ORNAMENT, ornament.values)


def from_nearer_edge(start: int, extent: int, design: int, side: int) -> int:
    """Return where an extent placed along a side of `design` pixels starts along one of `side` pixels."""
    return start if start + extent / 2 < design / 2 else start + side - design


def presenter_of(theme: Theme, frame: Frame, art: Path) -> Presenter:
    """Return the presenter in its box, scaled about the middle of its feet."""
    look, box = theme.character, frame.presenter
    width, height = round(box.width * look.scale), round(box.height * look.scale)
    x = box.x + (box.width - width) // 2 + look.dx
    y = box.y + box.height - height + look.dy
    dress = look.hue_shift, look.saturation, look.lightness
    return Presenter(str(art), x, y, width, height, look.mirrored, *dress)


def bar_of(theme: Theme, frame: Frame, chapters: tuple[int, tuple[int, ...]]) -> ChapterBar:
    look, box = theme.bar, frame.bar
    steps, starts = chapters
    return ChapterBar(
        box.x,
        box.y + box.height // 2,
        box.width,
        box.height,
        steps,
        starts,
        track=theme.colour(look.track),
        fill=theme.colour(look.fill),
        edge=theme.colour(look.edge),
        head=tuple(theme.colour(name) for name in look.head_colours),
        head_px=look.head_size,
        dot_px=look.dot,
        head_shape=look.head_shape,
    )

"""The scene: grounds, presenter and chapter bar of a film, at its size."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from slidecast.model.looks import Ornament
from slidecast.model.page import Colour, Role, Shape, ShapeItem
from slidecast.model.scene import ChapterBar, Ground, Presenter, Rays, Scene
from slidecast.model.theme import DESIGN_SIZE, PORTRAIT_SIZE, RaysLook, Theme
from slidecast.typeset.design import Design, Size, design_of
from slidecast.typeset.items import Area

GROUND, COVER = "page", "cover"


def lay_out_scene(theme: Theme, size: Size, folder: str, chapters: Sequence[Fraction] = (), steps: int = 1) -> Scene:
    """Return what stands behind and around every page.

    Args:
        folder: where the presenter's art lies (`slidecast.media.theme_files.character_folder`); empty for none.
        chapters: where chapters begin, as shares of the film's length, ascending.
        steps: of the chapter bar; a frame's progress runs from 0 to this.
    """
    design = design_of(theme, size)
    presenter = _presenter(design, folder) if folder and theme.character.shown else None
    bar = _bar(design, chapters, steps) if theme.bar.shown else None
    return Scene(design.width, design.height, _grounds(design), presenter, bar)


def _grounds(design: Design) -> tuple[tuple[str, Ground], ...]:
    """Return the ground of pages, and that of covers: the same with gradient, rays and ornaments of its own."""
    look, cover = design.theme.ground, design.theme.cover
    page = Ground(
        _colours(design, look.stops),
        look.slant,
        design.colour(look.glow),
        look.glow_x,
        look.glow_y,
        ornaments=tuple(_ornament(design, ornament) for ornament in look.ornaments),
    )
    added = tuple(_ornament(design, ornament) for ornament in cover.ornaments)
    shining = replace(page, stops=_colours(design, cover.stops), rays=_rays(design, cover.rays))
    return (GROUND, page), (COVER, replace(shining, ornaments=(*page.ornaments, *added)))


def _colours(design: Design, names: Iterable[str]) -> tuple[Colour, ...]:
    return tuple(map(design.colour, names))


def _rays(design: Design, look: RaysLook) -> Rays:
    place = Area.of(design.frame.presenter)
    x, y = place.x + place.width // 2, place.y + place.height // 2
    return Rays(look.count, design.colour(look.colour), x, y, max(look.reach, 1), look.turn)


def _ornament(design: Design, ornament: Ornament) -> ShapeItem:
    """Return an ornament at its place: in portrait around the presenter, where neither title nor content stand."""
    area, foot = _spot(design, ornament), design.px(DESIGN_SIZE[1])
    colours = tuple(design.colour(name) for name in ornament.colours)
    if 2 * ornament.y + ornament.height > foot:
        area = _raised(replace(area, y=ornament.y + design.height - foot), ornament.shape, design.frame.rise)
    elif design.portrait and ornament.y >= 0:
        area = replace(area, y=ornament.y + design.frame.presenter.y)
    return ShapeItem(ornament.shape, area.x, area.y, area.width, area.height, colours, Role.ORNAMENT, ornament.values)


def _spot(design: Design, ornament: Ornament) -> Area:
    """Return where an ornament stands on a page as wide, as far down as in landscape."""
    base = PORTRAIT_SIZE if design.portrait else DESIGN_SIZE
    dx, dy = design.width - round(base[0] * design.scale), design.height - round(base[1] * design.scale)
    x = ornament.x
    if design.portrait:
        middle = ornament.x + ornament.width / 2
        x = round(middle * PORTRAIT_SIZE[0] / DESIGN_SIZE[0] - ornament.width / 2)
    return Area(x + dx // 2, ornament.y + dy // 2, ornament.width, ornament.height)


def _raised(area: Area, shape: Shape, rise: int) -> Area:
    """Return the area higher up; a hill keeps its foot and its slope, and grows."""
    if shape is not Shape.HILL:
        return replace(area, y=area.y - rise)
    width = round(area.width * (area.height + rise) / area.height)
    return Area(area.x - (width - area.width) // 2, area.y - rise, width, area.height + rise)


def _presenter(design: Design, folder: str) -> Presenter:
    look, box = design.theme.character, Area.of(design.frame.presenter)
    width, height = round(box.width * look.scale), round(box.height * look.scale)
    x, y = box.x + (box.width - width) // 2 + look.dx, box.bottom - height + look.dy
    dress = look.hue_shift, look.saturation, look.lightness
    return Presenter(folder, x, y, width, height, look.mirrored, *dress)


def _bar(design: Design, chapters: Sequence[Fraction], steps: int) -> ChapterBar:
    look, box = design.theme.bar, Area.of(design.frame.bar)
    starts = tuple(round(start * steps) for start in chapters)
    colour = design.colour
    return ChapterBar(
        box.x,
        box.y + box.height // 2,
        box.width,
        box.height,
        steps,
        starts,
        colour(look.track),
        colour(look.fill),
        colour(look.edge),
        tuple(colour(name) for name in look.head_colours),
        look.head_size,
        look.dot,
        look.head_shape,
    )

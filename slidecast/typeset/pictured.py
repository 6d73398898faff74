"""Pictures beside what a master lays out: a strip of frames with captions; icons stay small, among the chips.

Where all are missing, their captions are notes at the foot: nothing else would fill the strip.
"""

from dataclasses import replace

from slidecast.model.bodies import Body, Comparison, Entries, Flow, Illustrated, Picture, Section
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import PageItem, PictureItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.items import Area, Items, joined, shape_item, surface_item
from slidecast.typeset.missing import foot_height, note_items, source_in
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import STEPS, SetStack, Words, place_stack, set_stack, stack_of

PICTURED = (Comparison, Entries, Flow, Section)
STRIP_SHARE = 0.34  # of the area's width that pictures take; in portrait of its height
BARE_SHARE = 0.24  # likewise, where nothing but placeholders stands
ICON_PX = 128  # sides up to this make an icon: enlarged to a frame it would be mush
MOST_ENLARGED = 2  # as far as a picture is enlarged
FOOT_SHARE = 0.45  # of the area's height that notes of missing pictures may take
CAPTION_SHARE = 0.5  # of a picture's cell that its caption may take before it is set smaller
LEAST_EM = 3  # height of a cell, in ems of captions: below it nothing can be made out
ACROSS = 3  # pictures in a line of the strip; more make a second one


def pictures_of(body: Body) -> tuple[Picture, ...]:
    """Return the pictures that stand beside what a body's master lays out."""
    return body.pictures if isinstance(body, PICTURED) else ()


def is_icon(picture: Picture) -> bool:
    return 0 < max(picture.width_px, picture.height_px) <= ICON_PX and not picture.caption


def icons_of(body: Body) -> tuple[Picture, ...]:
    """Return the pictures that are icons, such as a site's."""
    return tuple(filter(is_icon, pictures_of(body)))


def framed_of(body: Body) -> tuple[Picture, ...]:
    """Return the pictures that want a frame."""
    return tuple(picture for picture in pictures_of(body) if not is_icon(picture))


def is_bare(picture: Picture) -> bool:
    """Return whether a picture is missing and says nothing itself; a placeholder stands for it where there is room."""
    return not picture.width_px and not picture.caption


def has_foot(body: Body) -> bool:
    """Return whether all that is to be told of a body's pictures are notes at its foot."""
    pictures = framed_of(body)
    missing = not any(picture.width_px for picture in pictures) and any(picture.caption for picture in pictures)
    return missing and not isinstance(body, Section)


def parted(setter: Setter, body: Body, area: Area) -> tuple[Area, Area | None]:
    """Return the area that is left for the master, and the strip of the pictures; None for no strip."""
    if not framed_of(body):
        return area, None
    gap = setter.design.theme.entries.gap
    if has_foot(body):
        high = min(foot_height(setter, framed_of(body), area.width), round(area.height * FOOT_SHARE))
        return replace(area, height=area.height - high - gap), area.below(area.bottom - high)
    share = BARE_SHARE if all(map(is_bare, framed_of(body))) else STRIP_SHARE
    if setter.design.portrait:
        high = round(area.height * share)
        return area.below(area.y + high + gap), replace(area, height=high)
    wide = round(area.width * share)
    return replace(area, width=area.width - wide - gap), Area(area.right - wide, area.y, wide, area.height)


def strip_items(setter: Setter, body: Body, strip: Area | None) -> Items:
    """Return the frames of a body's pictures in their strip."""
    if strip is None:
        return ()
    pictures, gap = framed_of(body), setter.design.theme.entries.gap
    if has_foot(body):
        return note_items(setter, pictures, strip)
    cells = _cells(strip, len(pictures), gap, setter.design.portrait)
    return joined(*(_framed(setter, picture, cell) for picture, cell in zip(pictures, cells, strict=True)))


def strip_fits(setter: Setter, body: Body, strip: Area | None) -> bool:
    """Return whether every caption leaves its picture a fair share of its cell."""
    if strip is None:
        return True
    pictures = framed_of(body)
    if has_foot(body):
        return foot_height(setter, pictures, strip.width) <= strip.height
    cells = _cells(strip, len(pictures), setter.design.theme.entries.gap, setter.design.portrait)
    return all(
        _caption(setter, picture, cell).height <= CAPTION_SHARE * cell.height and cell.height >= LEAST_EM * _em(setter)
        for picture, cell in zip(pictures, cells, strict=True)
    )


def _em(setter: Setter) -> int:
    return setter.design.theme.entries.label.size


def _cells(strip: Area, count: int, gap: int, portrait: bool) -> tuple[Area, ...]:
    """Return a cell for each picture: one line of them along the strip, or several."""
    lines = -(-count // ACROSS)
    along = -(-count // lines)
    columns, rows = (along, lines) if portrait else (lines, along)
    width, height = (strip.width - gap * (columns - 1)) // columns, (strip.height - gap * (rows - 1)) // rows
    places = [divmod(at, columns) for at in range(count)]
    return tuple(
        Area(strip.x + column * (width + gap), strip.y + row * (height + gap), max(width, 1), max(height, 1))
        for row, column in places
    )


def _framed(setter: Setter, picture: Picture, cell: Area) -> Items:
    """Return a picture in its frame, the caption below, both in the middle of the cell."""
    look, edge = setter.design.theme.entries, setter.design.px(10)
    caption = _caption(setter, picture, cell)
    foot = caption.height + (edge if caption.height else 0)
    room = Area(cell.x + edge, cell.y + edge, cell.width - 2 * edge, max(cell.height - foot - 2 * edge, 1))
    width, height = _fitted(setter, picture, room)
    frame = Area(
        cell.x + (cell.width - width) // 2 - edge,
        cell.y + (cell.height - height - foot) // 2 - edge,
        width + 2 * edge,
        height + 2 * edge,
    )
    below = Area(cell.x, frame.bottom + edge, cell.width, max(caption.height, 1))
    words = place_stack(setter, caption, below, unit=None, lit=False, middle=0)
    return joined((surface_item(setter.design, look.surface, frame), _shown(setter, picture, frame, edge)), words)


def _caption(setter: Setter, picture: Picture, cell: Area) -> SetStack:
    """Return the caption, of a missing picture after where it comes from, as large as its share of the cell allows.

    A domain that stands alone takes one line.
    """
    look = setter.design.theme.entries.label
    source = "" if picture.width_px else source_in(setter, picture.url, cell.width)
    stack = stack_of(*(Words(RichText.of(text), look, Role.LABEL, align=0.5) for text in (source, picture.caption)))
    most = look.size * look.leading + 1 if is_bare(picture) else CAPTION_SHARE * cell.height
    settings = (set_stack(setter, stack, step, cell.width) for step in range(STEPS + 1))
    for setting in settings:
        if setting.height <= most:
            break
    return setting


def _fitted(setter: Setter, picture: Picture, room: Area) -> tuple[int, int]:
    """Return the picture's size in a room, pixels; a quiet sign's where it is missing."""
    if not picture.width_px:
        side = min(setter.design.px(120), room.width, room.height)
        return side, side
    scale = min(room.width / picture.width_px, room.height / picture.height_px, MOST_ENLARGED)
    return max(round(picture.width_px * scale), 1), max(round(picture.height_px * scale), 1)


def _shown(setter: Setter, picture: Picture, frame: Area, edge: int) -> PageItem:
    inner = frame.inset(edge, edge)
    if picture.width_px:
        return PictureItem(picture.url, inner.x, inner.y, inner.width, inner.height, setter.design.px(14))
    return shape_item(setter.design, Shape.PICTURE, inner, ("accent_light",))


def without_frames(slide: Slide) -> Slide:
    """Return the slide with no pictures but icons."""
    return _with_pictures(slide, icons_of(slide.body))


def without_bare_frames(slide: Slide) -> Slide:
    """Return the slide without placeholders that nothing is lost with."""
    return _with_pictures(slide, tuple(one for one in pictures_of(slide.body) if not is_bare(one)))


def _with_pictures(slide: Slide, pictures: tuple[Picture, ...]) -> Slide:
    body = slide.body
    if not isinstance(body, PICTURED) or len(pictures) == len(body.pictures):
        return slide
    return replace(slide, body=replace(body, pictures=pictures))


def picture_pages(slide: Slide) -> tuple[Slide, ...]:
    """Return a page for each of the slide's framed pictures, on which nothing but its title stands besides."""
    return tuple(
        replace(slide, kind=SlideKind.IMAGE_TEXT, subhead="", body=Illustrated(picture, ()), utterances=())
        for picture in framed_of(slide.body)
    )

"""The head of a page: chips of article, domain and page, the programme's name, title and line below it."""

from dataclasses import dataclass

from slidecast.model.bodies import Picture
from slidecast.model.deck import Deck, Slide
from slidecast.model.looks import Chip, TextLook
from slidecast.model.page import PageItem, PictureItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.domains import domain_of, shorter_names
from slidecast.typeset.items import Area, Items, chip_height, joined, shape_item, surface_item
from slidecast.typeset.pictured import icons_of
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, fitted, set_at

ICON_EM = 0.82  # width of a chip's icon
ICON_GAP_EM = 0.3
CHIP_GAP_PX = 18
PROGRAMME_GAP_PX = 48  # at least, between the chips and the programme: less and they read as one
SUBHEAD_GAP_PX = 10  # below the title, whose descenders reach into it


Icon = Picture | Shape
"""What stands before the text of a chip."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page, laid out; `bottom` is where it ends, in pixels."""

    items: Items
    bottom: int


def heading_of(setter: Setter, slide: Slide) -> Head:
    """Return title and subhead: over the whole width, but beside the presenter where they reach down to it."""
    frame = setter.design.frame
    head = title_block(setter, slide, frame.title.y, frame.title.width)
    if head.bottom > frame.presenter.y and setter.design.theme.character.shown and not setter.design.portrait:
        head = title_block(setter, slide, frame.title.y, frame.body.width)
    return head if head.items else Head((), frame.title.y)


def title_block(setter: Setter, slide: Slide, top: int, measure: int) -> Head:
    """Return title and subhead from `top` down."""
    look, theme = setter.design.theme.heading, setter.design.theme
    x = setter.design.frame.title.x
    title = title_setting(setter, slide.title, look.text, measure, setter.design.frame.title_lines)
    ink = Ink(theme.colour(look.text.colour), Role.TITLE)
    groups = [placed(setter, title, x, top, ink)]
    bottom = top + title.height_px
    if slide.subhead:
        subhead = fitted(setter, RichText.of(slide.subhead), look.subhead, measure, lines=1)
        ink = Ink(theme.colour(look.subhead.colour), Role.LABEL)
        gap = setter.design.px(SUBHEAD_GAP_PX)
        groups.append(placed(setter, subhead, x, bottom + gap, ink))
        bottom += subhead.height_px + gap
    return Head(joined(*groups), bottom)


def title_setting(setter: Setter, title: str, look: TextLook, measure: int, lines: int) -> Setting:
    """Return the title in even lines: the fewest lines first, then the largest size; at the floor as many as needed."""
    text = RichText.of(title)
    for wanted in range(1, lines + 1):
        setting = fitted(setter, text, look, measure, lines=wanted, even=True)
        roomy = setting.size_px >= 0.8 * look.size
        if len(setting.lines) <= wanted and (roomy or wanted == lines):
            return setting
    return set_at(setter, text, look, look.floor, measure, even=True)


def tags_row(setter: Setter, slide: Slide, deck: Deck) -> Items:
    """Return the chips at the left and the programme with its date at the right."""
    theme, frame = setter.design.theme, setter.design.frame
    x, y = frame.tags.x, frame.tags.y
    groups: list[Items] = []
    if slide.article is not None:
        form = theme.tags.number_form.format(number=slide.article, total=len(deck.articles))
        group, x = chip_at(setter, theme.tags.number, form, x, y)
        groups.append(group)
    page, last = (page_label(setter, at, slide.pages) for at in (slide.page, slide.pages))
    kept = label_at(setter, theme.tags.page, last, 0, y)[1] if last else 0  # all pages of an article show the same
    room = Area.of(frame.tags).right - x - kept
    icon = site_icon(slide) if theme.tags.domain_icon else None
    group, x = domain_at(setter, slide.url, Area(x, y, room, frame.tags.height), icon)
    groups.append(group)
    for picture in icons_of(slide.body)[1 if group and icon else 0 :]:
        side = chip_height(theme.tags.number)
        groups.append((_icon(setter, picture, Area(x, y, side, side)),))
        x += side + setter.design.px(CHIP_GAP_PX)
    if page:
        groups.append(label_at(setter, theme.tags.page, page, x, y)[0])
    groups.append(_programme(setter, deck, x + kept, y))
    return joined(*groups)


def page_label(setter: Setter, page: int, pages: int) -> str:
    """Return which page of how many it is; nothing for an article of one page."""
    return setter.design.theme.tags.page_form.format(page=page, pages=pages) if pages > 1 else ""


def domain_at(setter: Setter, url: str, spot: Area, icon: Icon | None = None) -> tuple[Items, int]:
    """Return the chip of a link's domain, and where the next chip may begin: as much of it as the spot has room for.

    Sub-domains go first; nothing where even the registered name is too long, or there is none.
    """
    domain = domain_of(url)
    for name in shorter_names(domain) if domain else ():
        items, end = chip_at(setter, setter.design.theme.tags.domain, name, spot.x, spot.y, icon=icon)
        if end - setter.design.px(CHIP_GAP_PX) <= spot.right:
            return items, end
    return (), spot.x


def chip_at(setter: Setter, chip: Chip, text: str, x: int, y: int, *, icon: Icon | None = None) -> tuple[Items, int]:
    """Return a chip with its left edge at `x`, and where the next one may begin."""
    design = setter.design
    setting = fitted(setter, RichText.of(text), chip.text, design.frame.safe.width * 0.6, lines=1)
    indent = round((ICON_EM + ICON_GAP_EM) * setting.size_px) if icon else 0
    area = Area(x, y, round(setting.width_px) + 2 * chip.margins.x + indent, chip_height(chip))
    top = y + (area.height - setting.pitch_px) // 2
    ink = Ink(design.colour(chip.text.colour), Role.LABEL)
    items: Items = (surface_item(design, chip.surface, area),)
    if icon:
        side = round(ICON_EM * setting.size_px)
        spot = Area(x + chip.margins.x - design.px(4), y + (area.height - side) // 2, side, side)
        items += (_icon(setter, icon, spot, chip.text.colour),)
    items += placed(setter, setting, x + chip.margins.x + indent, top, ink)
    return items, area.right + design.px(CHIP_GAP_PX)


def site_icon(slide: Slide) -> Icon:
    """Return the icon of the slide's site; a globe where it has none of its own."""
    return next(iter(icons_of(slide.body)), Shape.GLOBE)


def _icon(setter: Setter, icon: Icon, spot: Area, colour: str = "") -> PageItem:
    if isinstance(icon, Picture):
        return PictureItem(icon.url, spot.x, spot.y, spot.width, spot.height)
    return shape_item(setter.design, icon, spot, (colour,))


def label_at(setter: Setter, look: TextLook, text: str, x: int, y: int) -> tuple[Items, int]:
    """Return a plain label in the row of chips, and where the next one may begin."""
    design = setter.design
    setting = fitted(setter, RichText.of(text), look, design.frame.safe.width * 0.5, lines=1)
    top = y + (chip_height(design.theme.tags.number) - setting.pitch_px) // 2
    ink = Ink(design.colour(look.colour), Role.LABEL)
    return placed(setter, setting, x + design.px(6), top, ink), x + round(setting.width_px) + design.px(24)


def _programme(setter: Setter, deck: Deck, left: int, y: int) -> Items:
    """Return programme and date at the right end of the row: as much of both as there is room for."""
    tags, design = setter.design.theme.tags, setter.design
    name = deck.programme if tags.programme_shown else ""
    date = deck.date if tags.date_shown else ""
    room = Area.of(design.frame.tags).right - left - design.px(PROGRAMME_GAP_PX)
    for label in (f"{name}　{date}" if name and date else "", date or name, ""):
        setting = set_at(setter, RichText.of(label), tags.programme, tags.programme.size, 1_000_000)
        if label and setting.width_px <= room:
            x = Area.of(design.frame.tags).right - round(setting.width_px)
            top = y + (chip_height(tags.number) - setting.pitch_px) // 2
            return placed(setter, setting, x, top, Ink(design.colour(tags.programme.colour), Role.LABEL))
    return ()

"""Plots: slots on the body's area, each with its surface and its words, tried from the wanted sizes to the floors.

A plotter takes a slide, an area and a step of size, and tells where everything stands; the first step at
which all words fit their slots is taken. What no plotter can hold goes onto more pages or becomes running text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from slidecast.model.deck import Deck, Slide
from slidecast.model.looks import Surface
from slidecast.model.page import BoxItem, Role, ShapeItem
from slidecast.model.text import RichText
from slidecast.typeset.flow import body_area, content_head
from slidecast.typeset.items import Area, Items, joined, set_off, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, set_at
from slidecast.typeset.words import STEPS, Stack, place_stack, set_stack

HANDICAP = 3  # steps of size that an earlier plotter may be smaller than a later one and still be taken
UNEVEN = 2  # likewise a plot of equally high cards than one of uneven ones
CHOICES_HELD = 64  # of the last slides, each with its plot


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for words.

    Attributes:
        area: of its surface, pixels; `room` that of its words.
        unit: of the body, that it shows.
        surface: None for words without a ground of their own: lit, they get ground and bar.
        middle: 0 stands the words at the room's top, 0.5 in its middle.
        framed: whether the spoken slot's surface changes; else another slot of the unit shows it.
    """

    area: Area
    room: Area
    words: Stack
    unit: int | None = None
    surface: Surface | None = None
    middle: float = 0.5
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Plot:
    """Slots and what is painted below their surfaces and above them.

    Attributes:
        fits: False where a plotter refuses.
        even: False where cards that tell of equal things are not equally high.
    """

    slots: tuple[Slot, ...]
    below: Items = ()
    above: Items = ()
    fits: bool = True
    even: bool = True


Plotter = Callable[[Setter, Slide, Area, int], Plot]


def lay_out_plots(plotters: tuple[Plotter, ...]) -> Callable[[Setter, Slide, Deck, int | None], Items]:
    """Return a master that lays out by the plotter that suits a slide best."""

    def lay_out(setter: Setter, slide: Slide, deck: Deck, unit: int | None) -> Items:
        plot, step = best_plot(setter, slide, body_area(setter, slide), plotters)
        surfaces = (_ground(setter, slot, unit) for slot in plot.slots)
        words = (_words(setter, slot, step, unit) for slot in plot.slots)
        return joined(content_head(setter, slide, deck), plot.below, *surfaces, plot.above, *words)

    return lay_out


def plots_fit(plotters: tuple[Plotter, ...]) -> Callable[[Setter, Slide, Deck], bool]:
    """Return the test whether one of the plotters holds a slide at the floors of size."""

    @lru_cache(CHOICES_HELD)
    def hold(setter: Setter, slide: Slide) -> bool:
        area = body_area(setter, slide)
        return any(plot_fits(setter, plotter(setter, slide, area, STEPS), STEPS) for plotter in plotters)

    return lambda setter, slide, _: hold(setter, slide)


@lru_cache(CHOICES_HELD)
def best_plot(setter: Setter, slide: Slide, area: Area, plotters: tuple[Plotter, ...]) -> tuple[Plot, int]:
    """Return the plot with the largest sizes, earlier plotters and even cards preferred.

    The last plotter's at the floor if none fits.

    The last choices are kept: another unit of a slide is only another ink.
    """
    best: tuple[int, Plot, int] | None = None
    for rank, plotter in enumerate(plotters):
        for step in range(STEPS + 1):
            if best and step + rank * HANDICAP >= best[0]:
                break
            plot = plotter(setter, slide, area, step)
            if not plot_fits(setter, plot, step):
                continue
            cost = step + rank * HANDICAP + (0 if plot.even else UNEVEN)
            best = (cost, plot, step) if best is None or cost < best[0] else best
            if plot.even:
                break
    return (best[1], best[2]) if best else (plotters[-1](setter, slide, area, STEPS), STEPS)


def plot_fits(setter: Setter, plot: Plot, step: int) -> bool:
    """Return whether a plot's words fit their slots at a step."""
    return plot.fits and all(_slot_fits(setter, slot, step) for slot in plot.slots)


def _slot_fits(setter: Setter, slot: Slot, step: int) -> bool:
    stack = set_stack(setter, slot.words, step, slot.room.width)
    clean = step == STEPS or stack.is_clean  # at the floor, what must break breaks
    return stack.height <= slot.room.height and not stack.splits_words and clean


def _ground(setter: Setter, slot: Slot, unit: int | None) -> Items:
    """Return a slot's surface, or what sets it off while it is spoken of."""
    lit = slot.unit is not None and slot.unit == unit and slot.framed
    if slot.surface is None:
        return set_off(setter.design, slot.area, slot.unit) if lit and slot.unit is not None else ()
    look = slot.surface
    if lit:
        look = _lit(setter, look)
    return (surface_item(setter.design, look, slot.area, slot.unit),)


def _lit(setter: Setter, look: Surface) -> Surface:
    """Return the look of a surface while it is spoken of: of entries the current one, others keep their form."""
    entries = setter.design.theme.entries
    if look == entries.surface:
        return entries.current
    changes = {"outline": entries.current.outline, "outline_width": entries.current.outline_width}
    return look.model_copy(update=changes | ({"fill": entries.current.fill} if is_quiet(setter, look) else {}))


def is_quiet(setter: Setter, look: Surface) -> bool:
    """Return whether a surface is one that text in ink stands on."""
    return look.fill == setter.design.theme.entries.surface.fill


def _words(setter: Setter, slot: Slot, step: int, unit: int | None) -> Items:
    lit = slot.unit is not None and slot.unit == unit
    stack = set_stack(setter, slot.words, step, slot.room.width)
    return place_stack(setter, stack, slot.room, unit=slot.unit, lit=lit, middle=slot.middle)


# What plotters share.


def card_slot(setter: Setter, area: Area, words: Stack, unit: int | None, *, middle: float = 0.5) -> Slot:
    """Return a card with words inside its margins."""
    look = setter.design.theme.entries
    return Slot(area, area.inset(look.margins.x, look.margins.y), words, unit, look.surface, middle)


def needed(setter: Setter, words: Stack, step: int, width: int) -> int:
    """Return the height that words take in a room of this width, pixels."""
    return set_stack(setter, words, step, width).height


def brief(plotter: Plotter, lines: int) -> Plotter:
    """Return the plotter that refuses more than these lines in a slot, and words that only fit at the floor of size.

    Longer text reads better across the page than in narrow columns.
    """

    few = few_lines(plotter, lines)

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        plot = few(setter, slide, area, step)
        return replace(plot, fits=plot.fits and step < STEPS)

    return plot


def narrow(plotter: Plotter, lines: int) -> Plotter:
    """Return the plotter that refuses more than these lines in a slot, and lines that end inside a phrase.

    Other plotters have wider columns, or the slide takes a second page.
    """

    few = few_lines(plotter, lines)

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        plot = few(setter, slide, area, step)
        clean = all(set_stack(setter, slot.words, step, slot.room.width).is_clean for slot in plot.slots)
        return replace(plot, fits=plot.fits and clean)

    return plot


def few_lines(plotter: Plotter, lines: int) -> Plotter:
    """Return the plotter that refuses more than these lines in a slot."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        plot = plotter(setter, slide, area, step)
        few = all(_line_count(setter, slot, step) <= lines for slot in plot.slots)
        return replace(plot, fits=plot.fits and few)

    return plot


def _line_count(setter: Setter, slot: Slot, step: int) -> int:
    return sum(len(setting.lines) for setting in set_stack(setter, slot.words, step, slot.room.width).settings)


def spread(
    area: Area, heights: Sequence[int], gap: int, *, most: float = 1.5, anchor: float = 0.5, level: bool = True
) -> tuple[tuple[Area, ...], bool]:
    """Return rows one below another over the area, and whether they fit it.

    Rows share what is left in proportion, up to `most` times what they need; the rest stands above and below,
    `anchor` of it above. `level` ones are equally high where the area holds them so.
    """
    free = area.height - gap * (len(heights) - 1)
    if level and heights and max(heights) * len(heights) <= free:
        heights = [max(heights)] * len(heights)
    total = sum(heights)
    share = min(max(free / total, 0), most) if total else 1.0
    grown = [round(height * max(share, 1)) for height in heights]
    y = area.y + max(round((free - sum(grown)) * anchor), 0)
    rows: list[Area] = []
    for height in grown:
        rows.append(Area(area.x, y, area.width, height))
        y += height + gap
    return tuple(rows), total <= free


def is_even(rows: Sequence[Area]) -> bool:
    """Return whether rows are equally high."""
    return len({row.height for row in rows}) <= 1


def columns_of(area: Area, count: int, gap: int) -> tuple[Area, ...]:
    """Return equally wide columns over an area."""
    width = (area.width - gap * (count - 1)) // max(count, 1)
    return tuple(Area(area.x + at * (width + gap), area.y, width, area.height) for at in range(count))


def chunks(count: int, width: int) -> tuple[range, ...]:
    """Return the places of `count` things in rows of at most `width`, the rows as even as they can be."""
    rows = -(-count // width)
    edges = [-(-count * row // rows) for row in range(rows + 1)] if rows else [0]
    return tuple(range(start, end) for start, end in pairwise(edges))


def numbered_disc(setter: Setter, label: str, x: int, middle: int, side: int) -> Items:
    """Return a number (or letter) on a disc; its left edge and middle in pixels."""
    design, look = setter.design, setter.design.theme.entries
    disc = BoxItem(x, middle - side // 2, side, side, design.colour(look.number_fill), Role.ORNAMENT, side // 2)
    size = max(min(look.number.size, round(side * 0.66)), look.number.floor)
    number = set_at(setter, RichText.of(label), look.number, size, side)
    ink = Ink(design.colour(look.number.colour), Role.LABEL, align=0.5)
    return joined((disc,), placed(setter, number, x, middle - number.pitch_px // 2, ink, measure_px=side))


def shape(setter: Setter, name: str, area: Area, *colours: str, values: tuple[float, ...] = ()) -> ShapeItem:
    """Return a shape in theme colours."""
    painted = tuple(setter.design.colour(colour) for colour in colours)
    return ShapeItem(name, area.x, area.y, area.width, area.height, painted, Role.ORNAMENT, values)


def bar(setter: Setter, area: Area, colour: str) -> BoxItem:
    """Return a plain bar with round ends."""
    radius = min(area.height, area.width) // 2
    return BoxItem(area.x, area.y, area.width, area.height, setter.design.colour(colour), Role.ORNAMENT, radius)

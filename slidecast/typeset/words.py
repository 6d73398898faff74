"""Words of a slot: texts one below another, set at a step between their looks' wanted sizes and their floors."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from slidecast.lines.compounds import words_of
from slidecast.lines.phrases import phrase_starts
from slidecast.model.looks import TextLook
from slidecast.model.page import Role
from slidecast.model.text import RichText
from slidecast.typeset.figures import with_figures
from slidecast.typeset.items import Area, Items, joined, shape_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, set_at

NARROW_EM = 12  # below this a break inside a phrase is one of few, and shows
BREAKABLE = " 　、。・/-)）」』\n"
STEPS = 5
"""Sizes go from wanted (step 0) to floor (this step)."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a slot and how it looks.

    Attributes:
        colour: a theme colour in place of its look's own; empty for that.
        align: 0 left, 0.5 centred, 1 right.
        bullet: whether a list mark stands before it.
        gap_em: space above it where other words stand over it.
    """

    text: RichText
    look: TextLook
    role: Role = Role.BODY
    colour: str = ""
    align: float = 0.0
    bullet: bool = False
    gap_em: float = 0.12


Stack = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SetStack:
    """Words set in lines; `tops` are their upper edges from the stack's own, `height` its whole, pixels."""

    stack: Stack
    settings: tuple[Setting, ...]
    tops: tuple[int, ...]
    height: int

    @property
    def splits_words(self) -> bool:
        return any(setting.splits_words for setting in self.settings)

    @property
    def is_clean(self) -> bool:
        """Whether figures stay on one line, narrow lines end where phrases do, and wider ones never inside a word."""
        return all(map(_is_clean, self.stack, self.settings))


def _is_clean(word: Words, setting: Setting) -> bool:
    if word.role is Role.FIGURE:
        return len(setting.lines) <= 1
    if len(setting.lines) < 2:
        return True
    if setting.width_px > NARROW_EM * setting.size_px:
        return not setting.tears_words
    text = word.text.strip().plain
    starts = phrase_starts(text, setting.style.protected)
    if word.role is Role.LABEL:  # a few words, no sentence: コンテキスト/ウィンドウ
        starts |= {start for start, _ in words_of(text)}
    return all(line.end in starts or text[line.end - 1] in BREAKABLE for line in setting.lines[:-1])


def stack_of(*words: Words) -> Stack:
    """Return the words that have a text."""
    return tuple(word for word in words if word.text)


def size_at(look: TextLook, step: int) -> int:
    """Return a look's em at a step, pixels."""
    return round(look.size - max(look.size - look.floor, 0) * step / STEPS)


def set_stack(setter: Setter, stack: Iterable[Words], step: int, measure_px: int) -> SetStack:
    """Return the words composed at a step, one below another."""
    words = tuple(stack)
    settings = tuple(_set(setter, word, size_at(word.look, step), measure_px) for word in words)
    tops: list[int] = []
    y = 0
    for at, (word, setting) in enumerate(zip(words, settings, strict=True)):
        y += round(word.gap_em * setting.size_px) if at else 0
        tops.append(y)
        y += setting.height_px
    return SetStack(words, settings, tuple(tops), y)


def _set(setter: Setter, word: Words, size_px: int, measure_px: int) -> Setting:
    text = with_figures(word.text.strip()) if word.role is Role.BODY else word.text.strip()
    room = max(measure_px - _indent(setter, word, size_px), size_px)
    return set_at(setter, text, word.look, size_px, room, even=True)


def _indent(setter: Setter, word: Words, size_px: int) -> int:
    return round(setter.design.theme.flow.bullet.indent * 0.86 * size_px) if word.bullet else 0


def place_stack(setter: Setter, stack: SetStack, area: Area, *, unit: int | None, lit: bool, middle: float) -> Items:
    """Return the words in an area; `middle` 0 stands them at its top, 0.5 in its middle."""
    top = area.y + max(round((area.height - stack.height) * middle), 0)
    groups: list[Items] = []
    for word, setting, offset in zip(stack.stack, stack.settings, stack.tops, strict=True):
        indent = _indent(setter, word, setting.size_px)
        x, y = area.x + indent, top + offset
        ink = _ink(setter, word, unit, lit)
        groups.append(_mark(setter, setting, area.x, y) if word.bullet else ())
        groups.append(placed(setter, setting, x, y, ink, measure_px=area.width - indent if word.align else 0))
    return joined(*groups)


def _ink(setter: Setter, word: Words, unit: int | None, lit: bool) -> Ink:
    """Return the ink of words; running text gets the weight of the spoken unit when it is lit."""
    theme, colour = setter.design.theme, setter.design.colour
    changes = lit and word.look.font == "body"
    current = theme.flow.current
    own = word.colour or word.look.colour
    running = word.role is Role.BODY and not word.colour
    return Ink(
        colour(current.colour if changes and not word.colour else own),
        word.role,
        unit,
        changes,
        colour(theme.marker.colour if lit else theme.marker.quiet_colour) if running else None,
        colour(theme.marker.marked_colour) if running else None,
        colour(theme.flow.figure_colour) if running else None,
        word.align,
    )


def _mark(setter: Setter, setting: Setting, x: int, y: int) -> Items:
    """Return the list mark before a first line."""
    bullet = setter.design.theme.flow.bullet
    side = round(bullet.size * 0.86 * setting.size_px)
    spot = Area(x, y + setting.first_middle_px - side // 2, side, side)
    return (shape_item(setter.design, bullet.shape, spot, bullet.colours),)


def measured_width(setter: Setter, stack: Stack, step: int) -> int:
    """Return the width that the widest of the words takes on one line, pixels."""
    settings = (_set(setter, word, size_at(word.look, step), 1_000_000) for word in stack)
    return max((ceil(setting.width_px) + 1 for setting in settings), default=0)

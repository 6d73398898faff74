"""Text set into lines at a size.

Lines are composed in the heaviest weight that a text may get, so none breaks elsewhere when the voice reaches it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from slidecast.lines.compose import compose
from slidecast.lines.line import Line
from slidecast.lines.prices import COMPOUND_PRICE, INNER_PRICE, QUOTED_PRICE
from slidecast.lines.style import RUBY_SHARE, Breaking, LineStyle, Prohibition
from slidecast.model.looks import TextLook
from slidecast.model.metrics import FontMetrics
from slidecast.model.text import RichText
from slidecast.typeset.design import Design
from slidecast.typeset.items import Area

STEP_PX = 2  # at the design size, between the sizes that are tried
SHRINK = 0.8  # how much smaller a title may get for the sake of its breaks
SLIGHTLY = 0.9  # and how much more for a line fewer
STRANDED = 0.3  # of the widest line: a shorter one looks left behind
CODE_SHARE = 0.92  # of inline code beside the text around it


@dataclass(frozen=True, slots=True)
class Setter:
    """What setting text needs to know: the design, the fonts' measures, and words that no break may split."""

    design: Design
    metrics: FontMetrics
    protected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines.

    Attributes:
        style: how they were composed; its font is the text's at its size.
        pitch_px: from baseline to baseline; with ruby at least an em and the ruby's own, so that none meets the line
            above (JLREQ 3.3.3: line gaps hold the ruby).
        width_px: of the widest line.
        head_px: room above the first line, for its ruby.
    """

    lines: tuple[Line, ...]
    look: TextLook
    style: LineStyle
    pitch_px: int
    width_px: float
    head_px: int = 0

    @property
    def size_px(self) -> int:
        return round(self.style.font.size_px)

    @property
    def splits_words(self) -> bool:
        return any(line.forced for line in self.lines)

    @property
    def height_px(self) -> int:
        return len(self.lines) * self.pitch_px + self.head_px

    @property
    def first_middle_px(self) -> int:
        """How far below the text's top the middle of its first line lies."""
        return self.head_px + self.pitch_px // 2

    @property
    def tears_words(self) -> bool:
        """Whether a line ends inside a word, or a compound of words."""
        return any(line.price >= COMPOUND_PRICE for line in self.lines)

    @property
    def ends_with_phrases(self) -> bool:
        """Whether every line but the last ends where a phrase does, or behind a mark, and none inside brackets."""
        return all(line.price < QUOTED_PRICE for line in self.lines)

    @property
    def worst_price(self) -> float:
        """What a reader minds most of the lines' ends."""
        return max((line.price for line in self.lines), default=0.0)

    @property
    def strands_a_line(self) -> bool:
        """Whether a line is much shorter than the widest."""
        return any(line.width < STRANDED * self.width_px for line in self.lines)

    @property
    def parts_phrases(self) -> bool:
        """Whether a line ends inside a phrase."""
        return any(line.price >= INNER_PRICE for line in self.lines)


def set_at(
    setter: Setter, text: RichText, look: TextLook, size_px: int, measure_px: float, *, even: bool = False
) -> Setting:
    """Return the text composed at one size; its lines hold in the weight of the spoken unit too.

    Args:
        even: all lines as equal in length as they can be, as in titles.
    """
    return _setting(setter, text, look, line_style(setter, look, size_px, even=even), measure_px)


def _setting(setter: Setter, text: RichText, look: TextLook, style: LineStyle, measure_px: float) -> Setting:
    lines = _composed(_Job(text, measure_px, style, setter.metrics)) if text else ()
    width = max((line.width for line in lines), default=0.0)
    pitch, head = _pitch(round(style.font.size_px), look, has_ruby=any(span.ruby for span in text.spans))
    return Setting(lines, look, style, pitch, width, head)


def _pitch(size_px: int, look: TextLook, *, has_ruby: bool) -> tuple[int, int]:
    """Return the distance of baselines, and the room that ruby takes above the first line, pixels."""
    pitch = round(size_px * look.leading)
    if not has_ruby:
        return pitch, 0
    pitch = max(pitch, ceil(size_px * (1 + RUBY_SHARE)))
    return pitch, max(ceil(size_px * RUBY_SHARE - (pitch - size_px) / 2), 0)


def line_style(
    setter: Setter, look: TextLook, size_px: int, *, even: bool = False, breaking: Breaking = Breaking.OPTIMAL
) -> LineStyle:
    """Return how a look's lines are set at a size; what a unit may consist of keeps its spoken weight in reserve."""
    theme = setter.design.theme
    running = look.font == "body"
    strong = theme.font("strong", size_px) if running else None
    lit = running or look in (theme.flow.heading, theme.agenda.text)
    return LineStyle(
        theme.font(look.font, size_px),
        strong_font=strong,
        code_font=theme.font(theme.code.text.font, round(size_px * CODE_SHARE)),
        reserve_font=theme.font(theme.flow.current.font, size_px) if lit else None,
        prohibition=Prohibition.STRICT if theme.composition.strict else Prohibition.LOOSE,
        breaking=breaking,
        latin_gap_em=theme.composition.latin_gap_em,
        hang=theme.composition.hanging,
        justify=theme.composition.justified and running,
        even=even,
        protected=setter.protected,
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """What a composition depends on; hashable, so that a text is composed once for all its units and pages."""

    text: RichText
    measure_px: float
    style: LineStyle
    metrics: FontMetrics


@lru_cache(maxsize=8192)
def _composed(job: _Job) -> tuple[Line, ...]:
    return compose(job.text, job.measure_px, job.style, job.metrics)


def sizes(setter: Setter, look: TextLook) -> Iterator[int]:
    """Yield the sizes of a look from the wanted one down to its floor, in pixels."""
    step = max(setter.design.px(STEP_PX), 1)
    yield from range(look.size, look.floor, -step)
    yield look.floor


def fitted(
    setter: Setter, text: RichText, look: TextLook, measure_px: float, *, lines: int, even: bool = False
) -> Setting:
    """Return the text at the largest size of its look that takes at most `lines` lines; else at its floor."""

    def fits(size_px: int) -> bool:
        rough = _roughly_set(setter, text, look, size_px, measure_px)
        return len(rough.lines) <= lines and not rough.splits_words

    size_px = largest(sizes(setter, look), fits)
    return _evened(setter, text, look, size_px, measure_px) if even else set_at(setter, text, look, size_px, measure_px)


def boxed(setter: Setter, text: RichText, look: TextLook, area: Area, *, even: bool = False) -> Setting:
    """Return the text at the largest size of its look at which it fits the area; else at its floor."""

    def fits(size_px: int) -> bool:
        rough = _roughly_set(setter, text, look, size_px, area.width)
        return rough.height_px <= area.height and not rough.splits_words

    size_px = largest(sizes(setter, look), fits)
    return _evened(setter, text, look, size_px, area.width) if even else set_at(setter, text, look, size_px, area.width)


def _evened(setter: Setter, text: RichText, look: TextLook, most_px: int, measure_px: float) -> Setting:
    """Return a title in even lines that end with phrases, a little smaller than `most_px` where they are fewer so.

    Where none do, it may get as small as its floor for the sake of a word that a larger size would tear.
    """
    largest_first = [size for size in sizes(setter, look) if size <= most_px]

    def even(least_px: float) -> Iterator[Setting]:
        return (set_at(setter, text, look, size, measure_px, even=True) for size in largest_first if size >= least_px)

    close = [one for one in even(most_px * SHRINK) if one.ends_with_phrases]
    if close:
        first = next((one for one in close if not one.strands_a_line), close[0])
        calm = (one for one in close if SLIGHTLY * first.size_px <= one.size_px <= first.size_px)
        return min((one for one in calm if one.worst_price <= first.worst_price), key=lambda one: len(one.lines))
    return next((one for one in even(0) if not one.tears_words), next(even(0)))


def largest(descending: Iterable[int], fits: Callable[[int], bool]) -> int:
    """Return the first of the sizes that fits, else the last; what fits at one size fits at every smaller one."""
    ordered = tuple(descending)
    return ordered[min(bisect_left(ordered, True, key=fits), len(ordered) - 1)]


def _roughly_set(setter: Setter, text: RichText, look: TextLook, size_px: int, measure_px: float) -> Setting:
    """Return the text with its lines as full as can be: as many as well chosen ones, and quicker."""
    style = line_style(setter, look, size_px, breaking=Breaking.GREEDY)
    return _setting(setter, text, look, style, measure_px)

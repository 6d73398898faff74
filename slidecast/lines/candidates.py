"""Where a line of a setting may begin: breaks allowed, with those inside a word only where nothing else fits."""

from dataclasses import dataclass, replace
from itertools import pairwise

from slidecast.lines.characters import is_closing, is_space
from slidecast.lines.opportunities import Join
from slidecast.lines.phrases import phrase_starts
from slidecast.lines.prices import QUOTED_PRICE, TEARING_PRICE, break_prices
from slidecast.lines.setting import Setting
from slidecast.lines.style import LineStyle

TOLERANCE_PX = 0.01
WHOLE_PHRASE_SHARE = 0.45  # of the measure: phrases up to that stay whole, for lines can still be filled
WHOLE_PHRASE_CLUSTERS = 10  # and up to that many clusters: few are longer, and those are compounds
SPLIT_PRICE = {
    Join.OPEN: 0.0,
    Join.GLUED: 10_000.0,
    Join.BOUND: 15_000.0,
    Join.JOINT: 20_000.0,
    Join.SOLID: 40_000.0,
    Join.PROHIBITED: 80_000.0,
}
"""Of a break that rules or glue forbid, beside what `prices` says: always the last resort."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may begin: before cluster `at`, at a price."""

    at: int
    price: float
    forced: bool = False


def candidate_breaks(setting: Setting, measure_px: float, style: LineStyle) -> list[Break]:
    """Return all breaks allowed, the end of the text last; words wider than the measure may be split."""
    phrases = phrase_edges(setting, style)
    prices = setting_prices(setting, phrases, even=style.even)
    keeps_whole = style.glue and not style.justify  # justified lines need places to stretch and to break
    joins = whole_phrases(setting, phrases, prices, measure_px) if keeps_whole else setting.joins
    candidates: list[Break] = []
    start = 0
    for at in (*range(1, len(setting)), len(setting)):
        if at < len(setting) and joins[at] is not Join.OPEN:
            continue
        if setting.width(start, at) > measure_px + TOLERANCE_PX:
            inner = forced_breaks(setting, joins, (start, at), measure_px)
            candidates.extend(replace(one, price=one.price + prices[one.at]) for one in inner)
        candidates.append(Break(at, prices[at] if at < len(setting) else 0.0))
        start = at
    return candidates


def setting_prices(setting: Setting, phrases: tuple[int, ...], *, even: bool) -> tuple[float, ...]:
    """Return the price of a break before each cluster; inline code is minded like words in brackets."""
    prices = break_prices(setting.cells, phrases, even=even)
    if not phrases or not any(span.code for span in setting.spans):
        return prices
    inner = (span.code and span is before for before, span in pairwise(setting.spans))
    return tuple(price + QUOTED_PRICE * coded for price, coded in zip(prices, (False, *inner), strict=True))


def phrase_edges(setting: Setting, style: LineStyle) -> tuple[int, ...]:
    """Return the clusters at which phrases begin, and last the number of clusters; empty where none are wanted."""
    if not style.phrases:
        return ()
    starts = phrase_starts("".join(setting.cells), style.protected)
    offset = setting.starts[0]
    return (0, *(at for at in range(1, len(setting)) if setting.starts[at] - offset in starts), len(setting))


def whole_phrases(
    setting: Setting, phrases: tuple[int, ...], prices: tuple[float, ...], measure_px: float
) -> tuple[Join, ...]:
    """Return the joins with those inside words and short phrases glued."""
    tears = (price >= TEARING_PRICE for price in prices)
    joins = [max(join, Join.GLUED) if torn else join for join, torn in zip(setting.joins, tears, strict=True)]
    for start, end in pairwise(phrases):
        if end - start > WHOLE_PHRASE_CLUSTERS or setting.width(start, end) > WHOLE_PHRASE_SHARE * measure_px:
            continue
        for at in range(start + 1, end):
            before = setting.cells[at - 1]
            if joins[at] is Join.OPEN and not is_space(before) and not is_closing(before):
                joins[at] = Join.GLUED
    return tuple(joins)


def forced_breaks(setting: Setting, joins: tuple[Join, ...], extent: tuple[int, int], measure_px: float) -> list[Break]:
    """Return breaks inside a word that is wider than the measure, as firm joins as are needed to make it fit."""
    start, end = extent
    inner: list[int] = []
    for firmest in (Join.GLUED, Join.BOUND, Join.JOINT, Join.SOLID, Join.PROHIBITED):
        inner = [at for at in range(start + 1, end) if joins[at] <= firmest]
        if all(setting.width(a, b) <= measure_px + TOLERANCE_PX for a, b in pairwise([start, *inner, end])):
            break
    return [Break(at, SPLIT_PRICE[joins[at]], forced=joins[at] > Join.GLUED) for at in inner]

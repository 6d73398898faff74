"""Choosing breaks: the fullest lines one by one, or the least ragged paragraph by dynamic programming."""

import math
from dataclasses import dataclass
from itertools import pairwise

from slidecast.lines.characters import is_closing, is_space, is_wide, line_class
from slidecast.lines.opportunities import Join
from slidecast.lines.phrases import phrase_starts
from slidecast.lines.setting import Setting
from slidecast.lines.style import Breaking, LineStyle

TOLERANCE_PX = 0.01
# Prices: what a reader minds, relative to one another.
LINE_PRICE = 1_000.0  # fewer lines always win
RAGGED_PRICE = 40.0  # of a line as short as nothing; a line half as short costs a quarter
SPLIT_PRICE = {
    Join.OPEN: 0.0,
    Join.GLUED: 10_000.0,
    Join.JOINT: 20_000.0,
    Join.SOLID: 40_000.0,
    Join.PROHIBITED: 80_000.0,
}
STUB_PRICE = 5_000.0  # a last line of too few characters
PHRASE_PRICE = 1.0
SPACE_PRICE = 3.0  # between two Latin words
INNER_PRICE = 8.0  # inside a phrase
COMPOUND_PRICE = 14.0  # inside a word of kanji or katakana
HYPHEN_PRICE = 12.0


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may begin: before cluster `at`, at a price."""

    at: int
    price: float
    forced: bool = False


def choose_breaks(setting: Setting, measure_px: float, style: LineStyle) -> list[Break]:
    """Return where the lines after the first begin, and last the end of the text."""
    candidates = candidate_breaks(setting, measure_px, style)
    if style.breaking is Breaking.GREEDY:
        return fill(setting, candidates, measure_px)
    return least_ragged(setting, candidates, measure_px, style)


def candidate_breaks(setting: Setting, measure_px: float, style: LineStyle) -> list[Break]:
    """Return all breaks allowed, the end of the text last; words wider than the measure may be split."""
    prices = phrase_prices(setting, style)
    candidates: list[Break] = []
    start = 0
    for at in (*range(1, len(setting)), len(setting)):
        if at < len(setting) and setting.joins[at] is not Join.OPEN:
            continue
        if setting.width(start, at) > measure_px + TOLERANCE_PX:
            candidates.extend(forced_breaks(setting, start, at, measure_px))
        candidates.append(Break(at, prices[at] if at < len(setting) else 0.0))
        start = at
    return candidates


def forced_breaks(setting: Setting, start: int, end: int, measure_px: float) -> list[Break]:
    """Return breaks inside a word that is wider than the measure, as firm joins as are needed to make it fit."""
    firmest = Join.OPEN
    for firmest in (Join.GLUED, Join.JOINT, Join.SOLID, Join.PROHIBITED):
        inner = [at for at in range(start + 1, end) if setting.joins[at] <= firmest]
        edges = [start, *inner, end]
        if all(setting.width(a, b) <= measure_px + TOLERANCE_PX for a, b in pairwise(edges)):
            break
    inner = [at for at in range(start + 1, end) if setting.joins[at] <= firmest]
    return [Break(at, SPLIT_PRICE[setting.joins[at]], forced=setting.joins[at] > Join.GLUED) for at in inner]


def phrase_prices(setting: Setting, style: LineStyle) -> list[float]:
    """Return the price of a break before each cluster by what it parts."""
    if not style.phrases:
        return [0.0] * len(setting)
    text = "".join(setting.cells)
    starts = phrase_starts(text, style.protected)
    offset = setting.starts[0]
    return [
        break_price(setting.cells[at - 1], setting.cells[at], setting.starts[at] - offset in starts) if at else 0.0
        for at in range(len(setting))
    ]


def break_price(before: str, after: str, phrase: bool) -> float:
    """Return the price of a break between two clusters."""
    if is_space(before):
        return 0.0 if is_wide(after) else SPACE_PRICE
    if is_closing(before):
        return 0.0
    if phrase:
        return PHRASE_PRICE
    if not is_wide(before) and not is_wide(after):
        return HYPHEN_PRICE
    return COMPOUND_PRICE if kind(before) == kind(after) != "hiragana" else INNER_PRICE


def kind(cluster: str) -> str:
    """Return the script of a cluster, as far as compounds go."""
    if "ぁ" <= cluster <= "ゟ":
        return "hiragana"
    if "゠" <= cluster <= "ヿ":
        return "katakana"
    return line_class(cluster).name


def fill(setting: Setting, candidates: list[Break], measure_px: float) -> list[Break]:
    """Return breaks that make each line as full as it can be."""
    chosen: list[Break] = []
    line_start, last = setting.line_start(0), candidates[0]
    for candidate in candidates[1:]:
        if setting.line_end(candidate.at) - line_start > measure_px + TOLERANCE_PX:
            chosen.append(last)
            line_start = setting.line_start(last.at)
        last = candidate
    return [*chosen, last]


def least_ragged(setting: Setting, candidates: list[Break], measure_px: float, style: LineStyle) -> list[Break]:
    """Return the breaks with the least sum of prices and squared slacks (Knuth and Plass, without stretch)."""
    nodes = [Break(0, 0.0), *candidates]
    starts = [setting.line_start(node.at) for node in candidates[:-1]]
    starts.insert(0, setting.line_start(0))
    best, back = [0.0], [0]
    for end, node in enumerate(candidates, start=1):
        is_last = node is candidates[-1]
        ragged = RAGGED_PRICE / measure_px**2 if style.even or not is_last else 0.0
        limit = setting.line_end(node.at) - measure_px
        cheapest, origin = math.inf, end - 1
        for start in range(end - 1, -1, -1):
            slack = starts[start] - limit
            if slack < -TOLERANCE_PX and start < end - 1:
                break
            cost = best[start] + (ragged * slack * slack if slack > 0 else 0.0)
            if is_last and start and setting.is_stub(nodes[start].at, style.min_last_chars):
                cost += STUB_PRICE
            if cost < cheapest:
                cheapest, origin = cost, start
        best.append(cheapest + LINE_PRICE + node.price)
        back.append(origin)
    return traced(nodes, back)


def traced(nodes: list[Break], back: list[int]) -> list[Break]:
    """Return the breaks on the best way, from where each came from."""
    chosen, at = [], len(nodes) - 1
    while at:
        chosen.append(nodes[at])
        at = back[at]
    return chosen[::-1]

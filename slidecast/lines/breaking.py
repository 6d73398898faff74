"""Choosing breaks: the fullest lines one by one, or the least ragged paragraph by dynamic programming."""

import math

from slidecast.lines.candidates import TOLERANCE_PX, Break, candidate_breaks
from slidecast.lines.setting import Setting
from slidecast.lines.style import Breaking, LineStyle

LINE_PRICE = 1_000.0  # fewer lines always win
RAGGED_PRICE = 40.0  # of a line as short as nothing; a line half as short costs a quarter
STUB_PRICE = 5_000.0  # a last line of too few characters
SHORT_LAST = 0.4  # of the measure: a last line shorter than that looks forlorn
SHORT_LAST_PRICE = 40.0  # of one as short as nothing


def choose_breaks(setting: Setting, measure_px: float, style: LineStyle) -> list[Break]:
    """Return where the lines after the first begin, and last the end of the text."""
    candidates = candidate_breaks(setting, measure_px, style)
    if style.breaking is Breaking.GREEDY:
        return fill(setting, candidates, measure_px)
    return least_ragged(setting, candidates, measure_px, style)


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
            if is_last and start:
                cost += last_line_price(setting, nodes[start].at, 1 - slack / measure_px, style)
            if cost < cheapest:
                cheapest, origin = cost, start
        best.append(cheapest + LINE_PRICE + node.price)
        back.append(origin)
    return traced(nodes, back)


def last_line_price(setting: Setting, start: int, share: float, style: LineStyle) -> float:
    """Return the price of a last line that begins at a cluster and fills a share of the measure."""
    lack = max(1 - share / SHORT_LAST, 0.0)
    stub = STUB_PRICE if setting.is_stub(start, style.min_last_chars) else 0.0
    return stub + (SHORT_LAST_PRICE * lack * lack if style.phrases else 0.0)


def traced(nodes: list[Break], back: list[int]) -> list[Break]:
    """Return the breaks on the best way, from where each came from."""
    chosen, at = [], len(nodes) - 1
    while at:
        chosen.append(nodes[at])
        at = back[at]
    return chosen[::-1]

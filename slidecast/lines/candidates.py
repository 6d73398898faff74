"""Where a line of a setting may begin, and what each break costs a reader."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise, repeat

from slidecast.lines.characters import is_closing, is_space, is_wide, line_class
from slidecast.lines.compounds import PARTICLES, compound_parts, loanword_parts
from slidecast.lines.opportunities import Join
from slidecast.lines.phrases import phrase_starts, quoted_offsets
from slidecast.lines.setting import Setting
from slidecast.lines.style import LineStyle

TOLERANCE_PX = 0.01
WHOLE_PHRASE_SHARE = 0.45  # of the measure: phrases up to that stay whole, for lines can still be filled
WHOLE_PHRASE_CLUSTERS = 10  # and up to that many clusters: few are longer, and those are compounds
# Prices: what a reader minds, relative to one another.
SPLIT_PRICE = {
    Join.OPEN: 0.0,
    Join.GLUED: 10_000.0,
    Join.BOUND: 15_000.0,
    Join.JOINT: 20_000.0,
    Join.SOLID: 40_000.0,
    Join.PROHIBITED: 80_000.0,
}
CLAUSE_PRICE = -4.0  # behind what ends a clause or parts a title from its site: a gain
PHRASE_PRICE = 1.0
SPACE_PRICE = 3.0  # between two Latin words
INNER_PRICE = 8.0  # inside a phrase, where another script begins a word: 生成AI/サービス, with a space or without
HYPHEN_PRICE = 12.0
VERSION_PRICE = 12.0  # before a figure behind a Latin word: Gemini/2.5
PARTICLE_PRICE = 12.0  # before a particle: サービス/の
COLONS = frozenset(":：―—─")  # and dashes: what they lead to may begin a line
DASHES = frozenset("―—─")
COMPOUND_PRICE = 14.0  # inside a compound: 評価/基盤, for most are of words of two kanji
TEARING_PRICE = 30.0  # and above: a word is torn, only where what holds together is longer than the measure
KANA_PRICE = 30.0  # among kana: 導入さ/れた
LOANWORD_PRICE = 32.0  # between the loanwords of a compound: データベース/システム
TAIL_PRICE = 34.0  # before the kana that belong to a word: 向/け, 支援/する
ODD_PRICE = 40.0  # between the two kanji of a word of a compound: 評/価基盤, inside a loanword: テ/キスト
QUOTED_PRICE = 6.0  # more, within a short text in brackets: 「Common/Pile」
DASH_PRICE = 16.0  # before a dash that has a space on either side
SEPARATORS = frozenset("-–—―·|/")
CLAUSE_ENDS = frozenset("。！？｜|：")

KANJI = "kanji"


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may begin: before cluster `at`, at a price."""

    at: int
    price: float
    forced: bool = False


def candidate_breaks(setting: Setting, measure_px: float, style: LineStyle) -> list[Break]:
    """Return all breaks allowed, the end of the text last; words wider than the measure may be split."""
    phrases = phrase_edges(setting, style)
    prices = break_prices(setting.cells, phrases)
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


@lru_cache(maxsize=2048)
def break_prices(cells: tuple[str, ...], phrases: tuple[int, ...]) -> tuple[float, ...]:
    """Return the price of a break before each cluster by what it parts; none has one where no phrases are wanted."""
    if not phrases:
        return (0.0,) * len(cells)
    behind_spaces = (at + 1 for at in phrases[:-1] if is_space(cells[at]))  # the model's phrases begin with a space
    starts, quoted = frozenset((*phrases, *behind_spaces)), quoted_offsets("".join(cells))
    offsets = accumulate(map(len, cells), initial=0)
    return tuple(
        break_price(cells, at, run, phrase=at in starts) + QUOTED_PRICE * (offset in quoted)
        for at, (run, offset) in enumerate(zip(script_runs(cells), offsets, strict=False))
    )


def script_runs(cells: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretch of one script that each cluster stands in: where it starts and ends."""
    start = 0
    for _, group in groupby(cells, kind):
        length = len(tuple(group))
        yield from repeat((start, start + length), length)
        start += length


def break_price(cells: tuple[str, ...], at: int, run: tuple[int, int], *, phrase: bool) -> float:
    """Return the price of a break before a cluster by what it parts.

    Args:
        run: the stretch of one script that the cluster stands in.
        phrase: a phrase begins there.
    """
    if at == 0:
        return 0.0
    before, after = cells[at - 1], cells[at]
    if ends_clause(cells, at):
        return CLAUSE_PRICE
    if is_space(before):
        return space_price(cells, at, phrase=phrase)
    if is_closing(before):
        return 0.0
    if after in DASHES:
        return DASH_PRICE
    if phrase or before in COLONS:
        return PHRASE_PRICE
    if not is_wide(before) and not is_wide(after):
        return HYPHEN_PRICE
    return word_price(cells, at, run)


def ends_clause(cells: tuple[str, ...], at: int) -> bool:
    """Return whether a clause, or one of the parts of a title, ends before a cluster, with a space behind it or not."""
    last = at - 1 - is_space(cells[at - 1])
    return last > 0 and (cells[last] in CLAUSE_ENDS or parts_off(cells, last) or cells[last:at] == (":", " "))


def space_price(cells: tuple[str, ...], at: int, *, phrase: bool) -> float:
    """Return the price of a break behind a space: `Chinchilla の` minds it as much as `サービスの` does."""
    if parts_off(cells, at):
        return DASH_PRICE
    if cells[at].isdecimal() and at > 1 and cells[at - 2].isascii():
        return VERSION_PRICE
    if phrase:
        return PHRASE_PRICE
    if not is_wide(cells[at]):
        return SPACE_PRICE
    if cells[at - 1] != " " or at < 2 or is_wide(cells[at - 2]):
        return 0.0
    return PARTICLE_PRICE if is_particle(cells, at) else INNER_PRICE


def parts_off(cells: tuple[str, ...], at: int) -> bool:
    """Return whether a dash or point with a space on either side stands at `at`: it ends a line, and begins none."""
    spaced = 0 < at < len(cells) - 1 and is_space(cells[at - 1]) and is_space(cells[at + 1])
    return spaced and cells[at] in SEPARATORS


def word_price(cells: tuple[str, ...], at: int, run: tuple[int, int]) -> float:
    """Return the price of a break inside a phrase; see `break_price`."""
    before, after = kind(cells[at - 1]), kind(cells[at])
    if before != after:
        if after == "hiragana":
            return tail_price(cells, at)
        return COMPOUND_PRICE if joins_verbs(cells, at) else INNER_PRICE
    if after == "hiragana":
        return KANA_PRICE
    start, end = run
    if after == "katakana":
        return LOANWORD_PRICE if at - start in loanword_parts("".join(cells[start:end])) else ODD_PRICE
    if after == KANJI:
        parts = compound_parts("".join(cells[start:end]), "".join(cells[end : end + 1]))
        return COMPOUND_PRICE if at - start in parts else ODD_PRICE
    return COMPOUND_PRICE


def tail_price(cells: tuple[str, ...], at: int) -> float:
    """Return the price of a break before the first kana after a word: of a particle that stands alone, or not."""
    return PARTICLE_PRICE if is_particle(cells, at) else TAIL_PRICE


def is_particle(cells: tuple[str, ...], at: int) -> bool:
    alone = at + 1 == len(cells) or kind(cells[at + 1]) != "hiragana"
    return alone and cells[at] in PARTICLES


def joins_verbs(cells: tuple[str, ...], at: int) -> bool:
    """Return whether one kana stands between two kanji: 読み/込み, 切り/替え, 立ち/上げ."""
    middle, before = kind(cells[at - 1]), kind(cells[at - 2]) if at > 1 else ""
    return middle == "hiragana" and before == kind(cells[at]) == KANJI


def kind(cluster: str) -> str:
    """Return the script of a cluster, as far as compounds go."""
    if "ぁ" <= cluster <= "ゟ":
        return "hiragana"
    if "゠" <= cluster <= "ヿ" and cluster != "・":
        return "katakana"
    if "一" <= cluster <= "鿿" or cluster == "々":
        return KANJI
    return line_class(cluster).name

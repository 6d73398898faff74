"""Where a line may break: between which clusters, and what keeps others together.

Prohibitions follow UAX #14 (rule numbers in the table) and the kinsoku lists of ECMA-376 part 1, 17.15.1.58
and 17.15.1.59 (Japanese). Glue (numbers with units, protected words, a closing bracket with its particle)
is ours, and gives way only when what it holds is longer than the measure.
"""

import re
from enum import IntEnum

from slidecast.lines.characters import LineClass, is_closing, is_wide, line_class
from slidecast.lines.style import LineStyle, Prohibition


class Join(IntEnum):
    """How firmly two neighbouring clusters hold together; only OPEN may break unless a word must be split."""

    OPEN = 0
    GLUED = 1  # a break is legal, but we keep the word whole
    JOINT = 2  # inside a Latin word, after - / . _ and the like
    SOLID = 3  # inside a Latin word
    PROHIBITED = 4  # a rule of Japanese setting forbids it


_C = LineClass
NO_BREAK_BEFORE = frozenset("!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠…‥―〟")
NO_BREAK_AFTER = frozenset("$([{£¥‘“〈《「『【〔〝＄（［｛｢￡￥")
_NEVER_BEFORE = frozenset({_C.CL, _C.CP, _C.EX, _C.SY})  # LB13, after spaces too
_NOT_BEFORE = frozenset({_C.BA, _C.HY, _C.NS, _C.IN, _C.QU, _C.IS, _C.GL})  # LB12a, 13, 19, 21, 22
_NOT_AFTER = frozenset({_C.OP, _C.QU, _C.BB, _C.GL})  # LB12, 14, 19, 21
_LETTERS = {_C.AL, _C.NU}
_PAIRS = frozenset(
    {(_C.AL, _C.AL), (_C.AL, _C.NU), (_C.NU, _C.AL), (_C.NU, _C.NU)}  # LB23, 25, 28
    | {(_C.PR, _C.ID), (_C.PR, _C.CJ), (_C.ID, _C.PO), (_C.CJ, _C.PO)}  # LB23a
    | {(_C.PR, _C.AL), (_C.PO, _C.AL), (_C.AL, _C.PR), (_C.AL, _C.PO)}  # LB24
    | {(a, b) for a in (_C.CL, _C.CP, _C.NU) for b in (_C.PO, _C.PR)}  # LB25
    | {(a, b) for a in (_C.PO, _C.PR) for b in (_C.OP, _C.NU)}  # LB25
    | {(a, _C.NU) for a in (_C.HY, _C.IS, _C.SY)}  # LB25
    | {(_C.IS, _C.AL), (_C.B2, _C.B2)}  # LB29, 17
    | {(_C.CP, _C.AL), (_C.CP, _C.NU)}  # LB30
)
_DASHES = "―—─…‥"
_JOINTS = "-/._?&=#:~%@+,‐–"
_PARTICLE = re.compile("[ぁ-ゖ]")
_UNITS = (
    "年月日時分秒週円銭人名個件回本台枚冊社位倍割歳才号章節種階度点票編話巻版番目行列字語問代型式系機次期軒校隻頭匹羽杯"
    "つ万億兆京千百十坪畳缶束曲局戦勝敗連泊席室戸棟品拍桁層段級等票者国州県市区町村か所カ所ヶ所ヵ所ページ"
)
_UNIT_WORDS = (
    "時間|分間|年間|週間|日間|[かカヶヵケ]月|[かカヶヵケ]国|[かカヶヵケ]所|番目|種類|世代"
    "|ドル|ユーロ|ページ|パーセント|ポイント|バイト|ビット|メートル|キロ|トン|トークン|パラメータ"
)
_NUMBER = "[0-9０-９](?:[0-9０-９,.，．]*[0-9０-９])?"
_SCALE = "[万億兆千百十]*"
_QUANTITY = re.compile(f"(?:第|約)?{_NUMBER}{_SCALE}(?:{_UNIT_WORDS}|[{_UNITS}]?)")


def joins(cells: tuple[str, ...], style: LineStyle) -> list[Join]:
    """Return for every cluster how it holds to the one before; the first is OPEN."""
    found = [Join.OPEN] * len(cells)
    last = -1  # the last cluster that is not a space
    for at in range(1, len(cells)):
        if line_class(cells[at - 1]) is not _C.SP:
            last = at - 1
        found[at] = join_of(cells, last, at, style)
    if style.glue:
        for start, end in glued_ranges("".join(cells), style.protected):
            glue(found, cells, start, end)
    return found


def join_of(cells: tuple[str, ...], last: int, at: int, style: LineStyle) -> Join:
    """Return how cluster `at` holds to the cluster `last`, the last before it that is not a space."""
    after, spaced = cells[at], last != at - 1
    if line_class(after) in (_C.SP, _C.ZW):
        return Join.PROHIBITED
    if last < 0:
        return Join.PROHIBITED  # leading spaces stay with the first word
    before = cells[last]
    if prohibited(before, after, spaced, style.prohibition):
        return word_join(before, after) if not spaced else Join.PROHIBITED
    if spaced:
        return Join.OPEN
    if line_class(before) in (_C.HY, _C.SY) and not style.hyphens and not is_wide(after):
        return Join.JOINT
    if style.glue and is_closing(before) and before not in "、。，．" and _PARTICLE.match(after):
        return Join.GLUED
    return Join.OPEN


def word_join(before: str, after: str) -> Join:
    """Return how firmly two clusters hold that no break may part: as parts of a Latin word, or by rule."""
    if is_wide(before) or is_wide(after) or before in NO_BREAK_AFTER or after in NO_BREAK_BEFORE:
        return Join.PROHIBITED
    return Join.JOINT if before in _JOINTS else Join.SOLID


def prohibited(before: str, after: str, spaced: bool, prohibition: Prohibition) -> bool:
    """Tell whether UAX #14 or ECMA-376 forbids a break between two clusters, with or without spaces between."""
    left, right = resolved(before, prohibition), resolved(after, prohibition)
    if right in _NEVER_BEFORE or left is _C.OP:
        return True
    if (left, right) in ((_C.CL, _C.NS), (_C.CP, _C.NS), (_C.B2, _C.B2), (_C.QU, _C.OP)):
        return True
    if spaced:
        return False
    return direct(before, left, right) or listed(before, after, prohibition)


def direct(before: str, left: LineClass, right: LineClass) -> bool:
    """Tell whether UAX #14 forbids a break between neighbours."""
    if left is _C.ZW:
        return False
    if right is _C.GL:
        return left not in (_C.BA, _C.HY)
    if right in _NOT_BEFORE or left in _NOT_AFTER or (left, right) in _PAIRS:
        return True
    return right is _C.OP and left in _LETTERS and not is_wide(before)


def listed(before: str, after: str, prohibition: Prohibition) -> bool:
    """Tell whether ECMA-376's lists, or the pairs of dashes and dots, forbid a break."""
    if before in _DASHES and after in _DASHES:
        return True
    if prohibition is Prohibition.LOOSE and line_class(after) is _C.NS:
        return False
    return after in NO_BREAK_BEFORE or before in NO_BREAK_AFTER


def resolved(cluster: str, prohibition: Prohibition) -> LineClass:
    """Return a cluster's class with small kana decided."""
    name = line_class(cluster)
    if name is _C.CJ:
        return _C.NS if prohibition is Prohibition.STRICT else _C.ID
    if name is _C.NS and prohibition is Prohibition.LOOSE and cluster in "々〻ゝゞヽヾ〜゠・：；":
        return _C.ID
    return name


def glued_ranges(text: str, protected: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the character ranges of quantities and protected words."""
    ranges = [match.span() for match in _QUANTITY.finditer(text)]
    for word in protected:
        ranges.extend(match.span() for match in re.finditer(re.escape(word), text))
    return ranges


def glue(found: list[Join], cells: tuple[str, ...], start: int, end: int) -> None:
    """Glue the clusters of the characters `start` up to `end` in place."""
    offset = 0
    for at, cell in enumerate(cells):
        if start < offset < end and found[at] is Join.OPEN:
            found[at] = Join.GLUED
        offset += len(cell)

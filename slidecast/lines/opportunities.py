"""Where a line may break: between which clusters, and what keeps others together.

Prohibitions follow UAX #14 (rule numbers in the table) and the kinsoku lists of ECMA-376 part 1, 17.15.1.58
and 17.15.1.59 (Japanese). Glue (numbers with units, a point's number with its first letter, loanwords, protected
words, a closing bracket with its particle) is ours, and gives way only when what it holds is longer than the measure.
"""

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from slidecast.lines.characters import LineClass, is_closing, is_wide, line_class
from slidecast.lines.compounds import words_of
from slidecast.lines.phrases import word_ranges
from slidecast.lines.style import Prohibition, Rules


class Join(IntEnum):
    """How firmly two neighbouring clusters hold together; only OPEN may break unless a word must be split."""

    OPEN = 0
    GLUED = 1  # a break is legal, but we keep the phrase whole
    BOUND = 2  # inside a number with its unit, a loanword, a protected word
    JOINT = 3  # inside a Latin word, after - / . _ and the like
    SOLID = 4  # inside a Latin word
    PROHIBITED = 5  # a rule of Japanese setting forbids it


_C = LineClass
NO_BREAK_BEFORE = frozenset("!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠…‥〟")
NO_BREAK_AFTER = frozenset("$([{£¥‘“〈《「『【〔〝＄（［｛｢￡￥")
_NEVER_BEFORE = frozenset({_C.CL, _C.CP, _C.EX, _C.SY, _C.IS})  # LB13, 15d: after spaces too
_NOT_BEFORE = frozenset({_C.BA, _C.HY, _C.NS, _C.IN, _C.QU, _C.GL})  # LB12a, 13, 19, 21, 22
_NOT_AFTER = frozenset({_C.OP, _C.QU, _C.BB, _C.GL})  # LB12, 14, 19, 21
_NOT_ACROSS_SPACES = frozenset(
    {(_C.CL, _C.NS), (_C.CP, _C.NS), (_C.B2, _C.B2), (_C.QU, _C.OP), (_C.QU, _C.NS)}
)  # LB15-17
_PAIRED_QUOTES = {"“": _C.OP, "‘": _C.OP, "”": _C.CL, "’": _C.CL}
_WORD_STARTS = frozenset({_C.SP, _C.ZW, _C.GL, _C.CB})
_LOOSE_STARTERS = frozenset("々〻ゝゞヽヾ〜゠・：；")
_PAIRS = frozenset(
    {(_C.AL, _C.AL), (_C.AL, _C.NU), (_C.NU, _C.AL), (_C.NU, _C.NU)}  # LB23, 25, 28
    | {(_C.PR, _C.ID), (_C.PR, _C.CJ), (_C.ID, _C.PO), (_C.CJ, _C.PO)}  # LB23a
    | {(_C.PR, _C.AL), (_C.PO, _C.AL), (_C.AL, _C.PR), (_C.AL, _C.PO)}  # LB24
    | {(a, b) for a in (_C.CL, _C.CP, _C.NU) for b in (_C.PO, _C.PR)}  # LB25
    | {(a, b) for a in (_C.PO, _C.PR) for b in (_C.OP, _C.NU)}  # LB25
    | {(a, b) for a in (_C.IS, _C.SY) for b in (_C.PO, _C.PR)}  # LB25, as if after a figure
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
_WEEKDAY = "(?:[（(][月火水木金土日祝・]{1,4}[）)])?"
_DAY = re.compile(f"{_NUMBER}月{_NUMBER}日{_WEEKDAY}|{_NUMBER}日{_WEEKDAY}|{_NUMBER}時{_NUMBER}分")
_LOANWORD = re.compile("(?<![ァ-ヴー])[ァ-ヴー]{2,8}(?![ァ-ヴー])")  # longer ones are compounds: too long to keep whole
_QUANTITY = re.compile(f"(?:第|約)?{_NUMBER}(?:[〜～–-]{_NUMBER})?{_SCALE}(?: ?(?:{_UNIT_WORDS}|[{_UNITS}]))?")
_ORDINAL = re.compile(r"\s*(?:[0-9０-９]{1,2}[.)．）:：]|[①-⑳❶-❿])\s*\S")
"""What numbers a point or heading, with the letter behind it: a number never stands alone on the first line."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cluster with what the rules ask of it."""

    text: str
    name: LineClass
    wide: bool


@lru_cache(maxsize=2048)
def joins(cells: tuple[str, ...], rules: Rules) -> tuple[Join, ...]:
    """Return for every cluster how it holds to the one before; the first is OPEN."""
    classed = classify(cells, rules.prohibition)
    found = [Join.OPEN] * len(cells)
    last: _Cell | None = None  # the last that is not a space
    for at in range(1, len(cells)):
        before = classed[at - 1]
        last = last if before.name is _C.SP else before
        found[at] = _join(last, classed[at], before.name is _C.SP, rules)
    if rules.glue:
        glue(found, cells, rules.protected)
    return tuple(found)


def classify(cells: tuple[str, ...], prohibition: Prohibition) -> list[_Cell]:
    """Return every cluster with its class, small kana and quotation marks decided."""
    classed = [_Cell(cell, resolved(cell, prohibition), is_wide(cell)) for cell in cells]
    for at, cell in enumerate(cells):
        if cell in "-‐" and (at == 0 or classed[at - 1].name in _WORD_STARTS):
            classed[at] = replace(classed[at], name=_C.BB)  # LB20a: a hyphen that begins a word
    for at in range(1, len(cells) - 1):
        if cells[at] in _PAIRED_QUOTES and classed[at - 1].wide and classed[at + 1].wide:
            classed[at] = replace(classed[at], name=_PAIRED_QUOTES[cells[at]])  # LB19a
    return classed


def resolved(cluster: str, prohibition: Prohibition) -> LineClass:
    """Return a cluster's class with small kana decided."""
    name = line_class(cluster)
    if name is _C.CJ:
        return _C.NS if prohibition is Prohibition.STRICT else _C.ID
    if prohibition is Prohibition.LOOSE and cluster in _LOOSE_STARTERS:
        return _C.ID
    return name


def _join(before: _Cell | None, after: _Cell, spaced: bool, rules: Rules) -> Join:
    """Return how a cluster holds to the last before it that is not a space, `spaced` by spaces or its neighbour."""
    if before is None or after.name in (_C.SP, _C.ZW):
        return Join.PROHIBITED  # leading spaces stay with the first word, trailing ones with the last
    if forbidden(before, after, spaced):
        return Join.PROHIBITED if spaced else word_join(before, after)
    if listed(before, after, rules.prohibition):
        return Join.PROHIBITED
    if spaced:
        return Join.OPEN
    if not after.wide and (before.name is _C.SY or (before.name is _C.HY and not rules.hyphens)):
        return Join.JOINT
    particle = is_closing(before.text) and before.text not in "、。，．】" and _PARTICLE.match(after.text)
    return Join.GLUED if rules.glue and particle else Join.OPEN


def forbidden(before: _Cell, after: _Cell, spaced: bool) -> bool:
    """Tell whether UAX #14 forbids a break between two clusters, with or without spaces between."""
    left, right = before.name, after.name
    if left is _C.ZW:
        return False
    if right in _NEVER_BEFORE or left is _C.OP or (left, right) in _NOT_ACROSS_SPACES:
        return True
    if spaced:
        return False
    if right is _C.GL:
        return left not in (_C.BA, _C.HY)
    if right in _NOT_BEFORE or left in _NOT_AFTER or (left, right) in _PAIRS:
        return True
    return right is _C.OP and left in (_C.AL, _C.NU) and not after.wide  # LB30


def listed(before: _Cell, after: _Cell, prohibition: Prohibition) -> bool:
    """Tell whether ECMA-376's lists, or a pair of dashes or dots, forbid a break between neighbours."""
    if before.text in _DASHES and after.text in _DASHES:
        return True
    if prohibition is Prohibition.LOOSE and after.text in _LOOSE_STARTERS:
        return False
    return after.text in NO_BREAK_BEFORE or before.text in NO_BREAK_AFTER


def word_join(before: _Cell, after: _Cell) -> Join:
    """Return how firmly two clusters hold that no break may part: as parts of a Latin word, or by rule."""
    if before.wide or after.wide or before.text in NO_BREAK_AFTER or after.text in NO_BREAK_BEFORE:
        return Join.PROHIBITED
    return Join.JOINT if before.text in _JOINTS else Join.SOLID


def glue(found: list[Join], cells: tuple[str, ...], protected: tuple[str, ...]) -> None:
    """Mark in place the breaks inside quantities and protected words as bound."""
    at_offset = {offset: at for at, offset in enumerate(accumulate(map(len, cells), initial=0))}
    for start, end in glued_ranges("".join(cells), protected):
        for offset in range(start + 1, end):
            at = at_offset.get(offset)
            if at is not None and found[at] <= Join.GLUED:
                found[at] = Join.BOUND


def glued_ranges(text: str, protected: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the character ranges of quantities, dates, ordinals, loanwords, words of compounds, protected words."""
    ranges = [match.span() for kind in (_QUANTITY, _DAY, _LOANWORD) for match in kind.finditer(text)]
    ordinal = _ORDINAL.match(text)
    ranges += [ordinal.span()] if ordinal else []
    return ranges + words_of(text) + word_ranges(text, protected)

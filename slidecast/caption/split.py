"""Cutting a sentence into cues: at sentence and phrase ends, not inside a quotation, in as few as will do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from slidecast.caption.limits import CueLimits, Setter, character_count
from slidecast.lines.phrases import phrase_starts

_SENTENCE_END = "。！？!?"
_CLAUSE_END = "、，,;；:：）)」』】"
_CLOSING = frozenset("」』】）］)]》〉”")
_NOT_FIRST = frozenset("」』】）］)]》〉”、。，．！？!?,.:;：；ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…‥・〜～％%")
_BRACKETS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "“": "”"}
# Prices, in units of one more cue.
CUE_PRICE = 6.0
CLAUSE_PRICE = 1.0
PHRASE_PRICE = 4.0
INNER_PRICE = 20.0  # inside a phrase
QUOTE_PRICE = 40.0  # inside a quotation that would fit a cue of its own
LONG_PRICE = 60.0  # a cue that stays too long
SHORT_PRICE = 15.0  # a cue that stays too briefly
IMPOSSIBLE = 10_000.0  # more lines than a cue has


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a new cue may begin: the offset in the text, and the price."""

    at: int
    price: float


def split(text: str, seconds: Fraction, limits: CueLimits, set_lines: Setter) -> tuple[str, ...]:
    """Return a sentence's text cut into the texts of its cues; joined they are `text`.

    Args:
        seconds: how long the sentence is spoken; its characters share it evenly.
    """
    fitting = _Fitting(limits, set_lines)
    if fitting(text) and seconds <= limits.longest:
        return (text,)
    pace = seconds / max(character_count(text), Fraction(1, 2))
    for inner in (False, True):
        cuts = cut_places(text, limits, inner=inner)
        while True:
            pieces = cheapest(text, cuts, pace, limits, fitting.known)
            if all(fitting(piece) for piece in pieces):
                return pieces
            if not fitting.learned:
                break
    return pieces


class _Fitting:
    """Remembers which texts fit one cue, for setting lines is dear."""

    def __init__(self, limits: CueLimits, set_lines: Setter) -> None:
        self._limits = limits
        self._set_lines = set_lines
        self._found: dict[str, bool] = {}
        self.learned = False

    def __call__(self, text: str) -> bool:
        """Tell whether a text fits one cue; `learned` says whether the answer was new."""
        self.learned = text not in self._found
        if self.learned:
            self._found[text] = len(self._set_lines(text.strip())) <= self._limits.lines
        return self._found[text]

    def known(self, text: str) -> bool:
        """Tell whether a text may fit one cue, by its length or from a trial before."""
        room = self._limits.line_chars * self._limits.lines
        return self._found.get(text, character_count(text) <= room)


def cut_places(text: str, limits: CueLimits, *, inner: bool) -> list[Cut]:
    """Return where cues may begin; with `inner`, inside phrases too."""
    phrases = phrase_starts(text)
    guarded = quotations(text, limits)
    cuts = []
    for at in range(1, len(text)):
        price = place_price(text, at, at in phrases)
        if price is None or (price >= INNER_PRICE and not inner):
            continue
        cuts.append(Cut(at, price + (QUOTE_PRICE if at in guarded else 0.0)))
    return cuts


def place_price(text: str, at: int, phrase: bool) -> float | None:
    """Return the price of beginning a cue at an offset; None where no line may begin."""
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or after.isspace() or before in _BRACKETS or _inside_word(before, after):
        return None
    if before in _SENTENCE_END:
        return 0.0
    if before in _CLAUSE_END:
        return INNER_PRICE if before in _CLOSING and "ぁ" <= after <= "ゟ" else CLAUSE_PRICE
    return PHRASE_PRICE if phrase or before.isspace() else INNER_PRICE


def _inside_word(before: str, after: str) -> bool:
    return bool(re.match(r"[A-Za-z0-9_./:%+#@&=?~-]{2}", before + after))


def quotations(text: str, limits: CueLimits) -> frozenset[int]:
    """Return the offsets inside quotations that would fit one cue."""
    inside: set[int] = set()
    stack: list[tuple[int, str]] = []
    for at, character in enumerate(text):
        if character in _BRACKETS:
            stack.append((at, _BRACKETS[character]))
        elif stack and character == stack[-1][1]:
            start, _ = stack.pop()
            if character_count(text[start : at + 1]) <= limits.line_chars * limits.lines:
                inside.update(range(start + 1, at + 1))
    return frozenset(inside)


def cheapest(
    text: str, cuts: list[Cut], pace: Fraction, limits: CueLimits, may_fit: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the pieces of the cheapest way to cut `text`."""
    nodes = [Cut(0, 0.0), *cuts, Cut(len(text), 0.0)]
    best = [0.0] + [float("inf")] * (len(nodes) - 1)
    back = [0] * len(nodes)
    for end in range(1, len(nodes)):
        for start in range(end):
            piece = text[nodes[start].at : nodes[end].at]
            cost = best[start] + nodes[end].price + piece_price(piece, pace, limits, may_fit)
            if cost < best[end]:
                best[end], back[end] = cost, start
    places, at = [len(text)], len(nodes) - 1
    while at:
        at = back[at]
        places.insert(0, nodes[at].at)
    return tuple(text[a:b] for a, b in pairwise(places))


def piece_price(piece: str, pace: Fraction, limits: CueLimits, may_fit: Callable[[str], bool]) -> float:
    """Return the price of one cue: by its duration, its fulness, and whether it fits at all."""
    length = character_count(piece)
    seconds = length * pace
    room = limits.line_chars * limits.lines
    price = CUE_PRICE + 10 * float(length / room) ** 2
    if seconds > limits.longest:
        price += LONG_PRICE * float(seconds / limits.longest)
    if seconds < limits.shortest:
        price += SHORT_PRICE
    return price if may_fit(piece) else price + IMPOSSIBLE * float(length / room)

"""Cutting a sentence into cues: at sentence and phrase ends, not inside a quotation, in as few as will do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

from slidecast.caption.limits import CueLimits, Setter, character_count, half_widths
from slidecast.caption.pace import reading_weight
from slidecast.lines.opportunities import glued_ranges
from slidecast.lines.phrases import phrase_starts
from slidecast.model.clusters import clusters

_SENTENCE_END = "。！？!?"
_CLAUSE_END = "、，,;；:：）)」』】"
_CLOSING = frozenset("」』】）］)]》〉”")
_NOT_FIRST = frozenset("」』】）］)]》〉”、。，．！？!?,.:;：；ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…‥・〜～％%")
_BRACKETS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "“": "”"}
BRIEF_SECONDS = 2.5
# Prices, in units of one more cue.
CUE_PRICE = 6.0
CLAUSE_PRICE = 1.0
PHRASE_PRICE = 4.0
INNER_PRICE = 20.0  # inside a phrase
QUOTE_PRICE = 40.0  # inside a quotation that would fit a cue of its own
WORD_PRICE = 200.0  # inside a word, or where no line may begin: only what is longer than a cue
LONG_PRICE = 60.0  # a cue that stays too long
SHORT_PRICE = 15.0  # a cue that stays for no time; less up to BRIEF_SECONDS
FULNESS_PRICE = 10.0  # of a cue as full as can be: two of equal length rather than a long and a short one
IMPOSSIBLE = 10_000.0  # more lines than a cue has


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a new cue may begin: the offset in the text.

    Attributes:
        firmness: price by the characters on either side.
        price: in all, that of cutting a quotation included.
    """

    at: int
    firmness: float
    price: float


def split(
    text: str, seconds: Fraction, limits: CueLimits, set_lines: Setter, protected: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return a sentence's text cut into the texts of its cues; joined they are `text`.

    Args:
        seconds: how long the sentence is spoken.
        protected: words that no cue may split.
    """
    fitting = _Fitting(limits, set_lines)
    if fitting(text) and seconds <= limits.longest:
        return (text,)
    ruler, places = Ruler.of(text, float(seconds)), cut_places(text, limits, protected)
    pieces: tuple[str, ...] = (text,)
    for dearest in (PHRASE_PRICE, INNER_PRICE, WORD_PRICE):
        cuts = [cut for cut in places if cut.firmness <= dearest]
        while True:
            pieces = cheapest(ruler, cuts, limits, fitting.known)
            if all(fitting(piece) for piece in pieces):
                return pieces
            if not fitting.learned:
                break
    return pieces


@dataclass(frozen=True, slots=True)
class Ruler:
    """A text with its length and duration up to each offset: full-width characters, and seconds."""

    text: str
    lengths: tuple[float, ...]
    moments: tuple[float, ...]

    @classmethod
    def of(cls, text: str, seconds: float) -> "Ruler":
        """Return the ruler of a text that is spoken in `seconds`."""
        lengths = accumulate((half_widths(c) / 2 for c in text), initial=0.0)
        weights = tuple(accumulate((float(reading_weight(c)) for c in text), initial=0.0))
        return cls(text, tuple(lengths), tuple(seconds * weight / (weights[-1] or 1.0) for weight in weights))


class _Fitting:
    """Remembers which texts fit one cue, for setting lines is dear."""

    def __init__(self, limits: CueLimits, set_lines: Setter) -> None:
        self._lines = limits.lines
        self._set_lines = set_lines
        self._found: dict[str, bool] = {}
        self._room = 2 * limits.line_chars * limits.lines  # half-width characters that may fit
        self.learned = False

    def __call__(self, text: str) -> bool:
        """Tell whether a text fits one cue; `learned` says whether the answer was new."""
        self.learned = text not in self._found
        if self.learned:
            self._found[text] = len(self._set_lines(text.strip())) <= self._lines
        if not self._found[text]:
            self._room = min(self._room, half_widths(text) - 1)
        return self._found[text]

    def known(self, text: str) -> bool:
        """Tell whether a text may fit one cue: from a trial before, or by the lengths of those that did not."""
        known = self._found.get(text)
        return half_widths(text) <= self._room if known is None else known


def cut_places(text: str, limits: CueLimits, protected: tuple[str, ...]) -> list[Cut]:
    """Return where cues may begin, each with its price."""
    phrases = phrase_starts(text, protected)
    guarded = quotations(text, limits)
    whole = {at for start, end in glued_ranges(text, protected) for at in range(start + 1, end)}
    places = []
    for at in list(accumulate(map(len, clusters(text))))[:-1]:
        firmness = WORD_PRICE if at in whole else place_price(text, at, at in phrases)
        places.append(Cut(at, firmness, firmness + QUOTE_PRICE * (at in guarded)))
    return places


def place_price(text: str, at: int, phrase: bool) -> float:
    """Return the price of beginning a cue at an offset."""
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or after.isspace() or before in _BRACKETS or _inside_word(before, after):
        return WORD_PRICE
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


def cheapest(ruler: Ruler, cuts: list[Cut], limits: CueLimits, may_fit: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the pieces of the cheapest way to cut a text."""
    nodes = [Cut(0, 0.0, 0.0), *cuts, Cut(len(ruler.text), 0.0, 0.0)]
    best, back = [0.0], [0]
    for end in range(1, len(nodes)):
        costs = [
            best[start] + piece_price(ruler, nodes[start].at, nodes[end].at, limits, may_fit) for start in range(end)
        ]
        back.append(min(range(end), key=costs.__getitem__))
        best.append(costs[back[end]] + nodes[end].price)
    places, at = [len(ruler.text)], len(nodes) - 1
    while at:
        at = back[at]
        places.append(nodes[at].at)
    return tuple(ruler.text[a:b] for a, b in pairwise(reversed(places)))


def piece_price(ruler: Ruler, start: int, end: int, limits: CueLimits, may_fit: Callable[[str], bool]) -> float:
    """Return the price of one cue: by its duration, its fulness, and whether it fits at all."""
    seconds = ruler.moments[end] - ruler.moments[start]
    fulness = (ruler.lengths[end] - ruler.lengths[start]) / (limits.line_chars * limits.lines)
    price = CUE_PRICE + FULNESS_PRICE * fulness**2
    if seconds > limits.longest:
        price += LONG_PRICE * seconds / float(limits.longest)
    if seconds < BRIEF_SECONDS:
        price += SHORT_PRICE * (1 - seconds / BRIEF_SECONDS) ** 2
    return price if may_fit(ruler.text[start:end]) else price + IMPOSSIBLE * fulness

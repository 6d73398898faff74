"""A deck's sentences → the same, each with the unit of its slide that it speaks about.

A sentence speaks about the unit whose words it repeats; where none stands out, about the one whose turn it is by
order. The whole slide is decided at once, by the path of most likeness that goes back as seldom as it can.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from slidecast.model.bodies import Agenda, Closing, RawMedia, Section
from slidecast.model.deck import Deck, Slide, Utterance
from slidecast.model.remember import Remember, anew

GRAM = 2  # characters: a kanji compound or a piece of a katakana word
ORDER = 0.12  # what a sentence loses on the unit at the other end of the slide
BACK = 0.10  # what a step back to an earlier unit costs
FORTH = 0.02  # what a step forward costs: a sentence that tells nothing stays with the unit before it
CLEAR = 0.12  # share of a unit's words that a sentence has to repeat to mean it surely
NAMED = 0.3  # share of a unit's words that a sentence repeats when it names it
MANY = 0.6  # share of the units (at least two) that a sentence names when it speaks about all of them
KANA_WEIGHT = 0.15  # of two hiragana beside other characters: endings and particles are everywhere

Grams = Counter[str]


def with_emphasis(deck: Deck, remember: Remember = anew) -> Deck:
    """Return the deck with the unit of each utterance that has none yet.

    Args:
        remember: is told what shapes the units of each slide's utterances.
    """
    said = (remember(("emphasis", slide), partial(_emphasised, slide)) for slide in deck.slides)
    return replace(deck, slides=tuple(said))


def _emphasised(slide: Slide) -> Slide:
    units = slide.body.units
    settled = any(utterance.unit is not None for utterance in slide.utterances)
    if settled or not units or isinstance(slide.body, Section | Closing | RawMedia):
        return slide
    chosen = spoken_of(slide.utterances, units, must_be_clear=isinstance(slide.body, Agenda))
    said = (replace(utterance, unit=unit) for utterance, unit in zip(slide.utterances, chosen, strict=True))
    return replace(slide, utterances=tuple(said))


def spoken_of(
    utterances: Sequence[Utterance], units: Sequence[str], *, must_be_clear: bool = False
) -> tuple[int | None, ...]:
    """Return for each utterance the index of the unit that it speaks about.

    One that names most units, as an announcement of them all does, stays with the unit before it: at first with none.

    Args:
        must_be_clear: None for an utterance that repeats next to nothing of its unit.
    """
    wanted = [grams(unit) for unit in units]
    likeness = [[_share(grams(utterance.shown), unit) for unit in wanted] for utterance in utterances]
    path = _best_path([_told(row) for row in likeness], len(units))
    chosen: list[int | None] = []
    for row, unit in zip(likeness, path, strict=True):
        before = chosen[-1] if chosen else None
        unclear = must_be_clear and row[unit] < CLEAR
        chosen.append(before if _names_many(row) else None if unclear else unit)
    return tuple(chosen)


def _told(row: Sequence[float]) -> Sequence[float]:
    """Return a sentence's likeness to each unit: none to any where it names most of them."""
    return [0.0] * len(row) if _names_many(row) else row


def _names_many(row: Sequence[float]) -> bool:
    return sum(share >= NAMED for share in row) >= max(2, MANY * len(row))


def grams(text: str) -> Grams:
    """Return the pairs of characters of a text, letters of any case and width alike, without signs and spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
    return Counter(plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1))


def _share(said: Grams, unit: Grams) -> float:
    """Return how much of a unit's words a sentence repeats, 0 to 1."""
    total = sum(_weight(gram) for gram in unit)
    return sum(_weight(gram) for gram in unit if gram in said) / total if total else 0.0


def _weight(gram: str) -> float:
    return KANA_WEIGHT if all("ぁ" <= char <= "ゖ" for char in gram) else 1.0


def _best_path(likeness: Sequence[Sequence[float]], units: int) -> tuple[int, ...]:
    """Return the unit of each utterance along the path of most likeness (Viterbi)."""
    last = max(len(likeness) - 1, 1)
    scores = [0.0] * units
    origins: list[list[int]] = []
    surely = next((place for place, row in enumerate(likeness) if max(row) >= CLEAR), len(likeness))
    for place, row in enumerate(likeness):
        came = [_origin(scores, unit) for unit in range(units)]
        order = ORDER if place <= surely or max(row) >= CLEAR else 0.0  # nobody waits for what was told already
        scores = [
            scores[before] - _step(before, unit) + row[unit] - order * abs(place / last - unit / max(units - 1, 1))
            for unit, before in enumerate(came)
        ]
        origins.append(came)
    path: list[int] = []
    unit = max(range(units), key=lambda unit: scores[unit])
    for came in reversed(origins):
        path.append(unit)
        unit = came[unit]
    return tuple(reversed(path))


def _origin(scores: Sequence[float], unit: int) -> int:
    """Return the unit from which it is best to come to this one."""
    return max(range(len(scores)), key=lambda before: scores[before] - _step(before, unit))


def _step(before: int, unit: int) -> float:
    return BACK if before > unit else FORTH if before < unit else 0.0

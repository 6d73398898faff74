"""The parts of an episode that are narrated one by one: opening, each article, closing; and whose sound is whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from slidecast.errors import Diagnostic, NarrationError, Warn
from slidecast.media.segments import NAMES_FILE, NAMES_HINT, Segment
from slidecast.model.deck import Deck

OPENING = "opening"
CLOSING = "closing"
PART_NAMES = {
    OPENING: re.compile(r"op|opening|intro|オープニング", re.IGNORECASE),
    CLOSING: re.compile(r"ed|closing|ending|outro|クロージング|エンディング", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """Utterances `first` up to, not including, `last` of a deck; `name` is opening, closing or an article's number."""

    name: str
    first: int
    last: int


def speech_parts(deck: Deck) -> tuple[SpeechPart, ...]:
    """Return the parts of a deck in order; a part without slides does not occur, one without utterances does."""
    counts: dict[str, int] = {}
    begun = False
    for slide in deck.slides:
        begun = begun or slide.article is not None
        name = str(slide.article) if slide.article is not None else CLOSING if begun else OPENING
        counts[name] = counts.get(name, 0) + len(slide.utterances)
    parts, at = [], 0
    for name, count in counts.items():
        parts.append(SpeechPart(name, at, at + count))
        at += count
    return tuple(parts)


def match_segments(
    segments: Sequence[Segment], parts: Sequence[SpeechPart], folder: str, warn: Warn
) -> tuple[tuple[Segment, SpeechPart], ...]:
    """Return each segment with the part it holds, in the order of the parts.

    Segments without names are one for each part, or one for each article.

    Raises:
        NarrationError: their number fits neither, or a name is no part's.
    """
    if any(segment.part for segment in segments):
        return _match_by_name(segments, parts, folder, warn)
    articles = [part for part in parts if part.name.isdigit()]
    for wanted in (parts, articles):
        if len(segments) == len(wanted):
            return tuple(zip(segments, wanted, strict=True))
    there = f"the episode has {len(parts)} parts ({', '.join(part.name for part in parts)})"
    raise NarrationError(f"{len(segments)} segments, but {there}", folder, NAMES_HINT)


def _match_by_name(
    segments: Sequence[Segment], parts: Sequence[SpeechPart], folder: str, warn: Warn
) -> tuple[tuple[Segment, SpeechPart], ...]:
    by_name = {_canonical(segment.part): segment for segment in segments}
    unknown = [segment.part for segment in segments if _canonical(segment.part) not in {part.name for part in parts}]
    if unknown:
        names = ", ".join(part.name for part in parts)
        raise NarrationError(
            f"no part of the episode is called {unknown[0]!r}", f"{folder}/{NAMES_FILE}", f"the parts are {names}"
        )
    for part in parts:
        if part.name not in by_name and part.last > part.first:
            warn(Diagnostic(f"{folder}/{NAMES_FILE}", f"no segment for {part.name}: its sentences are not spoken"))
    return tuple((by_name[part.name], part) for part in parts if part.name in by_name)


def _canonical(name: str) -> str:
    """Return the name of a part as it is told here: `Intro` is the opening, `article 3` is 3."""
    for part, spelling in PART_NAMES.items():
        if spelling.fullmatch(name.strip()):
            return part
    number = re.search(r"\d+", name)
    return str(int(number.group())) if number else name

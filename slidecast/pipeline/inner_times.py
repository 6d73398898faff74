"""When the characters inside a sentence are spoken: its phones' times, brought back to the shown text."""

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from slidecast.caption.cues import InnerTime
from slidecast.model.narration import Phone
from slidecast.model.remember import Remember, anew
from slidecast.model.time import TimeRange
from slidecast.model.timeline import TimedUtterance
from slidecast.reading import Lexicon, Reading, read

PAUSE = "pau"
LEAST_ALIKE = 0.8  # of the reading's phones and the heard ones; below it they are of different words


def inner_time_of(phones: Sequence[Phone], lexicon: Lexicon, remember: Remember = anew) -> InnerTime:
    """Return what tells when an utterance's character, counted in its shown text, begins to be spoken.

    Args:
        phones: of the whole narration, ascending; empty where unknown.
        remember: has the readings of earlier runs.
    """
    voiced = [phone for phone in phones if phone.symbol != PAUSE]
    starts = [phone.range.start for phone in voiced]

    def inner_time(utterance: TimedUtterance, offset: int) -> Fraction | None:
        if utterance.range is None:
            return None
        heard = voiced[slice(*(bisect_left(starts, edge) for edge in _edges(utterance.range)))]
        spoken = utterance.spoken
        reading = remember(("reading", spoken), lambda: read(spoken, lexicon))
        return moment_of(counterpart(utterance.shown, spoken, offset), reading, heard)

    return inner_time


def _edges(extent: TimeRange) -> tuple[Fraction, Fraction]:
    return extent.start, extent.end


def counterpart(shown: str, spoken: str, offset: int) -> int:
    """Return the place in the spoken text that stands for a place in the shown one."""
    if shown == spoken:
        return offset
    for block in SequenceMatcher(None, shown, spoken, autojunk=False).get_matching_blocks():
        if block.a + block.size > offset:
            return block.b + max(offset - block.a, 0)
    return len(spoken)


def moment_of(offset: int, reading: Reading, heard: Sequence[Phone]) -> Fraction | None:
    """Return when the spoken character at `offset` begins to be heard; None where reading and phones do not meet."""
    pairs = [(symbol, span) for symbol, span in zip(reading.phones, reading.spans, strict=True) if symbol != PAUSE]
    wanted = next((place for place, (_, span) in enumerate(pairs) if span[0] >= offset), None)
    if wanted is None:
        return None
    matcher = SequenceMatcher(None, [symbol for symbol, _ in pairs], [phone.symbol for phone in heard], autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return None
    block = next((b for b in matcher.get_matching_blocks() if b.a + b.size > wanted), None)
    return heard[block.b + max(wanted - block.a, 0)].range.start if block else None

"""Timed utterances into cues: readable in length and duration, with the voice, ordered and disjoint."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from slidecast.caption.limits import CueLimits, Setter, character_count, character_setter
from slidecast.caption.pace import reading_weight
from slidecast.caption.split import split
from slidecast.errors import Diagnostic, Warn
from slidecast.model.time import TimeRange
from slidecast.model.timeline import Cue, TimedUtterance

LINES_HELD = 4096  # texts whose lines are kept: a cue's are asked for when it is cut, joined and set
InnerTime = Callable[[TimedUtterance, int], Fraction | None]
"""Tells when an utterance's character (offset in `shown`) is spoken, in seconds; None where unknown."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cue before its lines are set: what is spoken when, and on which slide."""

    text: str
    range: TimeRange
    slide: int
    utterance: int


def make_cues(
    utterances: Sequence[TimedUtterance],
    warn: Warn,
    limits: CueLimits | None = None,
    *,
    set_lines: Setter | None = None,
    inner_time: InnerTime | None = None,
    protected: tuple[str, ...] = (),
) -> tuple[Cue, ...]:
    """Return the subtitles of utterances: ascending, disjoint; their joined lines are the shown texts.

    Utterances without a time, and those that show nothing, have no cue.

    Args:
        set_lines: sets a text in the lines of the picture's band; None counts characters.
        inner_time: when a character inside a sentence is spoken, where phones tell; None shares the
            sentence's time among its characters by how long they take to say.
        protected: words that no cue may split.
    """
    limits = limits or CueLimits()
    set_lines = lru_cache(LINES_HELD)(set_lines or character_setter(limits))
    drafts: list[_Draft] = []
    for utterance in utterances:
        text = one_line(utterance.shown)
        if utterance.range is not None and text:
            pieces = split(text, utterance.range.duration, limits, set_lines, protected)
            drafts.extend(_timed(utterance, utterance.range, pieces, inner_time))
    merged = merge(drafts, limits, set_lines)
    cues = tuple(
        Cue(extent, set_lines(draft.text)) for draft, extent in zip(merged, extents(merged, limits), strict=True)
    )
    for cue, draft in zip(cues, merged, strict=True):
        check_speed(cue, draft.utterance, limits, warn)
    return cues


def _timed(
    utterance: TimedUtterance, spoken: TimeRange, pieces: Sequence[str], inner_time: InnerTime | None
) -> Iterable[_Draft]:
    times = inner_times(utterance, pieces, spoken, inner_time)
    for piece, (start, end) in zip(pieces, pairwise(times), strict=True):
        yield _Draft(piece.strip(), TimeRange(start, end), utterance.slide, utterance.index)


def one_line(text: str) -> str:
    """Return a text without its forced breaks: nothing in their place beside Japanese, else a space."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += (" " if joined[-1].isascii() and line[0].isascii() else "") + line
    return joined


def inner_times(
    utterance: TimedUtterance, pieces: Sequence[str], spoken: TimeRange, inner_time: InnerTime | None
) -> list[Fraction]:
    """Return the starts of an utterance's pieces and, last, its end; ascending."""
    weights = [reading_weight(piece) for piece in pieces]
    total = sum(weights) or Fraction(1)
    times, offset, said = [spoken.start], 0, Fraction(0)
    for piece, weight in zip(pieces[:-1], weights, strict=False):
        offset += len(piece)
        said += weight
        known = inner_time(utterance, offset) if inner_time else None
        moment = known if known is not None else spoken.start + spoken.duration * said / total
        times.append(min(max(moment, times[-1]), spoken.end))
    return [*times, spoken.end]


def merge(drafts: Sequence[_Draft], limits: CueLimits, set_lines: Setter) -> list[_Draft]:
    """Return the drafts with those that cannot stay long enough joined to a neighbour on the same slide."""
    merged: list[_Draft] = []
    for at, draft in enumerate(drafts):
        following = drafts[at + 1].range.start if at + 1 < len(drafts) else None
        if merged and (_brief(merged[-1], draft.range.start, limits) or _brief(draft, following, limits)):
            joined = _joined(merged[-1], draft)
            if _fits(joined, merged[-1].slide == draft.slide, limits, set_lines):
                merged[-1] = joined
                continue
        merged.append(draft)
    return merged


def _joined(first: _Draft, second: _Draft) -> _Draft:
    space = " " if first.text[-1:].isascii() and second.text[:1].isascii() else ""
    return replace(first, text=first.text + space + second.text, range=TimeRange(first.range.start, second.range.end))


def _brief(draft: _Draft, following: Fraction | None, limits: CueLimits) -> bool:
    """Tell whether a draft cannot stay for the shortest duration before the next voice."""
    return following is not None and following - draft.range.start < limits.shortest


def _fits(draft: _Draft, same_slide: bool, limits: CueLimits, set_lines: Setter) -> bool:
    return same_slide and draft.range.duration <= limits.longest and len(set_lines(draft.text)) <= limits.lines


def extents(drafts: Sequence[_Draft], limits: CueLimits) -> list[TimeRange]:
    """Return when each cue shows: from just before its voice into the pause after it, disjoint."""
    found: list[TimeRange] = []
    for at, draft in enumerate(drafts):
        free_from = found[-1].end if found else Fraction(0)
        start = max(draft.range.start - limits.lead, free_from)
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        found.append(TimeRange(start, max(start, _end(draft, start, following, limits))))
    return found


def _end(draft: _Draft, start: Fraction, following: _Draft | None, limits: CueLimits) -> Fraction:
    """Return when a cue ends: lingering after its voice, before the next voice and the next slide.

    Inside a sentence it gives way just before the next words, whether or not there is a pause.
    """
    end = max(draft.range.end + limits.linger, start + limits.shortest)
    if following is not None:
        ahead = limits.slide_lead if following.slide != draft.slide else limits.lead
        inside = following.utterance == draft.utterance
        end = min(end, following.range.start - ahead if inside else max(following.range.start - ahead, draft.range.end))
    return min(end, start + limits.longest)


def check_speed(cue: Cue, utterance: int, limits: CueLimits, warn: Warn) -> None:
    """Warn of a cue that is faster than viewers can read."""
    text = "".join(cue.lines)
    if not cue.range.duration:
        warn(Diagnostic(f"subtitle of utterance {utterance + 1}", f"has no time to show: {text}"))
        return
    speed = character_count(text) / cue.range.duration
    if speed > limits.chars_per_second:
        message = f"{float(speed):.1f} characters a second, more than {float(limits.chars_per_second):g}: {text}"
        warn(Diagnostic(f"subtitle of utterance {utterance + 1}", message))

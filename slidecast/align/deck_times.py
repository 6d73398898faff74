"""A deck's own times: which stretch of the sound holds which slide, after the opening film is accounted for."""

from collections.abc import Sequence
from fractions import Fraction

from slidecast.align.heard import Heard
from slidecast.align.options import Group
from slidecast.errors import Diagnostic, Warn
from slidecast.model.narration import Part
from slidecast.model.time import TimeRange

TOLERANCE = Fraction(3, 2)  # seconds that the sound may be shorter or longer than the deck says
SHORTEST = Fraction(3, 2)  # seconds: a shorter slide shares its time with the one after it

Times = tuple[TimeRange | None, ...]
"""A time for each slide; None for one that has none."""


def parts_of(groups: Sequence[Group], heard: Heard, warn: Warn) -> tuple[Part, ...]:
    """Return the part of the sound for each slide that speaks; empty where the deck's times do not fit the sound."""
    timed = [(group, group.time) for group in groups if group.time]
    speaking = [(group, time) for group, time in timed if group.last > group.first]
    if not speaking or len(speaking) < sum(group.last > group.first for group in groups):
        return ()
    times = times_in_sound(groups, heard.duration)
    if times is None:
        end = max(time.end for _, time in timed)
        ends = f"the deck's times end at {float(end):.1f} s, the sound at {float(heard.duration):.1f} s"
        warn(Diagnostic("deck", f"{ends}; the deck's times are not used"))
        return ()
    said = [(group, time) for group, time in zip(groups, times, strict=True) if time and group.last > group.first]
    return _joined([Part(group.first, group.last, _inside(time, heard.duration)) for group, time in said])


def times_in_sound(groups: Sequence[Group], duration: Fraction) -> Times | None:
    """Return when the sound holds each group; None where the deck's times do not fit its length.

    The sound holds the films and stills too, or lacks them all: whichever ends nearer the sound's own end. Where it
    lacks them they have no time in it, and what comes after them comes earlier.
    """
    choices = [times for times in (with_media(groups), without_media(groups)) if any(times)]
    nearest = min(choices, key=lambda times: abs(duration - end_of(times)), default=None)
    return nearest if nearest and abs(duration - end_of(nearest)) <= TOLERANCE else None


def with_media(groups: Sequence[Group]) -> Times:
    """Return the groups' times in a sound that holds the films and stills."""
    return tuple(group.time for group in groups)


def without_media(groups: Sequence[Group]) -> Times:
    """Return the groups' times in a sound that lacks the films and stills."""
    times: list[TimeRange | None] = []
    media = Fraction(0)
    for group in groups:
        if group.media and group.time:
            media += group.time.duration
        start, end = (max(moment - media, Fraction(0)) for moment in _ends(group.time))
        times.append(TimeRange(start, end) if group.time and not group.media else None)
    return tuple(times)


def _ends(time: TimeRange | None) -> tuple[Fraction, Fraction]:
    return (time.start, time.end) if time else (Fraction(0), Fraction(0))


def end_of(times: Times) -> Fraction:
    """Return when the last of them ends, seconds."""
    return max((time.end for time in times if time), default=Fraction(0))


def _inside(span: TimeRange, duration: Fraction) -> TimeRange:
    start, end = (min(max(moment, Fraction(0)), duration) for moment in (span.start, span.end))
    return TimeRange(start, end)


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts ascending: pages of one slide, slides too short to hold words and disorder joined."""
    joined: list[Part] = []
    for part in parts:
        if joined and (part.range.start < joined[-1].range.end or joined[-1].range.duration < SHORTEST):
            before = joined.pop()
            span = TimeRange(before.range.start, max(before.range.end, part.range.end))
            part = Part(before.first, part.last, span)
        joined.append(part)
    if len(joined) > 1 and joined[-1].range.duration < SHORTEST:
        last, before = joined.pop(), joined.pop()
        joined.append(Part(before.first, last.last, TimeRange(before.range.start, last.range.end)))
    return tuple(joined)

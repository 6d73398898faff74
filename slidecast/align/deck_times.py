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


def parts_of(groups: Sequence[Group], heard: Heard, warn: Warn) -> tuple[Part, ...]:
    """Return the part of the sound for each slide that speaks; empty where the deck's times do not fit the sound."""
    timed = [(group, group.time) for group in groups if group.time]
    speaking = [(group, time) for group, time in timed if group.last > group.first]
    if not speaking or len(speaking) < sum(group.last > group.first for group in groups):
        return ()
    shift = shift_of(groups, heard.duration)
    if shift is None:
        end = max(time.end for _, time in timed)
        ends = f"the deck's times end at {float(end):.1f} s, the sound at {float(heard.duration):.1f} s"
        warn(Diagnostic("deck", f"{ends}; the deck's times are not used"))
        return ()
    return _joined([Part(g.first, g.last, _inside(time.shifted(shift), heard.duration)) for g, time in speaking])


def shift_of(groups: Sequence[Group], duration: Fraction) -> Fraction | None:
    """Return the seconds by which the sound lies later than the deck's times; None where they do not fit it.

    It is 0, or where the sound lacks the opening film, minus that film's length: whichever ends nearer the sound.
    """
    timed = [(group, group.time) for group in groups if group.time]
    if not timed:
        return None
    end = max(time.end for _, time in timed)
    media = sum((time.duration for group, time in timed if group.media), Fraction(0))
    shift = min((Fraction(0), -media), key=lambda shift: abs(duration - end - shift))
    return shift if abs(duration - end - shift) <= TOLERANCE else None


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

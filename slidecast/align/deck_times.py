"""A deck's own times: which stretch of the sound holds which slide, after the opening film is accounted for."""

from collections.abc import Sequence
from fractions import Fraction

from slidecast.align.heard import Heard
from slidecast.align.options import Group
from slidecast.errors import Diagnostic, Warn
from slidecast.model.narration import Part
from slidecast.model.time import TimeRange

TOLERANCE = Fraction(3, 2)  # seconds that the sound may be shorter or longer than the deck says
SLACK = Fraction(1, 2)  # seconds: a sentence may begin or end this far outside of its slide


def parts_of(groups: Sequence[Group], heard: Heard, warn: Warn) -> tuple[Part, ...]:
    """Return the part of the sound for each slide that speaks; empty where the deck's times do not fit the sound."""
    timed = [group for group in groups if group.time and group.last > group.first]
    if not timed or any(group.time is None for group in groups if group.last > group.first):
        return ()
    end = max(group.time.end for group in groups if group.time)
    media = sum((group.time.duration for group in groups if group.time and group.media), Fraction(0))
    shifts = sorted({Fraction(0), -media}, key=lambda shift: abs(heard.duration - end - shift))
    if abs(heard.duration - end - shifts[0]) > TOLERANCE:
        message = (
            f"the deck's times end at {float(end):.1f} s, the sound at {float(heard.duration):.1f} s; they are not used"
        )
        warn(Diagnostic("deck", message))
        return ()
    return tuple(
        Part(group.first, group.last, _inside(group.time.shifted(shifts[0]), heard.duration))
        for group in timed
        if group.time
    )


def _inside(span: TimeRange, duration: Fraction) -> TimeRange:
    start, end = (min(max(moment, Fraction(0)), duration) for moment in (span.start, span.end))
    return TimeRange(start, end)

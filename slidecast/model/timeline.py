"""The timeline: what is seen and heard when; film, captions and encoder follow it alone."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from slidecast.model.alignment import Method
from slidecast.model.time import FrameRange, FrameRate, TimeRange


class Mouth(StrEnum):
    CLOSED = "closed"
    A = "a"
    I = "i"  # noqa: E741 (the vowel's name)
    U = "u"
    E = "e"
    O = "o"  # noqa: E741


class Eyes(StrEnum):
    OPEN = "open"
    HALF = "half"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Clip:
    """A slide's extent in the film; `moves` tells that the slide shows a film, whose every frame may differ."""

    slide: int
    kind: str
    article: int | None
    title: str
    frames: FrameRange
    moves: bool = False


@dataclass(frozen=True, slots=True)
class TimedUtterance:
    """An utterance with its time; `unit` is what it sets off on its slide."""

    index: int
    slide: int
    article: int | None
    spoken: str
    shown: str
    range: TimeRange | None
    method: Method
    confidence: float
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: at most two lines."""

    range: TimeRange
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MouthSpan:
    range: TimeRange
    shape: Mouth


@dataclass(frozen=True, slots=True)
class Marker:
    """A chapter."""

    start: Fraction
    title: str


@dataclass(frozen=True, slots=True)
class Sound:
    """The narration that the timeline was made for; duration in seconds."""

    source: str
    path: str
    duration: Fraction


@dataclass(frozen=True, slots=True)
class Timeline:
    """Clips tile [0, frames) without gap; cues and mouths are ascending and disjoint."""

    rate: FrameRate
    frames: int
    width: int
    height: int
    sound: Sound
    clips: tuple[Clip, ...]
    utterances: tuple[TimedUtterance, ...]
    cues: tuple[Cue, ...]
    mouths: tuple[MouthSpan, ...]
    chapters: tuple[Marker, ...]

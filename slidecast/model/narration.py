"""The narration: a sound file, where it came from, and the times that are known from making it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from slidecast.model.time import TimeRange


class SoundSource(StrEnum):
    FILE = "file"
    POST = "post"
    SEGMENTS = "segments"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phoneme in the narration: Open JTalk's symbol in lower case, `N`, `cl`, `pau`."""

    symbol: str
    range: TimeRange


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is known to hold the utterances from `first` up to, not including, `last`."""

    first: int
    last: int
    range: TimeRange


@dataclass(frozen=True, slots=True)
class Narration:
    """The sound of an episode.

    Attributes:
        path: a file that PyAV decodes.
        duration: decoded samples over their rate, never the container's claim.
        voice: for a voice made here its name, as `VOICEVOX:ずんだもん`; else empty.
        ranges: of each utterance of the deck, where making the sound gave them exactly; else empty.
        parts: where segments gave the extent of groups of utterances; else empty.
        phones: where a voice gave them; else empty.
        credit: what the voice's licence asks to be shown; may be empty.
    """

    path: Path
    duration: Fraction
    source: SoundSource
    voice: str = ""
    credit: str = ""
    ranges: tuple[TimeRange | None, ...] = ()
    parts: tuple[Part, ...] = ()
    phones: tuple[Phone, ...] = ()

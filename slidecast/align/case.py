"""All that one alignment is about: the text, its readings, the sound as it is heard, and the user's wishes."""

from collections.abc import Sequence
from dataclasses import dataclass

from slidecast.align.guess import Length
from slidecast.align.heard import Heard
from slidecast.align.network import Sentence
from slidecast.align.options import AlignOptions
from slidecast.errors import Warn
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration
from slidecast.model.time import TimeRange
from slidecast.reading import Reading


@dataclass(frozen=True, slots=True)
class Case:
    """All that one alignment is about."""

    utterances: Sequence[Utterance]
    narration: Narration
    options: AlignOptions
    heard: Heard
    readings: tuple[Reading, ...]
    sentences: tuple[Sentence, ...]
    warn: Warn

    @property
    def place(self) -> str:
        return str(self.narration.path)

    @property
    def pauses(self) -> tuple[TimeRange, ...]:
        return tuple(map(self.heard.range_of, self.heard.silent))

    @property
    def lengths(self) -> list[Length]:
        return [Length(sentence.morae, sentence.marks) for sentence in self.sentences]

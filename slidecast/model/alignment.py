"""An alignment: when each utterance is spoken, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange


class Method(StrEnum):
    """How a time was found."""

    VOICE = "voice"
    SEGMENT = "segment"
    DECK = "deck"
    VERBATIM = "verbatim"
    PACED = "paced"


class Verdict(StrEnum):
    """Whether text and sound belong together."""

    MATCHES = "matches"
    DOUBTFUL = "doubtful"
    FOREIGN = "does not belong"


@dataclass(frozen=True, slots=True)
class AlignedUtterance:
    """The time of one utterance.

    Attributes:
        range: None when the utterance is not spoken in the narration.
        confidence: 0 to 1; below 0.5 the utterance counts as doubtful.
    """

    range: TimeRange | None
    method: Method
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The times of a deck's utterances: same order, same count, ascending, inside the narration.

    Attributes:
        phones: in order, with pauses (`pau`); empty where unknown.
        pauses: silences found in the sound, in order.
        mean_gap: mean log-likelihood distance a speech frame (see align); None where not measured.
        agreement: share of the loss of the text reversed that the text avoids, 1 at best; None where not measured.
        unwritten: where is spoken what no sentence says, in order; empty where not measured.
    """

    utterances: tuple[AlignedUtterance, ...]
    phones: tuple[Phone, ...]
    pauses: tuple[TimeRange, ...]
    method: Method
    verdict: Verdict = Verdict.MATCHES
    mean_gap: float | None = None
    agreement: float | None = None
    unwritten: tuple[TimeRange, ...] = ()

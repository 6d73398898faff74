"""The utterances as the models hear them: phones with the places where a voice may pause."""

from collections.abc import Iterator, Sequence

from slidecast.align.network import Pause, Sentence
from slidecast.model.deck import Utterance
from slidecast.reading import Lexicon, Reading, read

PAUSE = "pau"


def sentences_of(utterances: Sequence[Utterance], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return a sentence for each utterance; one that cannot be spoken has no phones."""
    return tuple(sentence_of(read(utterance.spoken, lexicon)) for utterance in utterances)


def sentence_of(reading: Reading) -> Sentence:
    """Return the phones of a reading without its pauses, which become marks before the phones they precede."""
    pairs = list(_marked(reading))
    return Sentence(
        symbols=tuple(symbol for symbol, _ in pairs), pauses=tuple(pause for _, pause in pairs), morae=reading.moras
    )


def _marked(reading: Reading) -> Iterator[tuple[str, Pause]]:
    phrases = set(reading.phrase_starts)
    pending = Pause.NONE
    for place, symbol in enumerate(reading.phones):
        if symbol == PAUSE:
            pending = Pause.MARK
            continue
        yield symbol, max(pending, Pause.PHRASE if place in phrases else Pause.NONE)
        pending = Pause.NONE

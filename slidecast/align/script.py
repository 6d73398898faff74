"""A script: what the voice says, one sentence a line; its lines take the place of the deck's own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from slidecast.align.assign import assign
from slidecast.align.encodings import decoded, lost_characters
from slidecast.align.grams import grams_of
from slidecast.errors import AlignmentError, Diagnostic, Warn
from slidecast.model.deck import Deck, Slide, Utterance
from slidecast.reading import Lexicon

MOST_LOST = 0.5  # of the characters: what holds more that cannot be read is no text
LIKE = 0.3  # share of a unit's sounds that a line has to repeat to mean it


def read_script(path: Path, warn: Warn) -> tuple[str, ...]:
    """Return the lines of a script, without empty ones.

    Raises:
        AlignmentError: it cannot be read, is no text or holds no line.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise AlignmentError(f"the script cannot be read ({error.strerror})", str(path)) from error
    lost = lost_characters(text)
    if lost > MOST_LOST * len(text):
        raise AlignmentError("the script is no text", str(path), "write one spoken sentence a line, in UTF-8")
    if lost:
        warn(Diagnostic(str(path), "the script is not UTF-8, Shift JIS or EUC; some characters are lost"))
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    if not lines:
        raise AlignmentError("the script holds no line", str(path), "write one spoken sentence a line, or remove it")
    return lines


def with_script(deck: Deck, lines: Sequence[str], lexicon: Lexicon) -> Deck:
    """Return the deck with a script's lines as its utterances, each on the slide whose text it retells."""
    slides = assign(deck, lines, lexicon)
    return replace(
        deck,
        slides=tuple(
            replace(
                slide,
                utterances=tuple(
                    _utterances(slide, [li for li, at in zip(lines, slides, strict=True) if at == n], lexicon)
                ),
            )
            for n, slide in enumerate(deck.slides)
        ),
    )


def _utterances(slide: Slide, lines: Sequence[str], lexicon: Lexicon) -> Iterator[Utterance]:
    """Yield a slide's lines as utterances, each with the unit it retells where one is clearly meant."""
    units = [grams_of(unit, lexicon) for unit in slide.body.units]
    for line in lines:
        grams = grams_of(line, lexicon)
        scores = [sum((grams & unit).values()) / max(unit.total(), 1) for unit in units]
        best = int(np.argmax(scores)) if scores else 0
        yield Utterance(line, line, best if scores and scores[best] > LIKE else None)

"""Which times are known decides how the others are found."""

from collections.abc import Sequence

from slidecast.align.deck_times import parts_of
from slidecast.align.heard import Heard, listen
from slidecast.align.options import AlignOptions
from slidecast.align.sentences import sentences_of
from slidecast.align.verbatim import find_verbatim
from slidecast.errors import Diagnostic, Warn
from slidecast.model.alignment import AlignedUtterance, Alignment, Method
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, Part


def align(utterances: Sequence[Utterance], narration: Narration, options: AlignOptions, warn: Warn) -> Alignment:
    """Return the time of each utterance in the narration.

    Raises:
        NarrationError: the sound cannot be decoded.
        AlignmentError: text and sound do not belong together (unless `options.force`); a timing file is wrong.
    """
    heard = listen(narration)
    sentences = sentences_of(utterances, options.lexicon)
    if narration.ranges:
        return _voiced(narration, heard)
    parts, method = _parts(narration, options, heard, warn)
    told = find_verbatim(sentences, parts, heard)
    found = tuple(
        AlignedUtterance(heard.range_of(one.run) if one.run else None, method, one.confidence) for one in told.found
    )
    _tell_unspoken(utterances, found, narration, warn)
    return Alignment(found, told.phones, tuple(map(heard.range_of, heard.silent)), method, mean_gap=told.mean_gap)


def _parts(narration: Narration, options: AlignOptions, heard: Heard, warn: Warn) -> tuple[tuple[Part, ...], Method]:
    """Return the stretches of sound whose utterances are known, and what told so."""
    if narration.parts:
        return narration.parts, Method.SEGMENT
    timed = parts_of(options.groups, heard, warn)
    if timed:
        return timed, Method.DECK
    count = max((group.last for group in options.groups), default=0)
    return (Part(0, max(count, 10**9), heard.range_of(heard.whole)),), Method.VERBATIM


def _voiced(narration: Narration, heard: Heard) -> Alignment:
    ranges = tuple(AlignedUtterance(span, Method.VOICE, 1.0 if span else 0.0) for span in narration.ranges)
    return Alignment(ranges, narration.phones, tuple(map(heard.range_of, heard.silent)), Method.VOICE)


def _tell_unspoken(
    utterances: Sequence[Utterance], found: Sequence[AlignedUtterance], narration: Narration, warn: Warn
) -> None:
    for utterance, aligned in zip(utterances, found, strict=True):
        if aligned.range is None:
            warn(Diagnostic(str(narration.path), f"not spoken in the sound: {utterance.shown or utterance.spoken!r}"))

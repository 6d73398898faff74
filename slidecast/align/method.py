"""Which times are known decides how the others are found: given, made here, by parts, or from the sound alone."""

from collections.abc import Sequence
from functools import partial

from slidecast.align.alone import align_alone
from slidecast.align.case import Case
from slidecast.align.deck_times import parts_of
from slidecast.align.heard import listen
from slidecast.align.known import phones_within
from slidecast.align.options import AlignOptions
from slidecast.align.outcome import ascending, inside, tell, tell_unspoken
from slidecast.align.parts import align_in_parts
from slidecast.align.sentences import sentence_of
from slidecast.align.timing_files import characters, given_times, load_timing
from slidecast.align.verbatim import tuned
from slidecast.errors import Warn
from slidecast.model.alignment import AlignedUtterance, Alignment, Method
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, Phone
from slidecast.model.time import TimeRange
from slidecast.reading import read


def align(utterances: Sequence[Utterance], narration: Narration, options: AlignOptions, warn: Warn) -> Alignment:
    """Return the time of each utterance in the narration.

    Raises:
        NarrationError: the sound cannot be decoded.
        AlignmentError: text and sound do not belong together (unless `options.force`); a timing file is wrong.
    """
    remember = options.remember
    readings = tuple(
        remember(("reading", utterance.spoken), partial(read, utterance.spoken, options.lexicon))
        for utterance in utterances
    )
    sentences = tuple(map(sentence_of, readings))
    case = Case(utterances, narration, options, listen(narration, remember), readings, sentences, warn)
    if options.timing is not None:
        return _given(case)
    if narration.ranges:
        return _voiced(case)
    parts, method = (narration.parts, Method.SEGMENT)
    if not parts:
        parts, method = (parts_of(options.groups, case.heard, warn), Method.DECK)
    alignment = align_in_parts(case, parts, method) if parts else align_alone(case)
    tell(case, alignment)
    return alignment


def _given(case: Case) -> Alignment:
    """Return the times of the user's file."""
    assert case.options.timing is not None
    timing = load_timing(case.options.timing)
    texts = [
        s.symbols if timing.phones else characters(u.shown)
        for s, u in zip(case.sentences, case.utterances, strict=True)
    ]
    if not timing.phones and not any(characters(u.shown) for u in case.utterances):
        texts = [characters(u.spoken) for u in case.utterances]
    given = given_times(texts, timing)
    spans = ascending([one.range for one in given], case.heard.duration)
    found = tuple(
        AlignedUtterance(span, Method.VERBATIM, min(one.share, 1.0) if span else 0.0)
        for span, one in zip(spans, given, strict=True)
    )
    phones = timing.phones or _phones_within(case, spans)
    alignment = Alignment(found, inside(phones, case.heard.duration), case.pauses, Method.VERBATIM)
    tell_unspoken(case, found)
    return alignment


def _voiced(case: Case) -> Alignment:
    """Return the times that making the voice gave, with phones found within each sentence."""
    spans = ascending(case.narration.ranges, case.heard.duration)
    phones = case.narration.phones or _phones_within(case, spans)
    found = tuple(AlignedUtterance(span, Method.VOICE, 1.0 if span else 0.0) for span in spans)
    return Alignment(found, inside(phones, case.heard.duration), case.pauses, Method.VOICE)


def _phones_within(case: Case, spans: Sequence[TimeRange | None]) -> tuple[Phone, ...]:
    """Return the phones of sentences whose times are known."""
    if not any(spans) or not case.heard.frames:
        return ()
    return phones_within(case.sentences, spans, case.heard, tuned(case.heard))

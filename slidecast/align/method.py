"""Which times are known decides how the others are found: given, made here, by parts, or from the sound alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import numpy as np

from slidecast.align.agreement import agreement_of
from slidecast.align.deck_times import parts_of
from slidecast.align.guess import Length
from slidecast.align.heard import Heard, listen
from slidecast.align.known import phones_within
from slidecast.align.loudness import loud_phones, with_loudness
from slidecast.align.network import Sentence
from slidecast.align.options import AlignOptions, Telling
from slidecast.align.paced import pace
from slidecast.align.retold import find_articles, pace_articles
from slidecast.align.sentences import sentence_of
from slidecast.align.silence import Run
from slidecast.align.timing_files import characters, given_times, load_timing
from slidecast.align.tuning import Tuned
from slidecast.align.verbatim import DOUBTFUL, Found, Verbatim, find_verbatim, too_short, tuned
from slidecast.align.verdict import MATCHING, Fit, fit_of, retold_verdict
from slidecast.errors import AlignmentError, Diagnostic, Warn
from slidecast.model.alignment import AlignedUtterance, Alignment, Method, Verdict
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, Part, Phone
from slidecast.model.time import TimeRange
from slidecast.reading import Reading, read

PACED = 0.4  # confidence of a time that text length alone gave
QUIETEST_DB = -65.0  # a sound that never gets louder is silent
STEADY_DB = 6.0  # between soft and loud: speech has 15 and more even above loud music, noise 2


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
    alignment = _in_parts(case, parts, method) if parts else _alone(case)
    _tell(case, alignment)
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
    spans = _ascending([one.range for one in given], case.heard.duration)
    found = tuple(
        AlignedUtterance(span, Method.VERBATIM, min(one.share, 1.0) if span else 0.0)
        for span, one in zip(spans, given, strict=True)
    )
    phones = timing.phones or _phones_within(case, spans)
    alignment = Alignment(found, _inside(phones, case.heard.duration), case.pauses, Method.VERBATIM)
    _tell_unspoken(case, found)
    return alignment


def _voiced(case: Case) -> Alignment:
    """Return the times that making the voice gave, with phones found within each sentence."""
    spans = _ascending(case.narration.ranges, case.heard.duration)
    phones = case.narration.phones or _phones_within(case, spans)
    found = tuple(AlignedUtterance(span, Method.VOICE, 1.0 if span else 0.0) for span in spans)
    return Alignment(found, _inside(phones, case.heard.duration), case.pauses, Method.VOICE)


def _phones_within(case: Case, spans: Sequence[TimeRange | None]) -> tuple[Phone, ...]:
    """Return the phones of sentences whose times are known."""
    if not any(spans) or not case.heard.frames:
        return ()
    return phones_within(case.sentences, spans, case.heard, tuned(case.heard))


def _in_parts(case: Case, parts: Sequence[Part], method: Method) -> Alignment:
    """Return sentences found within their parts; a part whose text does not fit its sound is paced."""
    voice = tuned(case.heard)
    told = find_verbatim(case.sentences, parts, case.heard, voice, remember=case.options.remember)
    found = list(told.found)
    for part in parts:
        numbers = range(part.first, min(part.last, len(found)))
        fit = fit_of(
            [case.sentences[n] for n in numbers], told.gaps[part.first : part.last], told.losses[part.first : part.last]
        )
        if (fit.verdict is Verdict.FOREIGN or fit.is_retold) and len(numbers):
            runs = pace([case.lengths[n] for n in numbers], case.heard.silent, case.heard.run_of(part.range))
            found[part.first : part.last] = [Found(run, PACED) for run in runs]
            first = case.utterances[part.first].shown or case.utterances[part.first].spoken
            case.warn(Diagnostic(case.place, f"the part from {first!r} says something else than its text; it is paced"))
    return _alignment(case, found, told, method)


def _alone(case: Case) -> Alignment:
    """Return times found in the sound by itself: verbatim where the voice reads the text, else paced by articles."""
    if not case.utterances or not any(sentence.symbols for sentence in case.sentences):
        nothing = AlignedUtterance(None, Method.VERBATIM, 0.0)
        return Alignment((nothing,) * len(case.utterances), (), case.pauses, Method.VERBATIM)
    nothing_heard = _nothing_heard(case.heard)
    if nothing_heard:
        return _refused(case, nothing_heard, None)
    voice = tuned(case.heard)
    fit = None
    if case.options.telling is not Telling.RETOLD and not too_short(case.sentences, case.heard):
        whole = (Part(0, len(case.sentences), case.heard.range_of(case.heard.whole)),)
        told = find_verbatim(case.sentences, whole, case.heard, voice, remember=case.options.remember)
        fit = fit_of(case.sentences, told.gaps, told.losses)
        asked = case.options.telling is Telling.VERBATIM
        if asked or (fit.verdict is not Verdict.FOREIGN and not _sounds_retold(case, fit)):
            return _alignment(case, told.found, told, Method.VERBATIM, fit)
    return _retold(case, voice, fit)


def _sounds_retold(case: Case, fit: Fit) -> bool:
    """Return whether the voice says other words about the same things; only titles tell which then."""
    return fit.is_retold and any(group.title for group in case.options.groups)


def _nothing_heard(heard: Heard) -> str:
    """Return why nobody can be heard in a sound; empty where somebody may be."""
    if not heard.frames or float(heard.levels.max()) < QUIETEST_DB:
        return "the sound is silent"
    quiet, loud = np.percentile(heard.levels, (3, 90))
    return "the sound is one steady noise" if loud - quiet < STEADY_DB else ""


def _retold(case: Case, voice: Tuned, fit: Fit | None) -> Alignment:
    """Return times paced over each article's extent, articles found by what is heard of their words."""
    titles = [read(group.title, case.options.lexicon) for group in case.options.groups if group.title]
    if not titles:
        return _refused(case, "the voice does not say this text", fit)
    articles = find_articles(case.options.groups, case.readings, titles, voice, case.heard)
    verdict = retold_verdict(articles.evidence)
    if verdict is Verdict.FOREIGN and case.options.telling is not Telling.RETOLD:
        return _refused(case, f"only {max(articles.evidence, 0):.0%} of the articles' words are heard", fit)
    return _paced(case, pace_articles(case.options.groups, case.lengths, articles, case.heard), verdict, fit)


def _refused(case: Case, reason: str, fit: Fit | None) -> Alignment:
    """Return times by length alone if the user insists.

    Raises:
        AlignmentError: the user does not.
    """
    if not case.options.force:
        measured = f" (mean gap {fit.gap:.1f} nats a frame, {_agreement(fit.agreement)})" if fit else ""
        hint = "check that this is the episode's sound; --force goes on with times by text length"
        raise AlignmentError(f"text and sound do not belong together: {reason}{measured}", case.place, hint)
    return _paced(case, pace(case.lengths, case.heard.silent, case.heard.whole), Verdict.FOREIGN, fit)


def _paced(case: Case, runs: Sequence[Run], verdict: Verdict, fit: Fit | None) -> Alignment:
    found = tuple(AlignedUtterance(case.heard.range_of(run), Method.PACED, PACED) for run in runs)
    phones = loud_phones(case.heard, case.heard.whole)
    return Alignment(found, phones, case.pauses, Method.PACED, verdict, *_figures(fit))


def _alignment(case: Case, found: Sequence[Found], told: Verbatim, method: Method, fit: Fit | None = None) -> Alignment:
    heard = case.heard
    spans = _ascending([heard.range_of(one.run) if one.run is not None else None for one in found], heard.duration)
    aligned = tuple(
        AlignedUtterance(span, Method.PACED if one.confidence == PACED else method, one.confidence if span else 0.0)
        for span, one in zip(spans, found, strict=True)
    )
    doubtful = [one.run for one in found if one.run is not None and one.confidence < DOUBTFUL]
    phones = _inside(with_loudness(told.phones, doubtful, heard), heard.duration)
    verdict = fit.verdict if fit else Verdict.MATCHES
    return Alignment(aligned, phones, case.pauses, method, verdict, told.mean_gap, agreement_of(told.losses))


def _figures(fit: Fit | None) -> tuple[float | None, float | None]:
    return (fit.gap, fit.agreement) if fit else (None, None)


def _agreement(agreement: float | None) -> str:
    return "nothing to compare" if agreement is None else f"agreement {agreement:.2f}, below {MATCHING}"


def _ascending(spans: Sequence[TimeRange | None], duration: Fraction) -> list[TimeRange | None]:
    """Return the ranges inside the sound, none beginning before the one before it ends."""
    at = Fraction(0)
    ordered: list[TimeRange | None] = []
    for span in spans:
        if span is not None:
            start = min(max(span.start, at), duration)
            at = min(max(span.end, start), duration)
            span = TimeRange(start, at)
        ordered.append(span)
    return ordered


def _inside(phones: Sequence[Phone], duration: Fraction) -> tuple[Phone, ...]:
    """Return the phones that lie in the sound, disjoint."""
    at = Fraction(0)
    kept: list[Phone] = []
    for phone in phones:
        start, end = max(phone.range.start, at), min(phone.range.end, duration)
        if start < end:
            kept.append(Phone(phone.symbol, TimeRange(start, end)))
            at = end
    return tuple(kept)


def _tell(case: Case, alignment: Alignment) -> None:
    """Warn of what the user may want to put right."""
    if alignment.verdict is Verdict.DOUBTFUL:
        told = _agreement(alignment.agreement) if alignment.method is not Method.PACED else "few words heard"
        case.warn(Diagnostic(case.place, f"text and sound may not belong together ({told})"))
    _tell_unspoken(case, alignment.utterances)


def _tell_unspoken(case: Case, found: Sequence[AlignedUtterance]) -> None:
    for utterance, aligned in zip(case.utterances, found, strict=True):
        if aligned.range is None and utterance.spoken and not utterance.own:
            case.warn(Diagnostic(case.place, f"not spoken in the sound: {utterance.shown or utterance.spoken!r}"))

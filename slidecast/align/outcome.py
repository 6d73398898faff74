"""What was found, as an alignment: times in order and inside the sound, phones, and warnings of what is missing."""

from collections.abc import Sequence
from fractions import Fraction

from slidecast.align.agreement import agreement_of
from slidecast.align.case import Case
from slidecast.align.loudness import loud_phones, with_loudness
from slidecast.align.silence import Run
from slidecast.align.verbatim import DOUBTFUL, Verbatim
from slidecast.align.verdict import Fit, agreement_told
from slidecast.errors import Diagnostic
from slidecast.model.alignment import AlignedUtterance, Alignment, Method, Verdict
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange

PACED = 0.4  # confidence of a time that text length alone gave


def paced(case: Case, runs: Sequence[Run], verdict: Verdict, fit: Fit | None) -> Alignment:
    """Return sentences that have their times by length; `fit` is theirs as read aloud, where that was tried."""
    found = tuple(AlignedUtterance(case.heard.range_of(run), Method.PACED, PACED) for run in runs)
    phones = loud_phones(case.heard, case.heard.whole)
    return Alignment(found, phones, case.pauses, Method.PACED, verdict, *_figures(fit))


def alignment_of(case: Case, told: Verbatim, method: Method, fit: Fit | None = None) -> Alignment:
    """Return sentences found in the sound; where one of them is doubtful the mouth follows the loudness."""
    heard = case.heard
    spans = ascending([heard.range_of(one.run) if one.run is not None else None for one in told.found], heard.duration)
    aligned = tuple(
        AlignedUtterance(span, Method.PACED if one.confidence == PACED else method, one.confidence if span else 0.0)
        for span, one in zip(spans, told.found, strict=True)
    )
    doubtful = [one.run for one in told.found if one.run is not None and one.confidence < DOUBTFUL]
    phones = inside(with_loudness(told.phones, doubtful, heard), heard.duration)
    verdict = fit.verdict if fit else Verdict.MATCHES
    return Alignment(aligned, phones, case.pauses, method, verdict, told.mean_gap, agreement_of(told.losses))


def _figures(fit: Fit | None) -> tuple[float | None, float | None]:
    return (fit.gap, fit.agreement) if fit else (None, None)


def ascending(spans: Sequence[TimeRange | None], duration: Fraction) -> list[TimeRange | None]:
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


def inside(phones: Sequence[Phone], duration: Fraction) -> tuple[Phone, ...]:
    """Return the phones that lie in the sound, disjoint."""
    at = Fraction(0)
    kept: list[Phone] = []
    for phone in phones:
        start, end = max(phone.range.start, at), min(phone.range.end, duration)
        if start < end:
            kept.append(Phone(phone.symbol, TimeRange(start, end)))
            at = end
    return tuple(kept)


def tell(case: Case, alignment: Alignment) -> None:
    """Warn of what the user may want to put right."""
    if alignment.verdict is Verdict.DOUBTFUL:
        told = agreement_told(alignment.agreement) if alignment.method is not Method.PACED else "few words heard"
        case.warn(Diagnostic(case.place, f"text and sound may not belong together ({told})"))
    tell_unspoken(case, alignment.utterances)


def tell_unspoken(case: Case, found: Sequence[AlignedUtterance]) -> None:
    for utterance, aligned in zip(case.utterances, found, strict=True):
        if aligned.range is None and utterance.spoken and not utterance.own:
            case.warn(Diagnostic(case.place, f"not spoken in the sound: {utterance.shown or utterance.spoken!r}"))

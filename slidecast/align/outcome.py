"""What was found, as an alignment: times in order and inside the sound, phones, and warnings of what is missing."""

from collections.abc import Sequence
from fractions import Fraction

from slidecast.align.agreement import agreement_of
from slidecast.align.case import Case
from slidecast.align.loudness import loud_phones, with_loudness
from slidecast.align.silence import Run
from slidecast.align.unwritten import is_much, unwritten
from slidecast.align.verbatim import DOUBTFUL, Verbatim
from slidecast.align.verdict import MATCHING, Fit, agreement_told
from slidecast.errors import Diagnostic
from slidecast.model.alignment import AlignedUtterance, Alignment, Method, Verdict
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange

PACED = 0.4  # confidence of a time that text length alone gave
MOST_TOLD = 4  # stretches of a warning


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
    runs = [one.run for one in told.found]
    unsaid = unwritten(runs, heard.silent, heard.frames) if method is Method.VERBATIM else ()
    if verdict is Verdict.MATCHES and is_much(unsaid, runs):
        verdict = Verdict.DOUBTFUL
    agreement, besides = agreement_of(told.losses), tuple(map(heard.range_of, unsaid))
    return Alignment(aligned, phones, case.pauses, method, verdict, told.mean_gap, agreement, besides)


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
        case.warn(Diagnostic(case.place, f"text and sound may not belong together ({_doubt(alignment)})"))
    tell_unspoken(case, alignment.utterances)


def _doubt(alignment: Alignment) -> str:
    """Return why an alignment is doubtful."""
    if alignment.method is Method.PACED:
        return "few words heard"
    if alignment.unwritten and (alignment.agreement is None or alignment.agreement > MATCHING):
        return f"speech that is not in the text: {_moments(alignment.unwritten)}"
    return agreement_told(alignment.agreement)


def _moments(spans: Sequence[TimeRange]) -> str:
    """Return ranges in minutes and seconds, the longest few of them."""
    chosen = sorted(spans, key=lambda span: -span.duration)[:MOST_TOLD]
    told = [f"{_clock(span.start)}-{_clock(span.end)}" for span in sorted(chosen, key=lambda span: span.start)]
    return ", ".join(told) + (f" and {len(spans) - MOST_TOLD} more" if len(spans) > MOST_TOLD else "")


def _clock(moment: Fraction) -> str:
    return f"{int(moment) // 60}:{int(moment) % 60:02d}"


def tell_unspoken(case: Case, found: Sequence[AlignedUtterance]) -> None:
    for utterance, aligned in zip(case.utterances, found, strict=True):
        if aligned.range is None and utterance.spoken and not utterance.own:
            case.warn(Diagnostic(case.place, f"not spoken in the sound: {utterance.shown or utterance.spoken!r}"))

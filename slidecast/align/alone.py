"""Times found in the sound by itself: verbatim where the voice reads the text, else paced by articles, or refused."""

import numpy as np

from slidecast.align.case import Case
from slidecast.align.heard import Heard
from slidecast.align.options import Telling
from slidecast.align.outcome import alignment_of, paced
from slidecast.align.paced import pace
from slidecast.align.retold import find_articles, pace_articles
from slidecast.align.tuning import Tuned
from slidecast.align.verbatim import find_verbatim, too_short, tuned
from slidecast.align.verdict import Fit, agreement_told, fit_of, retold_verdict
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.model.alignment import AlignedUtterance, Alignment, Method, Verdict
from slidecast.model.narration import Part
from slidecast.reading import read

QUIETEST_DB = -65.0  # a sound that never gets louder is silent
NARROW_HZ = 5_000.0  # a telephone has 4 kHz: of retold articles 44 % begin within a second there, above 94 % and more
STEADY_DB = 6.0  # between soft and loud: speech has 15 and more even above loud music, noise 2


def align_alone(case: Case) -> Alignment:
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
            return alignment_of(case, told, Method.VERBATIM, fit)
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
    if voice.width_hz < NARROW_HZ:
        told = f"the sound holds nothing above {voice.width_hz / 1000:.1f} kHz; articles that it retells"
        case.warn(Diagnostic(case.place, f"{told} may begin some seconds off: give a wider sound, or a script"))
    articles = find_articles(case.options.groups, case.readings, titles, voice, case.heard)
    verdict = retold_verdict(articles.evidence)
    if verdict is Verdict.FOREIGN and case.options.telling is not Telling.RETOLD:
        return _refused(case, f"only {max(articles.evidence, 0):.0%} of the articles' words are heard", fit)
    return paced(case, pace_articles(case.options.groups, case.lengths, articles, case.heard), verdict, fit)


def _refused(case: Case, reason: str, fit: Fit | None) -> Alignment:
    """Return times by length alone if the user insists.

    Raises:
        AlignmentError: the user does not.
    """
    if not case.options.force:
        measured = f" (mean gap {fit.gap:.1f} nats a frame, {agreement_told(fit.agreement)})" if fit else ""
        hint = "check that this is the episode's sound; --force goes on with times by text length"
        raise AlignmentError(f"text and sound do not belong together: {reason}{measured}", case.place, hint)
    return paced(case, pace(case.lengths, case.heard.silent, case.heard.whole), Verdict.FOREIGN, fit)

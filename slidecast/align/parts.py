"""Times within parts of the sound that are known: a voice's segments, a deck's slides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from slidecast.align.case import Case
from slidecast.align.network import Sentence
from slidecast.align.outcome import PACED, alignment_of
from slidecast.align.paced import pace
from slidecast.align.verbatim import Found, Verbatim, find_verbatim, tuned
from slidecast.align.verdict import fit_of
from slidecast.errors import Diagnostic
from slidecast.model.alignment import Alignment, Method, Verdict
from slidecast.model.narration import Part

NOTHING = Sentence((), (), 0)
UNHEARD = Found(None, 0.0)


def align_in_parts(case: Case, parts: Sequence[Part], method: Method) -> Alignment:
    """Return sentences found within their parts; a part whose text does not fit its sound is paced."""
    told = _found(case, case.sentences, parts)
    sentences = _without_unheard_openings(case.sentences, parts, told.found)
    if sentences != case.sentences:
        told = _found(case, sentences, parts)
    found = list(told.found)
    for part in parts:
        if part.first < len(found) and _says_something_else(sentences, part, told):
            found[part.first : part.last] = _paced(case, part)
            first = case.utterances[part.first].shown or case.utterances[part.first].spoken
            case.warn(Diagnostic(case.place, f"the part from {first!r} says something else than its text; it is paced"))
    return alignment_of(case, replace(told, found=tuple(found)), method)


def _found(case: Case, sentences: Sequence[Sentence], parts: Sequence[Part]) -> Verbatim:
    return find_verbatim(sentences, parts, case.heard, tuned(case.heard), remember=case.options.remember)


def _without_unheard_openings(
    sentences: tuple[Sentence, ...], parts: Sequence[Part], found: Sequence[Found]
) -> tuple[Sentence, ...]:
    """Return the sentences with nothing in place of those that open a part and are not heard before what is.

    Many a voice announces no article. What stands for an announcement then may be the first words of what follows,
    which are found once nobody looks for it any more.
    """
    heads: set[int] = set()
    for part in parts:
        numbers = _numbers(part, len(found))
        unheard = list(takewhile(lambda number: found[number].run is None, numbers))
        heads.update(unheard if len(unheard) < len(numbers) else ())
    return tuple(NOTHING if number in heads else sentence for number, sentence in enumerate(sentences))


def _says_something_else(sentences: Sequence[Sentence], part: Part, told: Verbatim) -> bool:
    inside = slice(part.first, part.last)
    fit = fit_of(sentences[inside], told.gaps[inside], told.losses[inside])
    return fit.verdict is Verdict.FOREIGN or fit.is_retold


def _paced(case: Case, part: Part) -> Iterator[Found]:
    """Yield times by length for a part's sentences; the theme's own lines, which a voice may leave out, get none."""
    numbers = _numbers(part, len(case.sentences))
    told = [number for number in numbers if not case.utterances[number].own] or list(numbers)
    runs = pace([case.lengths[number] for number in told], case.heard.silent, case.heard.run_of(part.range))
    paced = dict(zip(told, runs, strict=True))
    for number in numbers:
        yield Found(paced[number], PACED) if number in paced else UNHEARD


def _numbers(part: Part, count: int) -> range:
    return range(part.first, min(part.last, count))

"""What a path gave up although it is said: sentences left out, and first words taken for something else.

A path weighs a sentence against the filler, whose score is a guess. Where letters are missing in a text, a sentence or
the words before its first pause may score a little below it. There the text is asked again, without the filler: does
what no sentence claims fit these phones far better than it fits them reversed (see agreement)?
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from slidecast.align.models import Scores, adapted, scores
from slidecast.align.network import Sentence
from slidecast.align.search import Path, columns_of, extents
from slidecast.align.silence import SHORTEST, Flags, Run, runs_of
from slidecast.align.tuning import Tuned
from slidecast.align.within import Spelled, holds, spelled

SAID = 0.5  # agreement of what is said: in a recorded talk 0.74 and more, of other speech 0.29 at most
LEAST = 20  # frames of voice that no sentence claims: less is breath


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence that may be said in `run`; `doubted` is what of it no sentence claims yet."""

    number: int
    run: Run
    doubted: Run


def with_missed(sentences: Sequence[Sentence], path: Path, voice: Tuned, silent: Flags) -> Path:
    """Return the path with what it missed.

    Args:
        voice: features, and the models to start from.
        silent: the frames in which the sound is quiet.
    """
    claims = [claim for claim in _claims(path, silent) if holds(claim.run, sentences[claim.number])]
    if not claims:
        return path
    table = scores(voice.frames, adapted(voice.models, voice.frames, columns_of(path, silent)))
    voiced = np.where(silent[:, None], np.float32(0), table)
    told = spelled([sentences[claim.number] for claim in claims], [claim.run for claim in claims], table)
    for claim, spelling in zip(claims, told, strict=True):
        if _is_said(sentences[claim.number], claim, spelling, voiced):
            path = _with(path, claim, spelling, table)
    return path


def _claims(path: Path, silent: Flags) -> Iterator[_Claim]:
    """Yield where sentences may be said that are left out, or begin before the pause that they were found behind."""
    found, pauses = extents(path), runs_of(silent, SHORTEST)
    for number, run in enumerate(found):
        before, after = (found[near] if 0 <= near < len(found) else None for near in (number - 1, number + 1))
        end = run.start if run else after.start if after else None
        if before is None or end is None:
            continue
        start = next((pause.end for pause in pauses if pause.end > before.end), end)
        voiced = np.flatnonzero(~silent[start:end])
        if len(voiced) >= LEAST:
            doubted = Run(start + int(voiced[0]), start + int(voiced[-1]) + 1)
            yield _Claim(number, Run(doubted.start, run.end if run else doubted.end), doubted)


def _is_said(sentence: Sentence, claim: _Claim, spelling: Spelled, voiced: Scores) -> bool:
    """Return whether the phones that fall in the doubted frames fit them far better than they do reversed."""
    phones = spelling.phones[: len(claim.doubted)]
    count = int(phones.max(initial=-1)) + 1
    symbols = sentence.symbols[:count]
    head = replace(sentence, symbols=symbols, pauses=sentence.pauses[:count])
    if not holds(claim.doubted, head) or symbols == symbols[::-1]:
        return False
    both = [head, replace(head, symbols=symbols[::-1])]
    own, reverse = (-one.score for one in spelled(both, [claim.doubted] * 2, voiced))
    return own < (1 - SAID) * reverse


def _with(path: Path, claim: _Claim, spelling: Spelled, table: Scores) -> Path:
    """Return the path with a sentence as it is spelled in the frames that it claims."""
    inside = slice(claim.run.start, claim.run.end)
    first = int(np.searchsorted(path.owners[:, 0], claim.number))
    phones, columns, gaps = path.phones.copy(), path.columns.copy(), path.gaps.copy()
    phones[inside] = np.where(spelling.phones >= 0, spelling.phones + first, -1)
    columns[inside] = spelling.columns
    gaps[inside] = table[np.arange(claim.run.start, claim.run.end), spelling.columns]
    return replace(path, phones=phones, columns=columns, gaps=gaps, mean_gap=float(gaps[phones >= 0].mean()))

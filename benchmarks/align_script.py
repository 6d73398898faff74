"""Measures a script's way: how many lines find the article that they retell, how far their starts are off.

    python -m benchmarks.align_script                    # the project's own retellings
    SLIDECAST_CORPUS=DIR python -m benchmarks.align_script   # real ones too, and held-out ones (see held_out)

The built-in voice speaks the lines. Of held-out scripts only the assignment is judged; both halves are told apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.align_read import CLEAN
from benchmarks.aligning import Row, aligned, errors_ms, start_row
from benchmarks.held_out import held_out, month
from benchmarks.retold_episodes import Retelling, own_retellings, real_retellings
from benchmarks.spoken import Spoken, clip, joined, lexicon, voices
from slidecast.align.assign import assign
from slidecast.align.wording import ANNOUNCING, LEADING, ORDINALS

TARGET = 0.98
SEEN = 1  # of held-out scripts those of odd months were looked at
ANNOUNCING_WORDS = re.compile("|".join(words.pattern for words in (LEADING, ANNOUNCING, ORDINALS)))


def main() -> None:
    for row in script_rows():
        print(row, flush=True)


def script_rows() -> Iterator[Row]:
    """Yield rows for the project's own retellings and for real ones: articles of lines, and starts."""
    yield from _rows("script", list(own_retellings()))
    yield from _rows("real script", list(real_retellings()))
    yield from held_out_rows()


def held_out_rows() -> Iterator[Row]:
    """Yield how many lines of held-out scripts find their article, announced or not, of either half."""
    for announced, how in ((True, "articles announced"), (False, "not announced")):
        scripts = list(held_out(announced))
        for half, name in ((SEEN, "seen"), (1 - SEEN, "unseen")):
            told = [right for one in scripts if month(one) % 2 == half for right in rights(one)]
            if told:
                yield _row(f"held-out script lines, {how}, {name} half", told)


def _rows(case: str, retellings: Sequence[Retelling]) -> Iterator[Row]:
    told = [rights(one) for one in retellings]
    for one, right in zip(retellings, told, strict=True):
        yield _row(f"{case} of {one.name}", right)
    if told:
        yield _row(f"{case} lines retelling an article", [line for right in told for line in right])
        plain = [line for one in retellings for line in unannounced_rights(one)]
        yield _row(f"{case} where no words announce", plain)
        off = np.concatenate([errors_ms(spoken, aligned(spoken)) for spoken in map(_spoken, retellings)])
        yield start_row("builtin", f"{case} given, every line aligned", off, CLEAN)


def _spoken(told: Retelling) -> Spoken:
    ((_, voice),) = voices(["builtin"])
    return joined([clip(voice, line) for line in told.lines])


def rights(told: Retelling) -> list[bool]:
    """Return of each line whether its article is right; a line that announces one may go with it."""
    behind = len(told.deck.articles) + 1
    wanted = [None if section in (0, behind) else section for section in told.sections]
    slides = assign(told.deck, told.lines, lexicon())
    found = [told.deck.slides[slide].article for slide in slides]
    return [
        a == b or any(line in opening and a == number for number, opening in enumerate(told.openings, 1))
        for line, (a, b) in enumerate(zip(found, wanted, strict=True))
    ]


def unannounced_rights(told: Retelling) -> list[bool]:
    """Return of each line whether its article is right where every word that announces one is taken out.

    Lines that lost such words are not judged.
    """
    lines = tuple(ANNOUNCING_WORDS.sub("", line) for line in told.lines)
    right = rights(replace(told, lines=lines))
    return [one for one, line, whole in zip(right, lines, told.lines, strict=True) if line == whole]


def _row(case: str, right: list[bool]) -> Row:
    share = sum(right) / len(right)
    result = f"{sum(right)} of {len(right)} lines ({share:.1%}) in their article"
    return Row("-", case, result, "98 %", share >= TARGET, f"{share:.1%}")


if __name__ == "__main__":
    main()

"""Measures how many lines of a script are given to the article that they retell.

python -m benchmarks.align_script        # the project's own retellings
SLIDECAST_CORPUS=DIR python -m benchmarks.align_script       # real ones too
"""

from collections.abc import Iterator

from benchmarks.align import Row, lexicon
from benchmarks.retold_episodes import Retelling, retellings
from slidecast.align.script import assign

TARGET = 0.98


def main() -> None:
    for row in script_rows():
        print(row, flush=True)


def script_rows() -> Iterator[Row]:
    """Yield a row for each retelling, and one for all of them."""
    lines = right = 0
    for told in retellings():
        found = sum(rights(told))
        lines, right = lines + len(told.lines), right + found
        yield _row(f"script of {told.name}", found, len(told.lines))
    yield _row("script lines retelling an article", right, lines)


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


def _row(case: str, right: int, lines: int) -> Row:
    share = right / lines
    return Row("-", case, f"{right} of {lines} lines ({share:.1%}) in their article", "98 %", share >= TARGET)


if __name__ == "__main__":
    main()

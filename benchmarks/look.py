"""Measures composing and drawing, and writes the table of both READMEs.

    SLIDECAST_CORPUS=... python -m benchmarks.look

Paragraphs are those of the posts below $SLIDECAST_CORPUS, slides those of posts and decks of every year there; else the
project's own. Times are the processor's, on one core. The table stands between two comments.
"""

import os
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import drawing, typesetting
from benchmarks.readmes import ENGLISH, JAPANESE, put

HEADS = {
    ENGLISH: ("milliseconds of one core", "measured", "median", "slowest", "target"),
    JAPANESE: ("1 コアで何ミリ秒", "回数", "中央値", "最大", "目標"),
}
ROWS = (
    ("paragraph, new", "a paragraph of 150 characters, composed for the first time", "150 字の段落の行組み（初回）"),
    ("best fit", "the best size of a paragraph in a box", "枠に入る最大の文字サイズ探し"),
    ("whole slide", "a slide with cached layers, whatever changed of it", "スライド 1 枚（背景などは作成済み）"),
    ("new slide", "of these a new slide, layout included", "そのうち新しいスライド（レイアウトを含む）"),
)
Figures = dict[str, Sequence[float]]


def main() -> None:
    """Measure, print the table and write it into both READMEs."""
    figures: Figures = {**typesetting.measured(posts() or [typesetting.OWN]), **drawing.measured(drawing.episodes())}
    limits = typesetting.LIMITS_MS | drawing.LIMITS_MS
    for name, head in HEADS.items():
        table = "\n".join(lines(figures, limits, head, japanese=name == JAPANESE))
        put(name, "look", table)
    print(table)


def posts() -> list[Path]:
    """Return posts of every year below the folder that SLIDECAST_CORPUS names; none without one."""
    found = sorted(Path(os.environ.get("SLIDECAST_CORPUS") or "/nowhere").glob("**/_posts/*.md"))
    return found[:: max(len(found) // drawing.MOST, 1)][: drawing.MOST]


def lines(figures: Figures, limits: dict[str, float], head: Sequence[str], *, japanese: bool) -> Iterator[str]:
    """Yield the table's lines; a median that misses its target is bold."""
    yield f"| {' | '.join(head)} |"
    yield "|---" + "|--:" * (len(head) - 1) + "|"
    for name, english, in_japanese in ROWS:
        median = statistics.median(figures[name])
        told = f"{median:.1f}" if median <= limits[name] else f"**{median:.1f}**"
        label = in_japanese if japanese else english
        yield f"| {label} | {len(figures[name]):,} | {told} | {max(figures[name]):.0f} | {limits[name]:g} |"


if __name__ == "__main__":
    main()

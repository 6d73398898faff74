"""The alignment's rows, short, as the table of both READMEs: a case a line, a voice a column.

The table stands between two comments; what is written around them is people's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.aligning import Row
from benchmarks.readmes import ENGLISH, JAPANESE, put
from benchmarks.spoken import VOICES


@dataclass(frozen=True)
class Case:
    """A line of the table: rows whose case begins so, and its names."""

    begins: str
    english: str
    japanese: str


CASES = (
    Case("clean", "read aloud: 90 %, worst", "読み上げ: 90 %、最大"),
    Case("music", "with music, jingle, a sentence more and one less", "音楽・ジングルあり、文の過不足あり"),
    Case("10 %", "a tenth of the letters missing", "文字が 1 割欠けた文章"),
    Case("6 unspoken", "unspoken sentences found / wrongly", "読まれない文の検出 / 誤検出"),
    Case("retold, titles read out", "retold: articles within 1 s", "言い換え: 1 秒以内の記事"),
    Case("retold, titles read out: real", "retold, real scripts", "言い換え（実際の台本）"),
    Case("wrong", "another episode's text refused", "別の放送の文章の拒否"),
    Case("script lines", "script lines in their article", "台本の行と記事の対応"),
    Case("real script lines", "real script lines", "実際の台本の行"),
    Case("held-out script lines, articles announced, unseen", "held-out scripts: lines", "検証用の台本の行"),
    Case("held-out script lines, not announced, unseen", "the same, unannounced", "同じく、記事の予告なし"),
    Case("script given", "script given: 90 %, worst", "台本あり: 90 %、最大"),
    Case("vowel", "centres of vowels: 90 %", "母音の中心: 90 %"),
    Case("8 minutes", "8 minutes", "8 分"),
    Case("60 minutes", "60 minutes", "60 分"),
)
FILES = ((ENGLISH, "english", "case"), (JAPANESE, "japanese", "条件"))


def write_tables(rows: Sequence[Row]) -> None:
    """Put the table in the place of the last run's in both READMEs."""
    for name, language, head in FILES:
        put(name, "alignment", "\n".join(lines(rows, language, head)))


def lines(rows: Sequence[Row], language: str, head: str) -> Iterator[str]:
    """Yield the table's lines for the voices that were measured; what no voice speaks stands in the first column."""
    voices = [voice for voice in VOICES if any(_is_of(row, voice) for row in rows)]
    yield f"| {' | '.join((head, *voices))} |"
    yield "|---" + "|--:" * len(voices) + "|"
    for case in CASES:
        cells = [_cell(rows, case, voice) for voice in voices]
        if any(cells):
            yield f"| {' | '.join((getattr(case, language), *cells))} |"


def _cell(rows: Iterable[Row], case: Case, voice: str) -> str:
    """Return the figures, bold where they miss the target."""
    owner = next((row for row in rows if row.brief and row.case.startswith(case.begins) and _is_of(row, voice)), None)
    if owner is None:
        return ""
    return owner.brief if owner.met else f"**{owner.brief}**"


def _is_of(row: Row, voice: str) -> bool:
    return row.voice == voice or (row.voice not in VOICES and voice == VOICES[0])

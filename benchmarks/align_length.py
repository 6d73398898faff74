"""Measures time and memory of an alignment of 8 and of 60 minutes: the sample episode over and over.

python -m benchmarks.align_length
"""

import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.align_read import sample_clips
from benchmarks.aligning import Row, narration_of
from benchmarks.spoken import RATE, Spoken, ignore, joined, lexicon, voices, write_mp3
from slidecast.align import AlignOptions, align
from slidecast.model.deck import Utterance
from slidecast.reading import read

EIGHT_MINUTES, SIXTY_MINUTES = 480, 3600  # seconds
MOST_S, MOST_MB = 8.0, 600.0
GROWTH = 1.5  # times the CPU of a second of sound in 60 minutes over one in 8


@dataclass(frozen=True)
class Spent:
    """What an alignment took: `wall_s` and `cpu_s` for `sound_s` of sound, and the most memory."""

    sound_s: float
    wall_s: float
    cpu_s: float
    memory_mb: float

    def __str__(self) -> str:
        length = f"{self.sound_s / 60:.1f} min in {self.wall_s:.1f} s"
        return f"{length} ({self.cpu_s:.1f} s of CPU), {self.memory_mb:.0f} MB"

    @property
    def brief(self) -> str:
        return f"{self.wall_s:.1f} s, {self.memory_mb:.0f} MB"


def main() -> None:
    for row in length_rows():
        print(row, flush=True)


def length_rows() -> Iterator[Row]:
    """Yield the rows of both lengths."""
    ((_, voice),) = voices(["builtin"])
    clips = sample_clips(voice)
    once_s = len(joined(clips).samples) / RATE
    short, long = (measured(joined(clips * round(s / once_s))) for s in (EIGHT_MINUTES, SIXTY_MINUTES))
    met = short.wall_s <= MOST_S and short.memory_mb <= MOST_MB
    yield Row("builtin", "8 minutes", str(short), "8 s, 600 MB", met, short.brief)
    growth = (long.cpu_s / long.sound_s) / (short.cpu_s / short.sound_s)
    result = f"{long}; a second costs {growth:.2f} times as much"
    yield Row("builtin", "60 minutes", result, "linear", growth <= GROWTH, long.brief)


def measured(spoken: Spoken) -> Spent:
    """Return what the alignment of a narration takes in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "narration.mp3"
        write_mp3(path, spoken.samples)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(_measure, (path, spoken.texts))


def _measure(path: Path, texts: Sequence[str]) -> Spent:
    narration, words = narration_of(path), lexicon()
    read("準備", words)  # the dictionary is loaded once a run, not once an episode
    wall, cpu = time.perf_counter(), time.process_time()
    align([Utterance(text, text) for text in texts], narration, AlignOptions(lexicon=words), ignore)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Spent(float(narration.duration), wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()

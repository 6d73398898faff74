"""A narration in, a row of the table out: how far the aligner's sentence starts are off."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.spoken import Spoken, ignore, lexicon, write_mp3
from slidecast.align import AlignOptions, Group, align
from slidecast.media.sound import duration
from slidecast.model.alignment import Alignment
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, SoundSource

MISSED_MS = 3_600_000  # a sentence that is wrongly left out counts as an hour off


@dataclass(frozen=True)
class Row:
    """A line of the table; `brief` is its figures alone."""

    voice: str
    case: str
    result: str
    target: str
    met: bool
    brief: str = ""

    def __str__(self) -> str:
        return f"| {self.voice} | {self.case} | {self.result} | {self.target} | {'yes' if self.met else '**no**'} |"


@dataclass(frozen=True)
class Bound:
    """What is asked of starts: 90 % within `tenth` ms, and a share within `worst` ms."""

    tenth: int
    worst: int
    share: float = 0.9

    def __str__(self) -> str:
        rest = "all" if self.share == 1 else f"{self.share:.0%}"
        return f"90 % within {self.tenth} ms" + (f", {rest} within {self.worst} ms" if self.share > 0.9 else "")


def aligned(spoken: Spoken, groups: tuple[Group, ...] = ()) -> Alignment:
    """Return the alignment of a narration, by way of an mp3."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "narration.mp3"
        write_mp3(path, spoken.samples)
        utterances = [Utterance(text, text) for text in spoken.texts]
        return align(utterances, narration_of(path), AlignOptions(lexicon=lexicon(), groups=groups), ignore)


def narration_of(path: Path) -> Narration:
    return Narration(path, duration(path), SoundSource.FILE)


def errors_ms(spoken: Spoken, alignment: Alignment) -> NDArray[np.float64]:
    """Return how far each spoken sentence's start is off."""
    return np.array(
        [
            abs(float(found.range.start) - start) * 1000 if found.range else MISSED_MS
            for found, start in zip(alignment.utterances, spoken.starts, strict=True)
            if start is not None
        ]
    )


def start_row(voice: str, case: str, off: NDArray[np.float64], bound: Bound) -> Row:
    """Return the row of starts that are so far off, in ms."""
    ninety, share = float(np.percentile(off, 90)), float(np.mean(off <= bound.worst))
    found = off[off < MISSED_MS]
    worst = f"worst {found.max(initial=0):.0f} ms" + (f", {len(off) - len(found)} left out" * (len(found) < len(off)))
    figures = f"median {np.median(off):.0f}, 90 % {ninety:.0f}, {worst}"
    result = f"{len(off)} starts: {figures}; {share:.1%} within {bound.worst}"
    brief = f"{ninety:.0f}, {found.max(initial=0):.0f} ms" + (f", −{len(off) - len(found)}" * (len(found) < len(off)))
    return Row(voice, case, result, str(bound), ninety <= bound.tenth and share >= bound.share, brief)

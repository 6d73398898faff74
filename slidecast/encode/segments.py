"""A film in; its segments out: closed groups of pictures that can be encoded, kept and joined on their own.

A segment starts with an IDR picture, at every cut and at most 10 s after the last one. What it looks like
depends on nothing outside of it, so its key is the digest of everything that shapes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slidecast.encode.bits import length_prefixed, split_prefixed
from slidecast.model.film import Film, Run
from slidecast.model.time import FrameRange

LONGEST_SECONDS = 10
LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring runs of one slide that are encoded together."""

    runs: tuple[Run, ...]

    @property
    def frames(self) -> FrameRange:
        return FrameRange(self.runs[0].frames.start, self.runs[-1].frames.end)


@dataclass(frozen=True, slots=True)
class Coded:
    """A segment, encoded.

    Attributes:
        sets: sequence parameter set and picture parameter sets, NAL units.
        frames: each frame as MP4 stores it: NAL units behind their lengths.
        pictures: how many of the frames went through the encoder.
    """

    sets: tuple[bytes, ...]
    frames: tuple[bytes, ...]
    pictures: int

    def to_bytes(self) -> bytes:
        counts = length_prefixed(self.pictures.to_bytes(LENGTH_BYTES, "big") + bytes([len(self.sets)]))
        return b"".join((counts, *map(length_prefixed, self.sets + self.frames)))

    @classmethod
    def from_bytes(cls, content: bytes) -> "Coded":
        counts, *pieces = split_prefixed(content)
        sets = counts[LENGTH_BYTES]
        pictures = int.from_bytes(counts[:LENGTH_BYTES], "big")
        return cls(tuple(pieces[:sets]), tuple(pieces[sets:]), pictures)


def segments(film: Film) -> tuple[Segment, ...]:
    """Return the film's segments, in order; they tile its frames."""
    longest = int(LONGEST_SECONDS * film.timeline.rate.fps)
    cuts = {clip.frames.start for clip in film.timeline.clips}
    groups: list[list[Run]] = []
    for run in film.runs:
        if not groups or run.frames.start in cuts:
            groups.append([])
        groups[-1].append(run)
    return tuple(Segment(tuple(part)) for group in groups for part in _parts(group, longest))


def _parts(runs: Sequence[Run], longest: int) -> Iterator[list[Run]]:
    """Yield the runs of one slide in parts of at most `longest` frames, cut where the still changes if possible."""
    part: list[Run] = []
    for run in (piece for whole in runs for piece in _pieces_of(whole, longest)):
        while part and run.frames.end - part[0].frames.start > longest:
            cut = _best_cut(part)
            yield part[:cut]
            part = part[cut:]
        part.append(run)
    yield part


def _pieces_of(run: Run, longest: int) -> Iterator[Run]:
    """Yield a run in pieces that fit into a segment."""
    for start in range(run.frames.start, run.frames.end, longest):
        yield Run(run.state, FrameRange(start, min(start + longest, run.frames.end)))


def _best_cut(part: Sequence[Run]) -> int:
    """Return where to end a full part: at the last change of the still in its second half, else at its end."""
    half = (part[0].frames.start + part[-1].frames.end) // 2
    for index in range(len(part) - 1, 0, -1):
        if part[index].frames.start <= half:
            break
        if part[index].state.still != part[index - 1].state.still:
            return index
    return len(part)

"""A film in; its pieces in the order of the file out, each from the cache or as what is still to make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter

from slidecast.encode.assembly import Assembly
from slidecast.encode.keys import Causes, chunk_key
from slidecast.encode.segments import Segment
from slidecast.encode.sound import CHUNK_PACKETS, Chunk, Samples, chunk_samples, chunks
from slidecast.encode.workers import Crew
from slidecast.encode.workshop import Known, LookTask, Made, Missing, PictureTask, SoundTask, Task
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest

TOGETHER = 4  # segments of one slide that one process encodes: they share its stills


@dataclass(frozen=True, slots=True)
class MissingSound:
    """A chunk of sound that the cache does not have."""

    chunk: Chunk
    key: str


Piece = Made | Missing | MissingSound
Placed = tuple[Fraction, list[Piece]]
"""Pieces, and the second of the film at which they start."""


def take_stock(assembly: Assembly, crew: Crew, cache: Cache | None) -> tuple[Piece, ...]:
    """Return the film's pieces by time, at each moment the picture before the sound."""
    rate = assembly.film.timeline.rate
    blocks = list(_blocks(assembly.segments))
    looked = crew.results(LookTask(block) for block in blocks)
    sounds = _sounds(assembly, cache)
    pictures: list[Placed] = [
        (rate.seconds_at(block[0].frames.start), list(map(_piece, block, looked))) for block in blocks
    ]
    return tuple(chain.from_iterable(pieces for _, pieces in merge(pictures, sounds, key=itemgetter(0))))


def _piece(segment: Segment, looked: Made | Causes) -> Made | Missing:
    """Return what was found of a segment, which is the film's own: copies from other processes took 20 MB an hour."""
    return looked if isinstance(looked, Made) else Missing(segment, looked)


def _blocks(parts: tuple[Segment, ...]) -> Iterator[tuple[Segment, ...]]:
    """Yield neighbouring segments of one slide."""
    for _, group in groupby(parts, _slide_of):
        slide = tuple(group)
        for start in range(0, len(slide), TOGETHER):
            yield slide[start : start + TOGETHER]


def _slide_of(segment: Segment) -> int:
    return segment.runs[0].state.still.slide


def _sounds(assembly: Assembly, cache: Cache | None) -> Iterator[Placed]:
    """Yield for each chunk of sound when it starts, and what the cache has of it."""
    narration = content_digest(assembly.narration.path) if cache else ""
    for chunk in chunks(assembly.packets):
        key = chunk_key(chunk, narration, assembly.packets)
        is_kept = cache is not None and cache.get(key) is not None
        yield chunk.start, [Made(key, None, was_cached=True) if is_kept else MissingSound(chunk, key)]


def steps(pieces: Sequence[Piece], assembly: Assembly, jobs: int) -> Iterator[Task[Made]]:
    """Yield the pieces with tasks in the place of what is missing; the sound is decoded only from need.

    Args:
        jobs: processes among which the tasks are shared out.
    """
    together = min(TOGETHER, max(1, sum(isinstance(piece, Missing) for piece in pieces) // jobs))
    decoder = _Decoder(assembly)
    for _, group in groupby(pieces, lambda piece: _slide_of(piece.segment) if isinstance(piece, Missing) else None):
        missing: list[Missing] = []
        for piece in group:
            if isinstance(piece, Missing):
                missing.append(piece)
            else:
                yield Known(piece) if isinstance(piece, Made) else decoder.task(piece)
        yield from (PictureTask(tuple(missing[at : at + together])) for at in range(0, len(missing), together))


class _Decoder:
    """Decodes what the encoding of chunks needs to hear, as far as it is asked for; chunks are asked for in order."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._heard: Iterator[tuple[Chunk, Samples]] | None = None

    def task(self, missing: MissingSound) -> Task[Made]:
        """Return what is to be done for a chunk; nothing where another process has made it meanwhile."""
        cache = self._assembly.settings.cache
        if cache is not None and cache.get(missing.key) is not None:
            return Known(Made(missing.key, None, was_cached=True))
        return SoundTask(missing.chunk, missing.key, self._samples(missing.chunk))

    def _samples(self, wanted: Chunk) -> Samples:
        if self._heard is None:
            assembly, first = self._assembly, wanted.first // CHUNK_PACKETS
            samples = chunk_samples(assembly.narration.path, assembly.packets, first)
            self._heard = zip(islice(chunks(assembly.packets), first, None), samples, strict=True)
        return next(samples for chunk, samples in self._heard if chunk == wanted)

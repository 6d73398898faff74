"""The pieces of a film in, in order; the MP4 of all of them out, checked before it takes its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from slidecast.encode.bits import split_prefixed
from slidecast.encode.memory import give_back
from slidecast.encode.mux import Labels, Mp4
from slidecast.encode.segments import Coded, Segment, segments
from slidecast.encode.settings import EncodeSettings
from slidecast.encode.sound import chunk_samples, chunks, encode_chunk, packets_for
from slidecast.encode.verify import verify
from slidecast.encode.workshop import Made, Maker
from slidecast.encode.written import film_written
from slidecast.model.film import Film
from slidecast.model.narration import Narration
from slidecast.model.timeline import Clip


@dataclass(frozen=True)
class Assembly:
    """A film, and the file that it becomes."""

    film: Film
    narration: Narration
    settings: EncodeSettings
    target: Path

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return segments(self.film)

    @cached_property
    def clips(self) -> tuple[Clip, ...]:
        """The clip that each segment belongs to."""
        by_slide = {clip.slide: clip for clip in self.film.timeline.clips}
        return tuple(by_slide[segment.runs[0].state.still.slide] for segment in self.segments)

    @cached_property
    def packets(self) -> int:
        """How many packets of sound last as long as the film."""
        return packets_for(self.seconds)

    @property
    def seconds(self) -> Fraction:
        """The film's length."""
        return self.film.timeline.rate.seconds_at(self.film.timeline.frames)

    @property
    def labels(self) -> Labels:
        return Labels(self.settings.title, self.settings.chapters, self.film.timeline.cues, self.seconds)

    def write(self, pieces: Iterator[Made], maker: Maker) -> list[Made]:
        """Write the file and return the pieces, without their contents.

        Raises:
            EncodeError: it cannot be written.
        """
        first = next(pieces)
        coded = Coded.from_bytes(self._content(first, maker, 0))
        made = [replace(first, content=None)]
        with film_written(self.target) as path:
            mp4 = Mp4(path, (coded.sets, coded.frames[0]), self.film.timeline.rate.fps, self.labels)
            mp4.put_frames(coded.frames)
            for piece in pieces:
                self._put(mp4, piece, maker, made)
                made.append(replace(piece, content=None))
                give_back()  # in an hour 30 MB, each time a third of a millisecond
            mp4.close()
            verify(path, self.film.timeline.frames, self.packets)
        return made

    def _put(self, mp4: Mp4, piece: Made, maker: Maker, before: Sequence[Made]) -> None:
        """Append a piece to the file."""
        number = sum((other.causes is None) == (piece.causes is None) for other in before)
        content = self._content(piece, maker, number)
        if piece.causes:
            mp4.put_frames(Coded.from_bytes(content).frames)
        else:
            mp4.put_sound(split_prefixed(content))

    def _content(self, piece: Made, maker: Maker, number: int) -> bytes:
        """Return a piece's content; should the cache have lost it meanwhile, it is made again."""
        content = piece.content
        if content is None and self.settings.cache:
            content = self.settings.cache.get(piece.key)
        if content is not None:
            return content
        if piece.causes:
            return maker.encode(self.segments[number]).to_bytes()
        chunk = list(chunks(self.packets))[number]
        return encode_chunk(chunk, next(chunk_samples(self.narration.path, self.packets, number)))

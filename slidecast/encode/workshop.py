"""Tasks in, pieces of the film out: what one process does, for itself or for another that waits for it."""

from dataclasses import dataclass
from functools import cached_property

import av

from slidecast.encode.coder import Canvas, Coder
from slidecast.encode.doubling import NotOneChannelError
from slidecast.encode.keys import Causes, causes_of
from slidecast.encode.memory import give_back
from slidecast.encode.pictures import Gallery
from slidecast.encode.plain import PlainCoder
from slidecast.encode.segments import Coded, Segment
from slidecast.encode.settings import Quality
from slidecast.encode.sound import Chunk, Samples, encode_chunk
from slidecast.errors import EncodeError
from slidecast.media.cache import Cache
from slidecast.model.film import MakePainter
from slidecast.model.picture import Painter


@dataclass(frozen=True, slots=True)
class SoundTask:
    """A chunk of sound to encode and to keep under `key`."""

    chunk: Chunk
    key: str
    samples: Samples


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Neighbouring segments to encode; together, because they share stills."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A piece of the film that is there now.

    Attributes:
        key: its place in the cache.
        content: what the cache would give for the key; None where it has it.
        was_cached: whether it was there before.
        causes: what shaped it, of a segment.
        pictures: how many frames went through the encoder.
    """

    key: str
    content: bytes | None
    was_cached: bool
    causes: Causes | None = None
    pictures: int = 0


Task = SoundTask | PictureTask


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is needed to make pieces of one film; it pickles.

    Attributes:
        plain: whether every frame goes through the encoder.
    """

    make_painter: MakePainter
    canvas: Canvas
    quality: Quality
    cache: Cache | None
    plain: bool = False


class Maker:
    """Makes the pieces of a workshop's film; what the cache has is not made again."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    @cached_property
    def _painter(self) -> Painter:
        return self._workshop.make_painter()

    @cached_property
    def _gallery(self) -> Gallery:
        return Gallery(self._painter)

    def make(self, task: Task) -> list[Made]:
        """Return the task's pieces, in order.

        Raises:
            EncodeError: the encoder refuses.
            UnknownStreamError: x264 wrote what slidecast cannot rewrite, and the workshop is not `plain`.
        """
        try:
            if isinstance(task, SoundTask):
                return [self._sound(task)]
            return [self.segment(segment) for segment in task.segments]
        except (av.FFmpegError, NotOneChannelError) as error:
            raise EncodeError(f"the encoder refuses: {error}", hint="slidecast doctor tells what is missing") from error
        finally:
            give_back()

    def segment(self, segment: Segment) -> Made:
        """Return a segment, from the cache or made anew."""
        workshop = self._workshop
        causes = causes_of(segment, self._painter, (workshop.canvas, workshop.quality, workshop.plain))
        kept = workshop.cache.get(causes.key) if workshop.cache else None
        if kept is not None:
            return Made(causes.key, None, True, causes, Coded.from_bytes(kept).pictures)
        coded = self.encode(segment)
        content = coded.to_bytes()
        is_kept = workshop.cache is not None and workshop.cache.put(causes.key, content)
        return Made(causes.key, None if is_kept else content, False, causes, coded.pictures)

    def encode(self, segment: Segment) -> Coded:
        """Return a segment, made anew."""
        coder = (PlainCoder if self._workshop.plain else Coder)(self._workshop.canvas, self._workshop.quality)
        frames: list[bytes] = []
        for run in segment.runs:
            frames += coder.code(self._gallery.picture(run.state), len(run.frames))
        return Coded(coder.parameter_sets, tuple(frames), coder.pictures)

    def _sound(self, task: SoundTask) -> Made:
        content = encode_chunk(task.chunk, task.samples)
        cache = self._workshop.cache
        is_kept = cache is not None and cache.put(task.key, content)
        return Made(task.key, None if is_kept else content, False)

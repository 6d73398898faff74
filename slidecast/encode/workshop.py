"""Tasks in, pieces of the film out: what one process does, for itself or for another that waits for it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

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

Result = TypeVar("Result")


class Task(ABC, Generic[Result]):
    """Something to do, for whichever process; it pickles."""

    @abstractmethod
    def done_by(self, maker: "Maker", /) -> list[Result]:
        """Return what comes of it, in order."""


@dataclass(frozen=True, slots=True)
class Known(Task[Result]):
    """Nothing to do: a result that is there already, to pass on in its turn."""

    result: Result

    def done_by(self, _maker: "Maker", /) -> list[Result]:
        return [self.result]


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


@dataclass(frozen=True, slots=True)
class Missing:
    """A segment that the cache does not have."""

    segment: Segment
    causes: Causes

    @property
    def key(self) -> str:
        return self.causes.key


@dataclass(frozen=True, slots=True)
class LookTask(Task[Made | Causes]):
    """Neighbouring segments to look for in the cache; of one that is not there, what shapes it."""

    segments: tuple[Segment, ...]

    def done_by(self, maker: "Maker", /) -> list[Made | Causes]:
        return [maker.look(segment) for segment in self.segments]


@dataclass(frozen=True, slots=True)
class PictureTask(Task[Made]):
    """Neighbouring segments to encode; together, because they share stills."""

    missing: tuple[Missing, ...]

    def done_by(self, maker: "Maker", /) -> list[Made]:
        return [maker.segment(missing) for missing in self.missing]


@dataclass(frozen=True, slots=True)
class SoundTask(Task[Made]):
    """A chunk of sound to encode and to keep under `key`."""

    chunk: Chunk
    key: str
    samples: Samples

    def done_by(self, maker: "Maker", /) -> list[Made]:
        return [maker.sound(self)]


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

    def make(self, task: Task[Result]) -> list[Result]:
        """Return what comes of a task, in order.

        Raises:
            EncodeError: the encoder refuses.
            UnknownStreamError: x264 wrote what slidecast cannot rewrite, and the workshop is not `plain`.
        """
        try:
            return task.done_by(self)
        except (av.FFmpegError, NotOneChannelError) as error:
            raise EncodeError(f"the encoder refuses: {error}", hint="slidecast doctor tells what is missing") from error
        finally:
            give_back()

    def look(self, segment: Segment) -> Made | Causes:
        """Return a segment as the cache has it, or what shapes it."""
        workshop = self._workshop
        causes = causes_of(segment, self._painter, (workshop.canvas, workshop.quality, workshop.plain))
        return self._kept(causes) or causes

    def segment(self, missing: Missing) -> Made:
        """Return a segment made anew, unless the cache has got it meanwhile."""
        kept = self._kept(missing.causes)
        if kept:
            return kept
        coded = self.encode(missing.segment)
        content = coded.to_bytes()
        cache = self._workshop.cache
        is_kept = cache is not None and cache.put(missing.key, content)
        return Made(missing.key, None if is_kept else content, False, missing.causes, coded.pictures)

    def _kept(self, causes: Causes) -> Made | None:
        cache = self._workshop.cache
        kept = cache.get(causes.key) if cache else None
        return None if kept is None else Made(causes.key, None, True, causes, Coded.from_bytes(kept).pictures)

    def encode(self, segment: Segment) -> Coded:
        """Return a segment, made anew."""
        coder = (PlainCoder if self._workshop.plain else Coder)(self._workshop.canvas, self._workshop.quality)
        frames: list[bytes] = []
        for run in segment.runs:
            frames += coder.code(self._gallery.picture(run.state), len(run.frames))
        return Coded(coder.parameter_sets, tuple(frames), coder.pictures)

    def sound(self, task: SoundTask) -> Made:
        """Return a chunk of sound, encoded."""
        content = encode_chunk(task.chunk, task.samples)
        cache = self._workshop.cache
        is_kept = cache is not None and cache.put(task.key, content)
        return Made(task.key, None if is_kept else content, False)

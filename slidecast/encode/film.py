"""A film and its narration in; one MP4 out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path

from slidecast.encode.assembly import Assembly
from slidecast.encode.coder import Canvas
from slidecast.encode.keys import chunk_key, digest_of_file, reason
from slidecast.encode.record import Record, film_key
from slidecast.encode.report import EncodeReport, Reason
from slidecast.encode.segments import Segment
from slidecast.encode.settings import EncodeSettings, Progress
from slidecast.encode.sound import chunk_samples, chunks
from slidecast.encode.syntax import UnknownStreamError
from slidecast.encode.workers import Crew, Step
from slidecast.encode.workshop import Made, PictureTask, SoundTask, Workshop
from slidecast.errors import Diagnostic, Warn
from slidecast.media.cache import Cache
from slidecast.model.film import Film
from slidecast.model.narration import Narration

TOGETHER = 4  # segments of one slide that one process encodes: they share its stills


def encode(
    film: Film, narration: Narration, settings: EncodeSettings, target: Path, progress: Progress, warn: Warn
) -> EncodeReport:
    """Write the film with its sound to `target` and return what that came to.

    Where the file is there already, made from the same film, sound and settings, nothing is written.

    Raises:
        EncodeError: the encoder refuses, or the file cannot be written; nothing half-written is left.
        NarrationError: the sound cannot be decoded.
    """
    _check_lengths(film, narration, warn)
    timeline = film.timeline
    canvas = Canvas(timeline.width, timeline.height, timeline.rate.fps)
    workshop = Workshop(film.make_painter, canvas, settings.quality, settings.cache)
    assembly = Assembly(film, narration, settings, target)
    try:
        return _encode(assembly, workshop, progress, warn)
    except UnknownStreamError as error:
        warn(Diagnostic("encoder", f"x264 wrote what slidecast cannot rewrite ({error}); every frame is encoded"))
        return _encode(assembly, replace(workshop, plain=True), progress, warn)


def _check_lengths(film: Film, narration: Narration, warn: Warn) -> None:
    """Warn where the sound is more than a frame shorter or longer than the film."""
    rate = film.timeline.rate
    excess = narration.duration - rate.seconds_at(film.timeline.frames)
    if abs(excess) > 1 / rate.fps:
        done = "its end is cut off" if excess > 0 else "the film ends in silence"
        message = (
            f"the sound is {float(abs(excess)):.3f} s {'longer' if excess > 0 else 'shorter'} than the film: {done}"
        )
        warn(Diagnostic(str(narration.path), message))


def _encode(assembly: Assembly, workshop: Workshop, progress: Progress, warn: Warn) -> EncodeReport:
    """Make what is missing, and write the file unless it is there already."""
    cache, target = workshop.cache, assembly.target
    record = Record.read(cache, target)
    crew = Crew(workshop, min(assembly.settings.jobs, len(assembly.segments)), warn)
    try:
        pieces = _watched(crew.results(_steps(assembly, cache)), assembly, progress)
        known = _until_new(pieces)
        if known and known[-1].was_cached and record.describes(_key(known, assembly), target):
            return _report(assembly, known, record, unchanged=True)
        made = assembly.write(chain(known, pieces), crew.maker)
    finally:
        crew.close()
    if cache:
        causes = tuple(piece.causes for piece in made if piece.causes)
        Record(_key(made, assembly), digest_of_file(target), causes).write(cache, target)
        cache.trim()
    return _report(assembly, made, record, unchanged=False)


def _steps(assembly: Assembly, cache: Cache | None) -> Iterator[Step]:
    """Yield what is to be made, by time: at each moment the picture before the sound."""
    sound = _sound_steps(assembly, cache)
    heard = chunks(assembly.packets)
    chunk = next(heard, None)
    for task in _picture_tasks(assembly.segments):
        yield task
        end = assembly.film.timeline.rate.seconds_at(task.segments[-1].frames.end)
        while chunk and chunk.start < end:
            yield next(sound)
            chunk = next(heard, None)


def _picture_tasks(parts: tuple[Segment, ...]) -> Iterator[PictureTask]:
    for _, group in groupby(parts, lambda segment: segment.runs[0].state.still.slide):
        slide = tuple(group)
        for start in range(0, len(slide), TOGETHER):
            yield PictureTask(slide[start : start + TOGETHER])


def _sound_steps(assembly: Assembly, cache: Cache | None) -> Iterator[Step]:
    """Yield for each chunk of sound what the cache has, or the task to encode it; decode only from need."""
    narration = digest_of_file(assembly.narration.path) if cache else ""
    samples = None
    for index, chunk in enumerate(chunks(assembly.packets)):
        key = chunk_key(chunk, narration, assembly.packets)
        if samples is None and cache and cache.get(key) is not None:
            yield Made(key, None, was_cached=True)
        else:
            samples = samples or chunk_samples(assembly.narration.path, assembly.packets, index)
            yield SoundTask(chunk, key, next(samples))


def _watched(pieces: Iterator[Made], assembly: Assembly, progress: Progress) -> Iterator[Made]:
    """Yield the pieces, and tell of each segment how far the film is with it."""
    ends = iter([segment.frames.end for segment in assembly.segments])
    timeline = assembly.film.timeline
    for piece in pieces:
        yield piece
        if piece.causes:
            frame = next(ends)
            progress(frame / timeline.frames, float(timeline.rate.seconds_at(frame)))


def _until_new(pieces: Iterator[Made]) -> list[Made]:
    """Return the pieces up to and including the first that was not in the cache."""
    known: list[Made] = []
    for piece in pieces:
        known.append(piece)
        if not piece.was_cached:
            break
    return known


def _key(pieces: list[Made], assembly: Assembly) -> str:
    return film_key([piece.key for piece in pieces], assembly.labels)


def _report(assembly: Assembly, pieces: list[Made], record: Record, unchanged: bool) -> EncodeReport:
    parts = [piece for piece in pieces if piece.causes]
    reasons = tuple(
        Reason(clip.slide, clip.title, segment.frames.start, reason(piece.causes, record.causes))
        for piece, segment, clip in zip(parts, assembly.segments, assembly.clips, strict=True)
        if piece.causes and not piece.was_cached
    )
    return EncodeReport(
        frames=assembly.film.timeline.frames,
        distinct_pictures=sum(piece.pictures for piece in parts),
        cache_hits=len(parts) - len(reasons),
        cache_misses=len(reasons),
        unchanged=unchanged,
        reasons=reasons,
    )

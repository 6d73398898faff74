"""A film and its narration in; one MP4 out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from slidecast.encode.assembly import Assembly
from slidecast.encode.coder import Canvas
from slidecast.encode.keys import reason
from slidecast.encode.record import Record, film_key
from slidecast.encode.report import EncodeReport, Reason
from slidecast.encode.settings import EncodeSettings, Progress
from slidecast.encode.stock import steps, take_stock
from slidecast.encode.syntax import UnknownStreamError
from slidecast.encode.workers import Crew
from slidecast.encode.workshop import Made, Workshop
from slidecast.errors import Diagnostic, Warn
from slidecast.media.contents import content_digest
from slidecast.model.film import Film
from slidecast.model.narration import Narration


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
    jobs = max(1, min(assembly.settings.jobs, len(assembly.segments)))
    crew = Crew(workshop, jobs, warn)
    try:
        stock = take_stock(assembly, crew, cache)
        key = film_key([piece.key for piece in stock], assembly.labels)
        known = [piece for piece in stock if isinstance(piece, Made)]
        if len(known) == len(stock) and record.describes(key, target):
            return replace(_report(assembly, known, record, record.content), unchanged=True)
        made = assembly.write(_watched(crew.results(steps(stock, assembly, jobs)), assembly, progress), crew.maker)
    finally:
        crew.close()
    digest = content_digest(target)
    if cache:
        causes = tuple(piece.causes for piece in made if piece.causes)
        Record(key, digest, causes).write(cache, target)
        cache.trim()
    return _report(assembly, made, record, digest)


def _watched(pieces: Iterator[Made], assembly: Assembly, progress: Progress) -> Iterator[Made]:
    """Yield the pieces, and tell of each segment how far the film is with it."""
    ends = iter([segment.frames.end for segment in assembly.segments])
    timeline = assembly.film.timeline
    for piece in pieces:
        yield piece
        if piece.causes:
            frame = next(ends)
            progress(frame / timeline.frames, float(timeline.rate.seconds_at(frame)))


def _report(assembly: Assembly, pieces: list[Made], record: Record, digest: str) -> EncodeReport:
    """Return what encoding came to: the pieces of the file, what was known of the last one, the content's digest."""
    parts = [piece for piece in pieces if piece.causes]
    reasons = tuple(
        Reason(clip.slide, clip.title, segment.frames.start, reason(piece.causes, record.causes))
        for piece, segment, clip in zip(parts, assembly.segments, assembly.clips, strict=True)
        if piece.causes and not piece.was_cached
    )
    return EncodeReport(
        digest=digest,
        frames=assembly.film.timeline.frames,
        distinct_pictures=sum(piece.pictures for piece in parts),
        cache_hits=len(parts) - len(reasons),
        cache_misses=len(reasons),
        reasons=reasons,
    )

"""The film of an episode: its sound encoded while the text is aligned, then pictures and sound in one MP4."""

from fractions import Fraction
from pathlib import Path

from slidecast.encode import EncodeReport, EncodeSettings, Quality, encode
from slidecast.encode.ahead import encode_ahead, missing_chunks
from slidecast.encode.sound import packets_for
from slidecast.film import make_film, progress_steps
from slidecast.media.cache import Cache
from slidecast.media.processes import Ahead
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.model.timeline import Timeline
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept_art import art_of
from slidecast.pipeline.material import Material
from slidecast.pipeline.painting import Recipe
from slidecast.pipeline.planning import layout_of
from slidecast.pipeline.report import Report
from slidecast.pipeline.timing import canvas_of


def start_sound(ahead: Ahead, job: Job, narration: Narration, deck: Deck | None, is_planned: bool) -> bool:
    """Have a narration encoded, unless `--only` cuts it or films on slides are to come into it; return whether so.

    Args:
        is_planned: whether it is known which of the deck's films are there.
    """
    films = (slide.body for slide in (deck.slides if deck else ()) if isinstance(slide.body, RawMedia))
    if job.only or any(film.digest or not is_planned for film in films):
        return False
    packets, cache = packets_for(_film_seconds(job, narration)), _cache_of(job)
    if missing_chunks(narration.path, packets, cache):
        ahead.start(encode_ahead, narration.path, packets, cache)
    return True


def _film_seconds(job: Job, narration: Narration) -> Fraction:
    """Return how long a film is that lasts as long as its narration: whole frames."""
    rate = canvas_of(job).rate
    return rate.seconds_at(rate.frame_at(narration.duration))


def write_film(
    job: Job, made: tuple[Material, Deck], shown: tuple[Timeline, Narration], target: Path, report: Report
) -> str:
    """Write the MP4, tell the report what that came to, and return the digest of the file.

    Raises:
        EncodeError: the encoder refuses, or the file cannot be written.
    """
    (material, deck), (timeline, narration) = made, shown
    recipe = _recipe_of(job, (material, deck), timeline)
    film = make_film(timeline, recipe, job.stem)
    length = timeline.rate.seconds_at(timeline.frames)
    settings = EncodeSettings(
        quality=Quality(job.look.quality),
        jobs=job.jobs,
        cache=_cache_of(job),
        title=material.title,
        chapters=timeline.chapters,
    )
    made_film = encode(
        film,
        narration,
        settings,
        target,
        progress=report.watcher.advance,
        warn=report.warn,
    )
    art_of(job).cache.trim()
    report.film_seconds = float(length)
    report.frames, report.distinct_pictures = made_film.frames, made_film.distinct_pictures
    report.cache_hits, report.cache_misses = made_film.cache_hits, made_film.cache_misses
    if job.explain_cache:
        _explain(made_film, report)
    return made_film.digest


def _recipe_of(job: Job, made: tuple[Material, Deck], timeline: Timeline) -> Recipe:
    """Return the recipe of a film's pictures."""
    material, deck = made
    length = timeline.rate.seconds_at(timeline.frames)
    return Recipe(
        deck=deck,
        theme=material.theme,
        size=(timeline.width, timeline.height),
        cues=tuple(cue.lines for cue in timeline.cues) if job.look.burn else ((),) * len(timeline.cues),
        chapters=tuple(marker.start / length for marker in timeline.chapters),
        steps=progress_steps(timeline),
        kept=layout_of(job, material.theme, (timeline.width, timeline.height)),
        art=art_of(job),
    )


def _cache_of(job: Job) -> Cache:
    return Cache(job.cache / "film")


def _explain(made: EncodeReport, report: Report) -> None:
    """Tell why segments were encoded anew."""
    report.watcher.note(f"{made.cache_hits} segments kept, {made.cache_misses} made anew")
    for reason in made.reasons:
        report.watcher.note(f"slide {reason.slide + 1} ({reason.title}), frame {reason.start_frame}: {reason.why}")

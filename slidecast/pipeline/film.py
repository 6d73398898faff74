"""The film of an episode: its sound encoded while the text is aligned, then pictures and sound in one MP4."""

from fractions import Fraction

from slidecast.encode import EncodeReport, EncodeSettings, Quality, encode
from slidecast.encode.ahead import encode_ahead, missing_chunks
from slidecast.encode.sound import packets_for
from slidecast.film import make_film, progress_steps
from slidecast.media.cache import Cache
from slidecast.media.processes import Ahead
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.pipeline.edition import Edition
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept_art import art_of
from slidecast.pipeline.outputs import MP4, output_of
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


def write_film(job: Job, edition: Edition, report: Report) -> str:
    """Write the MP4, tell the report what that came to, and return the digest of the file.

    Raises:
        EncodeError: the encoder refuses, or the file cannot be written.
    """
    timeline, target = edition.timeline, output_of(job, MP4)
    settings = EncodeSettings(
        quality=Quality(job.look.quality),
        jobs=job.jobs,
        cache=_cache_of(job),
        title=edition.material.title,
        chapters=timeline.chapters,
    )
    film = make_film(timeline, _recipe_of(job, edition), job.stem)
    made = encode(film, edition.narration, settings, target, report.watcher.advance, report.warn)
    art_of(job).cache.trim()
    report.outputs[MP4] = str(target)
    report.film_seconds = float(timeline.rate.seconds_at(timeline.frames))
    report.frames, report.distinct_pictures = made.frames, made.distinct_pictures
    report.cache_hits, report.cache_misses = made.cache_hits, made.cache_misses
    if job.explain_cache:
        _explain(made, report)
    return made.digest


def _recipe_of(job: Job, edition: Edition) -> Recipe:
    """Return the recipe of a film's pictures."""
    timeline, theme = edition.timeline, edition.material.theme
    length = timeline.rate.seconds_at(timeline.frames)
    return Recipe(
        deck=edition.deck,
        theme=theme,
        size=(timeline.width, timeline.height),
        cues=tuple(cue.lines for cue in timeline.cues) if job.look.burn else ((),) * len(timeline.cues),
        chapters=tuple(marker.start / length for marker in timeline.chapters),
        steps=progress_steps(timeline),
        kept=layout_of(job, theme, (timeline.width, timeline.height)),
        art=art_of(job),
    )


def _cache_of(job: Job) -> Cache:
    return Cache(job.cache / "film")


def _explain(made: EncodeReport, report: Report) -> None:
    """Tell why segments were encoded anew."""
    report.watcher.note(f"{made.cache_hits} segments kept, {made.cache_misses} made anew")
    for reason in made.reasons:
        report.watcher.note(f"slide {reason.slide + 1} ({reason.title}), frame {reason.start_frame}: {reason.why}")

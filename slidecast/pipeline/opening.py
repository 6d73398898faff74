"""Films and stills that the narration lacks: put between the slides, and their sound into the narration."""

from dataclasses import replace
from pathlib import Path

from slidecast.align.deck_times import end_of, with_media, without_media
from slidecast.align.options import Group
from slidecast.assemble.inserted import Insert, inserts_of, with_inserted
from slidecast.media.sound import duration
from slidecast.media.spliced import Splice, spliced
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.model.time import FrameRate
from slidecast.model.timeline import Sound, Timeline
from slidecast.pipeline.job import Job
from slidecast.pipeline.report import Media, Report

Cut = tuple[Timeline, Narration]


def with_films(job: Job, deck: Deck, cut: Cut, groups: tuple[Group, ...], report: Report) -> Cut:
    """Return timeline and narration with the films and stills that the sound lacks; the others show already."""
    timeline, narration = cut
    inserts = inserts_of(deck, timeline)
    report.media = _told(deck, groups, (timeline, narration), inserts)
    if not inserts:
        return cut
    longer = with_sound(job, deck, inserts, cut)
    sound = Sound(timeline.sound.source, str(longer.path), longer.duration)
    return with_inserted(timeline, inserts, deck, sound), longer


def with_sound(job: Job, deck: Deck, inserts: tuple[Insert, ...], cut: Cut) -> Narration:
    """Return the narration with the films' sound, and silence for the stills, in their places."""
    timeline, narration = cut
    splices = [_splice(insert, deck, timeline.rate) for insert in inserts]
    path = spliced(narration.path, splices, job.cache / "speech")
    return replace(narration, path=path, duration=duration(path))


def _splice(insert: Insert, deck: Deck, rate: FrameRate) -> Splice:
    body = deck.slides[insert.slide].body
    assert isinstance(body, RawMedia), "inserts_of names only films and stills"
    path = Path(body.url) if body.is_film else None
    return Splice(rate.seconds_at(insert.at), rate.seconds_at(insert.length), path, body.digest if path else "")


def _told(deck: Deck, groups: tuple[Group, ...], cut: Cut, inserts: tuple[Insert, ...]) -> Media | None:
    """Return what the report says of films and stills; None where the deck has none."""
    media = [slide.body for slide in deck.slides if isinstance(slide.body, RawMedia)]
    if not media:
        return None
    timeline, narration = cut
    return Media(
        shown=sum(bool(body.digest) for body in media),
        missing=sum(not body.digest for body in media),
        added_s=float(timeline.rate.seconds_at(sum(insert.length for insert in inserts))),
        sound_s=float(narration.duration),
        deck_with_s=float(end_of(with_media(groups))),
        deck_without_s=float(end_of(without_media(groups))),
    )

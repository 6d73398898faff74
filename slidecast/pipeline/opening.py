"""Films and stills that the narration lacks: put between the slides, and their sound into the narration."""

from dataclasses import replace
from pathlib import Path

from slidecast.align import groups_of
from slidecast.align.deck_times import end_of, with_media, without_media
from slidecast.assemble.inserted import Insert, inserts_of, with_inserted
from slidecast.media.sound import duration
from slidecast.media.spliced import Splice, spliced
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.model.time import FrameRate
from slidecast.model.timeline import Sound
from slidecast.pipeline.edition import Edition
from slidecast.pipeline.job import Job
from slidecast.pipeline.report import Media, Report


def with_films(job: Job, edition: Edition, report: Report) -> Edition:
    """Return the edition with the films and stills that its sound lacks; the others show already."""
    deck, timeline = edition.deck, edition.timeline
    inserts = inserts_of(deck, timeline)
    report.media = _told(edition, inserts)
    if not inserts:
        return edition
    longer = with_sound(job, edition, inserts)
    sound = Sound(timeline.sound.source, str(longer.path), longer.duration)
    return replace(edition, timeline=with_inserted(timeline, inserts, deck, sound), narration=longer)


def with_sound(job: Job, edition: Edition, inserts: tuple[Insert, ...]) -> Narration:
    """Return the narration with the films' sound, and silence for the stills, in their places."""
    narration = edition.narration
    splices = [_splice(insert, edition.deck, edition.timeline.rate) for insert in inserts]
    path = spliced(narration.path, splices, job.cache / "speech")
    return replace(narration, path=path, duration=duration(path))


def _splice(insert: Insert, deck: Deck, rate: FrameRate) -> Splice:
    body = deck.slides[insert.slide].body
    assert isinstance(body, RawMedia), "inserts_of names only films and stills"
    path = Path(body.url) if body.is_film else None
    return Splice(rate.seconds_at(insert.at), rate.seconds_at(insert.length), path, body.digest if path else "")


def _told(edition: Edition, inserts: tuple[Insert, ...]) -> Media | None:
    """Return what the report says of films and stills; None where the deck has none."""
    media = [slide.body for slide in edition.deck.slides if isinstance(slide.body, RawMedia)]
    if not media:
        return None
    groups = groups_of(edition.deck)
    return Media(
        shown=sum(bool(body.digest) for body in media),
        missing=sum(not body.digest for body in media),
        added_s=float(edition.timeline.rate.seconds_at(sum(insert.length for insert in inserts))),
        sound_s=float(edition.narration.duration),
        deck_with_s=float(end_of(with_media(groups))),
        deck_without_s=float(end_of(without_media(groups))),
    )

"""The films and stills that a deck shows as they are: found or fetched, and their addresses replaced by files."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from slidecast.errors import Diagnostic, SlidecastError, Warn
from slidecast.media.contents import content_digest
from slidecast.media.download_limits import FILM_LIMITS, Policy
from slidecast.media.film_files import film_facts, find_beside_deck
from slidecast.media.images import kept_still, load_picture
from slidecast.media.reels import poster_of
from slidecast.media.site import is_url
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.pipeline.job import Job

LEFT_OUT = "it is left out, and what follows comes earlier"
POSTER_SIZE = (480, 270)  # pixels: enough to see whether there is something to see


def local_media(deck: Deck, path: Path) -> Iterator[Path]:
    """Yield the films and stills of the deck at `path` that lie on this machine."""
    bodies = [slide.body for slide in deck.slides if isinstance(slide.body, RawMedia)]
    found = (find_beside_deck(body.url, path) for body in bodies if body.url and not is_url(body.url))
    yield from filter(None, found)


def missing_media(deck: Deck, path: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each film or still of the deck at `path` that should be on this machine and is not."""
    for number, slide in enumerate(deck.slides, 1):
        if (
            isinstance(slide.body, RawMedia)
            and not is_url(slide.body.url)
            and not find_beside_deck(slide.body.url, path)
        ):
            yield _missing(slide.body, f"{path}, slide {number}")


def _missing(body: RawMedia, where: str) -> Diagnostic:
    known = f"{body.url} is not beside the deck" if body.url else "no film or still is named"
    return Diagnostic(where, f"{'mp4_url' if body.is_film else 'image_url'}: {known}; {LEFT_OUT}")


def with_raw_media(deck: Deck, path: Path, job: Job, warn: Warn) -> Deck:
    """Return the deck whose films and stills name files of this machine; what cannot be had has no digest."""
    slides = (
        replace(slide, body=_had(slide.body, f"{path}, slide {number}", (path, job), warn))
        if isinstance(slide.body, RawMedia)
        else slide
        for number, slide in enumerate(deck.slides, 1)
    )
    return replace(deck, slides=tuple(slides))


def _had(body: RawMedia, where: str, given: tuple[Path, Job], warn: Warn) -> RawMedia:
    try:
        file = _file(body, *given)
        if file is None:
            warn(_missing(body, where))
            return replace(body, digest="")
        return _opened(body, file)
    except SlidecastError as error:
        message = error.message if error.place in ("", str(body.url)) else f"{error.place}: {error.message}"
        warn(Diagnostic(where, f"{message}; {LEFT_OUT}"))
        return replace(body, digest="")


def _file(body: RawMedia, path: Path, job: Job) -> Path | None:
    """Return the file of a film or still, a still made fit to be drawn; None where it is not there."""
    policy, pictures = Policy(job.network.offline, job.network.allow_private), job.cache / "pictures"
    if is_url(body.url):
        if body.is_film:
            from slidecast.media.downloads import fetch  # late: few decks fetch films

            return fetch(body.url, job.cache / "downloads", FILM_LIMITS, policy)
        return load_picture(body.url, pictures, policy)
    file = find_beside_deck(body.url, path)
    return file if file is None or body.is_film else kept_still(file, pictures, body.url)


def _opened(body: RawMedia, file: Path) -> RawMedia:
    """Return the film or still with all that is known of its file."""
    length, poster = Fraction(0), Fraction(0)
    if body.is_film:
        length, poster = film_facts(file).length, poster_of(file, *POSTER_SIZE)
    return RawMedia(str(file.absolute()), body.is_film, content_digest(file), length, poster)

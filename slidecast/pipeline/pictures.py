"""The pictures that a deck shows: fetched, and their addresses replaced by the files they became."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from PIL import Image

from slidecast.errors import Diagnostic, Warn
from slidecast.media.download_limits import Policy
from slidecast.media.images import load_pictures
from slidecast.model.bodies import Body, Comparison, Entries, Flow, Illustrated, Picture, Section
from slidecast.model.deck import Deck
from slidecast.pipeline.job import Job
from slidecast.typeset.domains import domain_of

ICON = re.compile(r"favicon|apple-touch-icon|\.ico\b", re.IGNORECASE)  # what the address of a site's icon holds


def with_pictures(deck: Deck, job: Job, warn: Warn, source: str = "") -> Deck:
    """Return the deck whose slides name files of this machine.

    What cannot be had leaves a placeholder; a site's icon leaves none, as the chip with the site's name has its own.

    Args:
        source: the deck's file, whose slides warnings name; empty for a deck planned from a post.
    """
    urls = [picture.url for slide in deck.slides for picture in named(slide.body)]
    policy = Policy(job.network.offline, job.network.allow_private)
    paths = load_pictures(filter(None, urls), job.cache / "pictures", policy, _at_slides(deck, source, warn))
    return replace(deck, slides=tuple(replace(slide, body=_with_files(slide.body, paths)) for slide in deck.slides))


def _at_slides(deck: Deck, source: str, warn: Warn) -> Warn:
    """Return what tells of a picture at each slide of a deck's file that names it."""

    def tell(found: Diagnostic) -> None:
        for number, slide in enumerate(deck.slides, 1):
            if any(picture.url == found.where for picture in named(slide.body)):
                field = "image" if isinstance(slide.body, Illustrated) else "images"
                warn(Diagnostic(f"{source}, slide {number}", f"{field}: {found}"))

    return tell if source else warn


def named(body: Body) -> tuple[Picture, ...]:
    """Return all pictures that a body names."""
    if isinstance(body, Illustrated):
        return (body.picture,)
    return body.pictures if isinstance(body, Comparison | Entries | Flow | Section) else ()


def _with_files(body: Body, paths: Mapping[str, Path]) -> Body:
    if isinstance(body, Illustrated):
        return replace(body, picture=_on_disk(body.picture, paths))
    return _shown(body, paths) if isinstance(body, Comparison | Entries | Flow | Section) else body


def _shown(body: Comparison | Entries | Flow | Section, paths: Mapping[str, Path]) -> Body:
    """Return a body with its pictures, and of those that could not be had one for each place they should come from."""
    pictures = (_on_disk(picture, paths) for picture in body.pictures)
    placed = {_place(picture): picture for picture in pictures if picture.width_px or _leaves_placeholder(picture)}
    return replace(body, pictures=tuple(placed.values()))


def _place(picture: Picture) -> object:
    """Return what tells a picture from others on its slide: of a missing one without caption, its domain."""
    return picture if picture.width_px or picture.caption else domain_of(picture.url)


def _leaves_placeholder(picture: Picture) -> bool:
    return bool(picture.caption or (domain_of(picture.url) and not ICON.search(picture.url)))


def _on_disk(picture: Picture, paths: Mapping[str, Path]) -> Picture:
    if picture.url not in paths:
        return replace(picture, url=_never_local(picture.url))
    path = paths[picture.url].absolute()
    with Image.open(path) as opened:
        width, height = opened.size
    return replace(picture, url=str(path), width_px=width, height_px=height)


def _never_local(url: str) -> str:
    """Return the address of a picture that could not be had; empty where it would name a file of this machine."""
    return "" if PurePath(url).is_absolute() else url

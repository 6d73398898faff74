"""The pictures that a deck shows: fetched, and their addresses replaced by the files they became."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from PIL import Image

from slidecast.errors import Warn
from slidecast.media.downloads import Policy
from slidecast.media.images import load_pictures
from slidecast.model.bodies import Body, Comparison, Entries, Flow, Illustrated, Picture, Section
from slidecast.model.deck import Deck
from slidecast.pipeline.job import Job


def with_pictures(deck: Deck, job: Job, warn: Warn) -> Deck:
    """Return the deck whose slides name files of this machine.

    Of what cannot be had, a picture with a place of its own or a caption leaves a placeholder.
    """
    urls = [picture.url for slide in deck.slides for picture in named(slide.body)]
    policy = Policy(job.network.offline, job.network.allow_private)
    paths = load_pictures(filter(None, urls), job.cache / "pictures", policy, warn)
    return replace(deck, slides=tuple(replace(slide, body=_with_files(slide.body, paths)) for slide in deck.slides))


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
    """Return a body with its pictures; those that could not be had stay for their captions' sake."""
    pictures = (_on_disk(picture, paths) for picture in body.pictures)
    return replace(body, pictures=tuple(picture for picture in pictures if picture.width_px or picture.caption))


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

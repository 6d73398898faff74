"""The pictures that a deck shows: fetched, and their addresses replaced by the files they became."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from slidecast.errors import Warn
from slidecast.media.downloads import Policy
from slidecast.media.images import load_pictures
from slidecast.model.bodies import Illustrated
from slidecast.model.deck import Deck, Slide
from slidecast.pipeline.job import Job


def with_pictures(deck: Deck, job: Job, warn: Warn) -> Deck:
    """Return the deck whose slides name files of this machine; a placeholder stands for what cannot be had."""
    urls = [slide.body.picture.url for slide in deck.slides if isinstance(slide.body, Illustrated)]
    policy = Policy(job.network.offline, job.network.allow_private)
    paths = load_pictures(filter(None, urls), job.cache / "pictures", policy, warn)
    return replace(deck, slides=tuple(_with_picture(slide, paths) for slide in deck.slides))


def _with_picture(slide: Slide, paths: Mapping[str, Path]) -> Slide:
    if not isinstance(slide.body, Illustrated):
        return slide
    url = slide.body.picture.url
    shown = str(paths[url].absolute()) if url in paths else _never_local(url)
    return replace(slide, body=replace(slide.body, picture=replace(slide.body.picture, url=shown)))


def _never_local(url: str) -> str:
    """Return the address of a picture that could not be had; empty where it would name a file of this machine."""
    return "" if PurePath(url).is_absolute() else url

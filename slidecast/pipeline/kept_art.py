"""Grounds and presenters of the films of a theme and size, painted once and kept between runs."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image

from slidecast.draw.art import Art, FreshArt
from slidecast.draw.face import PlacedCharacter
from slidecast.draw.keys import code_digest, digest_files, digest_of
from slidecast.errors import SlidecastError
from slidecast.media.cache import Cache
from slidecast.media.libraries import libraries
from slidecast.media.processes import Ahead
from slidecast.media.remembered import remembered
from slidecast.model.scene import Ground, Presenter
from slidecast.model.theme import Theme
from slidecast.pipeline.job import Job
from slidecast.pipeline.painting import folder_of
from slidecast.typeset import lay_out_scene

LIMIT_BYTES = 256 << 20  # a ground of 1920 x 1080 takes 6 MB, a presenter 2 MB

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class KeptArt:
    """Paints grounds and presenters, or finds them painted: the same bytes. It implements `draw.art.Art`."""

    cache: Cache

    def ground(self, ground: Ground, size: tuple[int, int]) -> Image.Image:
        """Return the ground of a picture of that size, in pixels, as RGB."""
        return self._kept(("ground", ground, size), lambda: FreshArt().ground(ground, size))

    def presenter(self, presenter: Presenter) -> PlacedCharacter:
        """Return the presenter dressed, scaled and at its place."""
        drawings = digest_files(Path(presenter.folder).glob("*.png"))
        return self._kept(("presenter", presenter, drawings), lambda: FreshArt().presenter(presenter))

    def _kept(self, causes: tuple[object, ...], make: Callable[[], Made]) -> Made:
        return remembered(self.cache, f"art {digest_of(*causes, code_digest(), libraries())}", make)


def art_of(job: Job) -> KeptArt:
    """Return what paints grounds and presenters once for all films made with the job's cache."""
    return KeptArt(Cache(job.cache / "art", LIMIT_BYTES))


def start_art(ahead: Ahead, job: Job, theme: Theme) -> None:
    """Have painted what lies behind every slide, and the presenter."""
    ahead.start(paint_ahead, theme, (job.look.width, job.look.height), art_of(job))


def paint_ahead(theme: Theme, size: tuple[int, int], art: Art) -> None:
    """Paint grounds and presenter; whatever is wrong is told when the film is made."""
    scene = lay_out_scene(theme, size, folder_of(theme))
    with suppress(SlidecastError, OSError):
        for _, ground in scene.grounds:
            art.ground(ground, size)
        if scene.presenter:
            art.presenter(scene.presenter)

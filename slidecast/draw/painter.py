"""The painter of a film: stills, and the patches that move over them.

A picture is painted in this order: ground, presenter, page, subtitle, chapter bar. A patch is a region painted in the
same order, so laying it over its still gives, to the byte, what painting all anew would give.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from slidecast.draw.bar import bar_box, bar_items
from slidecast.draw.boxes import mask_bytes
from slidecast.draw.character import Box, load_character
from slidecast.draw.dress import Dress
from slidecast.draw.face import PlacedCharacter, place
from slidecast.draw.ground import paint_ground
from slidecast.draw.keys import code_digest, digest_files, digest_of, picture_digest
from slidecast.draw.memo import Memo
from slidecast.draw.page import PagePainter
from slidecast.draw.region import items_within
from slidecast.errors import Diagnostic
from slidecast.media.fonts import FontLibrary
from slidecast.model.page import Page, PageItem
from slidecast.model.picture import FrameState, Patch, Rgb, Still
from slidecast.model.scene import Scene
from slidecast.model.timeline import Eyes, Mouth

PICTURES_BYTES = 64_000_000
"""Ten pictures of 1920x1080 in each process that paints."""
POSES_BYTES = 24_000_000


def ignore(_: Diagnostic) -> None:
    """Take no notice: the art's warnings were told when the theme was checked."""


@dataclass(frozen=True)
class Painting:
    """What a film's pictures are made of; pickles, to be painted in other processes.

    Attributes:
        pages: from (slide, unit) to the laid-out page.
        cues: from a cue's index to its subtitle's items.
        fonts: the very ones that the pages were measured with.
    """

    scene: Scene
    pages: Callable[[int, int | None], Page]
    cues: Callable[[int], tuple[PageItem, ...]]
    fonts: FontLibrary


class ScenePainter:
    """Implements `model.picture.Painter`: equal painting and state, equal bytes, whatever was painted before."""

    def __init__(self, painting: Painting) -> None:
        self.painting = painting
        self._pages = PagePainter(painting.fonts)
        self._pictures: Memo[Image.Image] = Memo(PICTURES_BYTES, mask_bytes)
        self._poses: Memo[Image.Image] = Memo(POSES_BYTES, mask_bytes)

    def __reduce__(self) -> tuple[type["ScenePainter"], tuple[Painting]]:
        return type(self), (self.painting,)

    @property
    def size(self) -> tuple[int, int]:
        return self.painting.scene.width, self.painting.scene.height

    def still(self, still: Still) -> Rgb:
        """Return the whole picture, with mouth closed, eyes open and an empty chapter bar."""
        picture = self._paged(still.slide, still.unit).copy()
        self._pages.paint(picture, self._over_page(FrameState(still)))
        return np.asarray(picture)

    def patches(self, state: FrameState) -> tuple[Patch, ...]:
        """Return the mouth, the eyes and the chapter bar of `state`, to be laid over its still in order."""
        return tuple(self._patch(state, box) for box in self._moving_boxes(state))

    def content_key(self, still: Still) -> str:
        """Return a digest of all that shapes the picture: text, theme, fonts, art; equal keys, equal pixels."""
        scene, page = self.painting.scene, self._page(still)
        items = (*page.items, *self._cue(still))
        ground = scene.ground(page.ground)
        return digest_of(page, items, ground, scene.presenter, scene.bar, picture_digest(items), self._base_key)

    @cached_property
    def _base_key(self) -> str:
        presenter = self.painting.scene.presenter
        art = digest_files(Path(presenter.folder).glob("*.png")) if presenter else ""
        return digest_of(self.size, art, digest_files(self.painting.fonts.folder.glob("*.ttf")), code_digest())

    @cached_property
    def _character(self) -> PlacedCharacter | None:
        presenter = self.painting.scene.presenter
        if presenter is None:
            return None
        dress = Dress(presenter.hue_shift, presenter.saturation, presenter.lightness)
        return place(load_character(Path(presenter.folder), ignore, dress), presenter)

    def _page(self, still: Still) -> Page:
        return self.painting.pages(still.slide, still.unit)

    def _cue(self, still: Still) -> tuple[PageItem, ...]:
        return () if still.cue is None else self.painting.cues(still.cue)

    def _over_page(self, state: FrameState) -> tuple[PageItem, ...]:
        """Return what is painted over the page: subtitle and chapter bar."""
        bar = self.painting.scene.bar
        return (*self._cue(state.still), *(bar_items(bar, state.progress) if bar else ()))

    def _paged(self, slide: int, unit: int | None) -> Image.Image:
        """Return ground, presenter and page; the picture is shared, so copy it before painting on it."""
        page = self.painting.pages(slide, unit)

        def paint() -> Image.Image:
            picture = self._ground(page.ground).copy()
            if page.presenter and self._character:
                self._paint_presenter(picture, (0, 0), FrameState(Still(slide, unit)))
            self._pages.paint(picture, page.items)
            return picture

        return self._pictures.get(("paged", slide, unit), paint)

    def _ground(self, name: str) -> Image.Image:
        ground = self.painting.scene.ground(name)
        return self._pictures.get(ground, lambda: paint_ground(ground, self.size))

    def _paint_presenter(self, picture: Image.Image, corner: tuple[int, int], state: FrameState) -> None:
        """Paint the presenter onto a picture whose top left corner lies at `corner`."""
        character = self._character
        if character:
            pose = self._pose(character, state.mouth, state.eyes)
            picture.paste(pose, (character.x - corner[0], character.y - corner[1]), pose)

    def _pose(self, character: PlacedCharacter, mouth: Mouth, eyes: Eyes) -> Image.Image:
        return self._poses.get((mouth, eyes), lambda: character.character.pose(mouth, eyes))

    def _moving_boxes(self, state: FrameState) -> tuple[Box, ...]:
        """Return the even boxes of the picture in which `state` may differ from its still."""
        bar, character = self.painting.scene.bar, self._character
        shown = character is not None and self._page(state.still).presenter
        faces = character.moving_boxes(self.size) if character and shown else ()
        return (*faces, *((bar_box(bar, state.progress, self.size),) if bar else ()))

    def _patch(self, state: FrameState, box: Box) -> Patch:
        """Return a region of the picture, painted as the whole would be."""
        page = self._page(state.still)
        region = self._ground(page.ground).crop(box)
        if page.presenter:
            self._paint_presenter(region, box[:2], state)
        self._pages.paint(region, items_within((*page.items, *self._over_page(state)), box))
        return Patch(box[0], box[1], np.asarray(region))

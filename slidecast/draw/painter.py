"""The painter of a film: stills, and the patches that move over them.

A picture is painted in this order: ground, presenter, page, subtitle, chapter bar. A patch is a region painted in the
same order, so laying it over its still gives, to the byte, what painting all anew would give.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from slidecast.draw.art import Art, FreshArt
from slidecast.draw.bar import bar_items, bar_tiles, is_seen, reach_px, settled_step, step_x
from slidecast.draw.boxes import mask_bytes
from slidecast.draw.character import Box
from slidecast.draw.face import Face, PlacedCharacter, meet
from slidecast.draw.keys import code_digest, digest_files, digest_of, picture_digest
from slidecast.draw.memo import Memo
from slidecast.draw.page import PagePainter
from slidecast.draw.region import items_within
from slidecast.draw.view import Painted, View, changed_boxes
from slidecast.media.fonts import FontLibrary
from slidecast.model.page import Page, PageItem
from slidecast.model.picture import FrameState, Patch, Rgb, Still
from slidecast.model.scene import ChapterBar, Scene
from slidecast.model.timeline import Eyes, Mouth

GROUNDS_BYTES = 28_000_000
"""Four of 1920x1080, or one of 3840x2160."""
PATCHES_BYTES = 8_000_000
STATES_BYTES = 16_000_000
VIEWS_HELD = 256
RESTING: Face = (Mouth.CLOSED, Eyes.OPEN)


@dataclass(frozen=True)
class Painting:
    """What a film's pictures are made of; pickles, to be painted in other processes.

    Attributes:
        pages: from (slide, unit) to the laid-out page.
        cues: from a cue's index to its subtitle's items.
        fonts: the very ones that the pages were measured with.
        art: has the grounds and the presenter.
    """

    scene: Scene
    pages: Callable[[int, int | None], Page]
    cues: Callable[[int], tuple[PageItem, ...]]
    fonts: FontLibrary
    art: Art = FreshArt()


class ScenePainter:
    """Implements `model.picture.Painter`: equal painting and state, equal bytes, whatever was painted before."""

    def __init__(self, painting: Painting) -> None:
        self.painting = painting
        self._pages = PagePainter(painting.fonts)
        self._grounds: Memo[Image.Image] = Memo(GROUNDS_BYTES, mask_bytes)
        self._patches: Memo[Patch] = Memo(PATCHES_BYTES, lambda patch: patch.rgb.nbytes)
        self._states: Memo[tuple[Patch, ...]] = Memo(STATES_BYTES, lambda all_: sum(one.rgb.nbytes for one in all_))
        self._views: Memo[View] = Memo(VIEWS_HELD, lambda _: 1)
        self._inner_views: Memo[View] = Memo(VIEWS_HELD, lambda _: 1)
        self._page_keys: Memo[str] = Memo(VIEWS_HELD, lambda _: 1)
        self._last: Painted | None = None

    def __reduce__(self) -> tuple[type["ScenePainter"], tuple[Painting]]:
        return type(self), (self.painting,)

    @property
    def size(self) -> tuple[int, int]:
        return self.painting.scene.width, self.painting.scene.height

    def still(self, still: Still) -> Rgb:
        """Return the whole picture, with mouth closed, eyes open and an empty chapter bar; it is not to be written to.

        Only what differs from the still painted before is painted anew.
        """
        bar = self._bar(still)
        under = self._view(still)
        view = replace(under, items=(*under.items, *(bar_items(bar, 0) if bar else ())))
        self._last = self._repainted(view, self._last)
        return self._last.picture

    def forget(self) -> None:
        """Paint the next still whole, as in a process that has painted none."""
        self._last = None

    def patches(self, state: FrameState) -> tuple[Patch, ...]:
        """Return the mouth, the eyes and the chapter bar of `state`, to be laid over its still in order."""
        return self._states.get(state, lambda: tuple(self._patch(state, box) for box in self._moving_boxes(state)))

    def content_key(self, still: Still) -> str:
        """Return a digest of all that shapes the picture: text, theme, fonts, art; equal keys, equal pixels."""
        return digest_of(self._page_key(still), self._cue(still), self._base_key)

    def _page_key(self, still: Still) -> str:
        """Return a digest of what the picture shows but for its subtitle: the same for all that show the page."""

        def key() -> str:
            scene, page = self.painting.scene, self._page(still)
            pictures = picture_digest(page.items)
            return digest_of(page, scene.ground(page.ground), scene.presenter, scene.bar, pictures)

        return self._page_keys.get((still.slide, still.unit, still.moment), key)

    @cached_property
    def _base_key(self) -> str:
        presenter = self.painting.scene.presenter
        art = digest_files(Path(presenter.folder).glob("*.png")) if presenter else ""
        return digest_of(self.size, art, digest_files(self.painting.fonts.folder.glob("*.ttf")), code_digest())

    @cached_property
    def _character(self) -> PlacedCharacter | None:
        presenter = self.painting.scene.presenter
        return self.painting.art.presenter(presenter) if presenter else None

    @cached_property
    def _faces(self) -> tuple[Box, ...]:
        return self._character.moving_boxes(self.size) if self._character else ()

    @cached_property
    def _tiles(self) -> tuple[Box, ...]:
        bar = self.painting.scene.bar
        return bar_tiles(bar, self.size) if bar else ()

    def _view(self, still: Still) -> View:
        """Return what is painted below the chapter bar."""

        def view() -> View:
            page = self._page(still)
            shown = page.presenter and self._character is not None
            return View(page.ground, shown, (*page.items, *self._cue(still)))

        return self._views.get(still, view)

    def _page(self, still: Still) -> Page:
        page = self.painting.pages(still.slide, still.unit)
        return page if still.moment is None else page.at(still.moment)

    def _bar(self, still: Still) -> ChapterBar | None:
        return self.painting.scene.bar if self._page(still).bar else None

    def _cue(self, still: Still) -> tuple[PageItem, ...]:
        return () if still.cue is None else self.painting.cues(still.cue)

    def _repainted(self, view: View, last: Painted | None) -> Painted:
        """Return a view painted, given another."""
        width, height = self.size
        picture = last.picture.copy() if last else np.empty((height, width, 3), dtype=np.uint8)
        for box in changed_boxes(last.view, view, self.size) if last else ((0, 0, width, height),):
            items = items_within(view.items, box)
            region = self._region(replace(view, items=items), box, RESTING)
            picture[box[1] : box[3], box[0] : box[2]] = np.asarray(region)
        picture.flags.writeable = False
        return Painted(view, picture)

    def _moving_boxes(self, state: FrameState) -> tuple[Box, ...]:
        """Return the even boxes of the picture in which `state` may differ from its still."""
        bar = self._bar(state.still)
        faces = self._faces if self._view(state.still).presenter else ()
        reached = step_x(bar, state.progress) + reach_px(bar) if bar else 0
        return (*faces, *(tile for tile in self._tiles if tile[0] < reached))

    def _patch(self, state: FrameState, box: Box) -> Patch:
        """Return a region of the picture, painted as the whole would be; one that looks the same is shared."""
        view = self._inner_view(state, box)
        face = (state.mouth, state.eyes) if any(meet(box, moving) for moving in self._faces) else RESTING
        return self._patches.get(
            (view, box, face), lambda: Patch(box[0], box[1], np.asarray(self._region(view, box, face)))
        )

    def _inner_view(self, state: FrameState, box: Box) -> View:
        """Return what is seen in a box, placed relative to its corner."""
        bar = self._bar(state.still)
        progress = settled_step(bar, state.progress, box) if bar and is_seen(bar, box) else None

        def view() -> View:
            whole = self._view(state.still)
            over = bar_items(bar, progress) if bar and progress is not None else ()
            return replace(whole, items=items_within((*whole.items, *over), box))

        return self._inner_views.get((state.still, box, progress), view)

    def _region(self, view: View, box: Box, face: Face) -> Image.Image:
        """Return a box of the picture; the view's items are placed relative to its corner."""
        region = self._ground(view.ground).crop(box)
        if view.presenter and self._character:
            self._character.paint(region, box, face)
        self._pages.paint(region, view.items)
        return region

    def _ground(self, name: str) -> Image.Image:
        return self._grounds.get(name, lambda: self.painting.art.ground(self.painting.scene.ground(name), self.size))

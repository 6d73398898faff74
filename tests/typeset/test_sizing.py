"""A film of any size has the pages and lines of the theme's own size, enlarged to a pixel."""

from functools import cache

import pytest

from slidecast.media.fonts import FontLibrary, own_fonts
from slidecast.model.page import Page, TextItem
from slidecast.typeset import lay_out, lay_out_cue, paginate
from tests.typeset.laws import PORTRAIT
from tests.typeset.pages import FULL_HD, box_rect, gallery, surfaces_of, texts_of, theme

SIZES = [(1280, 720), (2560, 1440), (3840, 2160), (720, 1280), (2160, 3840)]
DRAWN_OFF = 0.004  # of a run's advance: fonts round each advance to a 64th of a pixel, and hint


@cache
def pages(size: tuple[int, int]) -> tuple[Page, ...]:
    fonts = own_fonts()
    deck = paginate(gallery(), theme(), size, fonts)
    return tuple(lay_out(slide, at, deck, theme(), size, fonts, 0) for at, slide in enumerate(deck.slides))


def own_size(size: tuple[int, int]) -> tuple[int, int]:
    return PORTRAIT if size[1] > size[0] else FULL_HD


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_the_same_lines_at_the_same_places(size: tuple[int, int]) -> None:
    scale = size[0] / own_size(size)[0]
    assert len(pages(size)) == len(pages(own_size(size)))
    for own, page in zip(pages(own_size(size)), pages(size), strict=True):
        assert (page.width, page.height) == size
        assert [item.text for item in texts_of(page)] == [item.text for item in texts_of(own)]
        for one, item in zip(texts_of(own), texts_of(page), strict=True):
            assert abs(item.x - one.x * scale) <= 0.5
            assert abs(item.baseline - one.baseline * scale) <= 0.5
            assert abs(item.font.size_px - one.font.size_px * scale) <= 1 / 64
        for card, box in zip(surfaces_of(own), surfaces_of(page), strict=True):
            assert abs(box_rect(box).right - box_rect(card).right * scale) <= 0.5
            assert abs(box_rect(box).bottom - box_rect(card).bottom * scale) <= 0.5


@pytest.mark.parametrize("size", SIZES)
def test_runs_are_drawn_as_wide_as_they_were_measured(size: tuple[int, int], fonts: FontLibrary) -> None:
    for page in pages(size):
        for item in texts_of(page):
            drawn = fonts.advance_px(item.text, item.font)
            assert abs(drawn - item.width) <= max(1, DRAWN_OFF * item.width), item


@pytest.mark.parametrize("size", SIZES)
def test_subtitles_are_enlarged_too(size: tuple[int, int], fonts: FontLibrary) -> None:
    lines = ("字幕は二行まで、", "読める速さで出る。")
    own = [item for item in lay_out_cue(lines, theme(), own_size(size), fonts) if isinstance(item, TextItem)]
    cue = [item for item in lay_out_cue(lines, theme(), size, fonts) if isinstance(item, TextItem)]
    assert [item.text for item in cue] == [item.text for item in own]
    assert [item.x for item in cue] == [round(item.x * size[0] / own_size(size)[0]) for item in own]

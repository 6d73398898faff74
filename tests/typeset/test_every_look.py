"""The gallery in every theme and at every size: pages keep the laws, and what is laid over them keeps off them."""

from functools import cache
from pathlib import Path

import pytest

from slidecast.draw.art import ignore
from slidecast.draw.character import Box, load_character
from slidecast.draw.face import meet, place
from slidecast.media.fonts import FontLibrary
from slidecast.media.theme_files import character_folder, theme_names
from slidecast.model.deck import Slide
from slidecast.model.page import BoxItem, Page, PageItem, QrItem, TextItem
from slidecast.model.scene import Presenter
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene, paginate
from tests.typeset.laws import PORTRAIT, hold_laws, keep_apart
from tests.typeset.pages import FULL_HD, SQUARES, Rect, gallery, text_rect, texts_of, theme

LARGE = (3840, 2160)
DEFAULT = "zundamon"  # at other sizes than the usual one it stands for all themes in the quick suite
CASES = [
    pytest.param(name, size, marks=pytest.mark.slow if size != FULL_HD and name != DEFAULT else ())
    for name in theme_names()
    for size in (FULL_HD, PORTRAIT, LARGE)
]
TWO_LINES = ("字幕の一行は十三字までだ", "それが二行で出るのだから")
INTERFACE_FROM_Y = 0.8 * PORTRAIT[1]  # the lowest fifth: title, channel and buttons of the player
BUTTONS_FROM_X = 950  # in the lower half: a column of buttons
LONGEST = (
    "字幕の一行は二十六字までで二行まで出るのだから測るのだ",
    "字幕の一行は二十六字までで二行まで出るのだから測るのだ",
)


@cache
def laid_out(name: str, size: tuple[int, int]) -> tuple[tuple[Slide, Page], ...]:
    """Return the gallery's slides in a theme, cut into pages of a size and laid out in squares."""
    look = theme(name)
    deck = paginate(gallery(), look, size, SQUARES)
    return tuple((slide, lay_out(slide, at, deck, look, size, SQUARES)) for at, slide in enumerate(deck.slides))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name != DEFAULT else ()) for name in theme_names()]
)
def test_upright_pages_keep_the_laws(name: str) -> None:
    for _, page in laid_out(name, PORTRAIT):
        hold_laws(page)


@pytest.mark.parametrize("name", theme_names())
def test_nothing_to_read_stands_where_players_of_short_films_lay_their_interface(name: str) -> None:
    cue = [item for item in lay_out_cue(TWO_LINES, theme(name), PORTRAIT, SQUARES) if isinstance(item, TextItem)]
    assert all(text_rect(item).right <= BUTTONS_FROM_X for item in cue)
    for _, page in laid_out(name, PORTRAIT):
        assert all(text_rect(item).bottom <= INTERFACE_FROM_Y for item in (*texts_of(page), *cue))


@pytest.mark.slow
@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("name", theme_names())
def test_every_theme_keeps_the_laws(name: str, size: tuple[int, int], fonts: FontLibrary) -> None:
    look = theme(name)
    deck = paginate(gallery(), look, size, fonts)
    for at, slide in enumerate(deck.slides):
        hold_laws(lay_out(slide, at, deck, look, size, fonts, 0))


@pytest.mark.parametrize(
    "size",
    [
        PORTRAIT,
        (640, 360),
        *(pytest.param(s, marks=pytest.mark.slow) for s in ((1280, 720), (2560, 1440), LARGE)),
    ],
)
def test_every_size_keeps_text_apart_and_inside(size: tuple[int, int]) -> None:
    frame = Rect(0.05 * size[0], 0.04 * size[1], 0.952 * size[0], 0.955 * size[1])
    for _, page in laid_out("zundamon", size):
        keep_apart(page)
        assert all(frame.holds(text_rect(item)) for item in texts_of(page))


def box_of(item: PageItem) -> Box:
    """Return the box that an item of text, surface or code covers, pixels."""
    if isinstance(item, TextItem):
        size = item.font.size_px
        return item.x, item.baseline - round(0.88 * size), item.x + int(item.width), item.baseline + round(0.12 * size)
    if isinstance(item, QrItem):
        return item.x, item.y, item.x + item.size, item.y + item.size
    return item.x, item.y, item.x + item.width, item.y + item.height


def faces_of(presenter: Presenter, size: tuple[int, int]) -> tuple[Box, ...]:
    return place(load_character(Path(presenter.folder), ignore), presenter).moving_boxes(size)


@pytest.mark.parametrize(("name", "size"), CASES)
def test_no_subtitle_covers_content_or_face_and_no_content_the_face(name: str, size: tuple[int, int]) -> None:
    look = theme(name)
    scene = lay_out_scene(look, size, str(character_folder(look)))
    assert scene.presenter is not None
    band = [box_of(item) for item in lay_out_cue(LONGEST, look, size, SQUARES)]
    faces = faces_of(scene.presenter, size)
    assert faces
    assert not any(meet(box, face) for box in band for face in faces)
    for slide, page in laid_out(name, size):
        solid = [box_of(item) for item in page.items if isinstance(item, TextItem | QrItem | BoxItem)]
        covered = [box for box in solid if any(meet(box, over) for over in (*band[:1], *faces))]
        assert not (page.presenter and covered), f"{slide.kind}: {covered}"

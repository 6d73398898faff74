"""What is laid over a page keeps off it: the subtitle off content and face, the presenter off content and subtitle."""

from pathlib import Path

import pytest

from slidecast.draw.art import ignore
from slidecast.draw.character import Box, load_character
from slidecast.draw.face import meet, place
from slidecast.media.theme_files import character_folder, theme_names
from slidecast.model.page import BoxItem, PageItem, QrItem, TextItem
from slidecast.model.scene import Presenter
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene, paginate
from tests.typeset.pages import SQUARES, gallery, theme

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160)]
LARGE = SIZES[2]  # the first one's geometry, doubled: one theme stands for all in the quick suite
CASES = [
    pytest.param(name, size, marks=pytest.mark.slow if size == LARGE and name != "zundamon" else ())
    for name in theme_names()
    for size in SIZES
]
LONGEST = (
    "字幕の一行は二十六字までで二行まで出るのだから測るのだ",
    "字幕の一行は二十六字までで二行まで出るのだから測るのだ",
)


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
    deck = paginate(gallery(), look, size, SQUARES)
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, look, size, SQUARES)
        solid = [box_of(item) for item in page.items if isinstance(item, TextItem | QrItem | BoxItem)]
        covered = [box for box in solid if any(meet(box, over) for over in (*band[:1], *faces))]
        assert not (page.presenter and covered), f"{slide.kind}: {covered}"

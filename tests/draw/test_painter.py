"""Stills and patches: patches laid over their still are the picture; equal states are equal bytes."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from slidecast.draw.bar import bar_items
from slidecast.draw.character import load_character
from slidecast.draw.face import place
from slidecast.draw.ground import paint_ground
from slidecast.draw.page import PagePainter
from slidecast.draw.painter import ScenePainter
from slidecast.model.picture import FrameState, Patch, Rgb, Still
from slidecast.model.timeline import Eyes, Mouth
from tests.draw.scenes import EDAMAME, FONTS, SIZE, Pages, chapter_bar, cue_items, ground, painter, presenter

PAINTER = painter()
STILLS = st.builds(Still, st.sampled_from((0, 10, 20)), st.sampled_from((None, 0)), st.sampled_from((None, 3)))
STATES = st.builds(FrameState, STILLS, st.sampled_from(Mouth), st.sampled_from(Eyes), st.integers(0, 90))


def laid(picture: Rgb, patches: tuple[Patch, ...]) -> Rgb:
    result = picture.copy()
    for patch in patches:
        height, width = patch.rgb.shape[:2]
        result[patch.y : patch.y + height, patch.x : patch.x + width] = patch.rgb
    return result


def painted_anew(state: FrameState) -> Rgb:
    """Return the whole picture of a state, painted without regions, layers or memory."""
    page = Pages()(state.still.slide, state.still.unit)
    picture = paint_ground(ground(), SIZE)
    if page.presenter:
        placed = place(load_character(EDAMAME, lambda _: None), presenter())
        pose = placed.character.pose(state.mouth, state.eyes)
        picture.paste(pose, (placed.x, placed.y), pose)
    cue = () if state.still.cue is None else cue_items(state.still.cue)
    items = (*page.items, *cue, *bar_items(chapter_bar(), state.progress))
    PagePainter(FONTS).paint(picture, items)
    return np.asarray(picture)


@settings(deadline=None, max_examples=15)
@given(STATES)
def test_patches_over_the_still_are_the_picture_painted_anew(state: FrameState) -> None:
    picture = laid(PAINTER.still(state.still), PAINTER.patches(state))
    assert np.array_equal(picture, painted_anew(state))


@settings(deadline=None, max_examples=15)
@given(STATES)
def test_patches_are_even_and_inside(state: FrameState) -> None:
    for patch in PAINTER.patches(state):
        height, width = patch.rgb.shape[:2]
        assert [patch.x % 2, patch.y % 2, width % 2, height % 2] == [0, 0, 0, 0]
        assert patch.x >= 0
        assert patch.x + width <= PAINTER.size[0]
        assert patch.y >= 0
        assert patch.y + height <= PAINTER.size[1]


def test_the_closed_open_and_empty_state_changes_nothing() -> None:
    still = Still(0, None, 1)
    picture = PAINTER.still(still)
    assert np.array_equal(laid(picture, PAINTER.patches(FrameState(still))), picture)


def test_a_page_without_presenter_has_only_the_bar_to_move() -> None:
    (patch,) = PAINTER.patches(FrameState(Still(10)))
    assert patch.y > 230


def test_another_process_paints_the_same() -> None:
    copy: ScenePainter = pickle.loads(pickle.dumps(PAINTER))
    still = Still(20, 0, 2)
    assert np.array_equal(copy.still(still), PAINTER.still(still))
    assert copy.content_key(still) == PAINTER.content_key(still)


@pytest.mark.parametrize("other", [Still(0, 0, 1), Still(0, None, 2), Still(10, None, 1)])
def test_another_picture_has_another_key(other: Still) -> None:
    assert PAINTER.content_key(other) != PAINTER.content_key(Still(0, None, 1))


def test_a_changed_layer_of_the_art_changes_the_key(tmp_path: Path) -> None:
    for shade in (0, 1):
        Image.new("RGBA", (10, 11), (shade, 0, 0, 255)).save(tmp_path / f"{shade}.png")
    (tmp_path / "body.png").write_bytes((tmp_path / "0.png").read_bytes())
    before = painter(tmp_path).content_key(Still(0))
    (tmp_path / "body.png").write_bytes((tmp_path / "1.png").read_bytes())
    assert painter(tmp_path).content_key(Still(0)) != before


def test_a_scene_without_presenter_and_bar_has_no_patches() -> None:
    bare = replace(PAINTER.painting, scene=replace(PAINTER.painting.scene, presenter=None, bar=None))
    assert ScenePainter(bare).patches(FrameState(Still(0), Mouth.A)) == ()

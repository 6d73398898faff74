"""Views: what is painted anew is enough, whatever was painted before."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.draw.face import meet
from slidecast.draw.painter import Painting, ScenePainter
from slidecast.draw.view import View, changed_boxes, disjoint
from slidecast.model.bodies import RawMedia
from slidecast.model.page import BoxItem, Page, PageItem, QrItem, Role, ShapeItem
from slidecast.model.picture import FrameState, Still
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene, paginate
from tests.draw.scenes import FONTS, INK, SIZE, painter, scene, text
from tests.typeset.pages import gallery, theme

EDGE = st.integers(-20, 300)
BOXES = st.tuples(EDGE, EDGE, st.integers(1, 80), st.integers(1, 80)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)
SMALL = (640, 360)


def card(x: int, y: int) -> BoxItem:
    return BoxItem(x, y, 90, 60, (255, 255, 255, 255), Role.SURFACE, 8, INK, 2, 6, (0, 0, 0, 90))


ITEMS: tuple[PageItem, ...] = (
    card(20, 20),
    card(160, 100),
    card(330, 150),
    BoxItem(0, 120, 480, 30, (90, 0, 0, 90), Role.MARKER),
    ShapeItem("rose", 300, 20, 70, 40, (INK, (255, 120, 120, 255), INK), Role.ORNAMENT, (-31, 0.6)),
    ShapeItem("arrow", 120, 180, 40, 30, (INK,), Role.ORNAMENT, (77,)),
    text("ぱっと🌱光る", 30, 60),
    replace(text("縁どり", 200, 150), stroke_px=3, stroke_colour=(255, 255, 255, 255)),
    QrItem("https://example.org/", 400, 20, 60, INK, (255, 255, 255, 255)),
)
PAGES = st.lists(st.sampled_from(ITEMS), max_size=8).map(tuple)


class Shelf:
    """Gives each slide the items that were put there for it."""

    def __init__(self) -> None:
        self.items: list[tuple[PageItem, ...]] = []

    def __call__(self, slide: int, unit: int | None) -> Page:
        del unit
        return Page(*SIZE, "plain", self.items[slide])


SHELF = Shelf()
WALKING = ScenePainter(Painting(scene(), SHELF, lambda _: (), FONTS))
ANEW = ScenePainter(WALKING.painting)


@settings(deadline=None, max_examples=40)
@given(PAGES)
def test_what_was_painted_before_leaves_no_trace(items: tuple[PageItem, ...]) -> None:
    SHELF.items.append(items)
    still = Still(len(SHELF.items) - 1)
    ANEW.forget()
    assert np.array_equal(WALKING.still(still), ANEW.still(still))


@given(st.lists(BOXES, max_size=8))
def test_boxes_share_no_pixel_and_cover_all(boxes: list[tuple[int, int, int, int]]) -> None:
    apart = disjoint(boxes)
    assert not any(meet(one, other) for at, one in enumerate(apart) for other in apart[:at])
    for left, top, right, bottom in boxes:
        assert any(b[0] <= left and b[1] <= top and right <= b[2] and bottom <= b[3] for b in apart)


def test_equal_views_differ_nowhere_and_others_only_where_they_do() -> None:
    view = View("plain", True, ITEMS[:2])
    assert changed_boxes(view, view, SIZE) == ()
    ((left, top, right, bottom),) = changed_boxes(view, replace(view, items=ITEMS[:1]), SIZE)
    assert (left, top) > (120, 60)
    assert (right, bottom) < (290, 200)


@pytest.mark.parametrize("changes", [{"ground": "other"}, {"presenter": False}, {"items": (ITEMS[1], ITEMS[0])}])
def test_another_ground_presenter_or_order_changes_all(changes: dict[str, object]) -> None:
    view = View("plain", True, ITEMS[:2])
    assert changed_boxes(view, replace(view, **changes), SIZE) == ((0, 0, *SIZE),)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_every_slide_unit_and_subtitle_of_the_gallery_equals_its_picture_painted_anew(step: int) -> None:
    deck = gallery()
    deck = paginate(replace(deck, slides=deck.slides[::step]), theme(), SMALL, FONTS)
    around = lay_out_scene(theme(), SMALL, scene().presenter.folder, (), 10)  # type: ignore[union-attr]
    cues = [tuple(lay_out_cue((line,), theme(), SMALL, FONTS)) for line in ("声は山と谷なのだ。", "次の話なのだ！")]

    def page(slide: int, unit: int | None) -> Page:
        return lay_out(deck.slides[slide], slide, deck, theme(), SMALL, FONTS, unit)

    walking = ScenePainter(Painting(around, page, lambda cue: cues[cue], FONTS))
    anew = ScenePainter(walking.painting)
    for index, slide in enumerate(deck.slides):
        if isinstance(slide.body, RawMedia):
            continue
        for unit in (None, *range(len(slide.body.units)))[:4]:
            still = Still(index, unit, None if unit is None else unit % 2)
            picture = walking.still(still)
            anew.forget()
            assert np.array_equal(picture, anew.still(still)), still


def test_patches_that_look_the_same_are_shared() -> None:
    shared = painter()
    one, other = (shared.patches(FrameState(Still(0, unit, 1))) for unit in (None, 0))
    assert one[0] is other[0]
    assert not one[0].rgb.flags.writeable
    assert not shared.still(Still(0)).flags.writeable

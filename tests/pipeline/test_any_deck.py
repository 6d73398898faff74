"""Whatever a deck file holds: every slide is drawn, and every text of it stands on one of its pages."""

import json
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from slidecast.errors import Diagnostic
from slidecast.media.fonts import own_fonts
from slidecast.model.deck import SUBHEAD_JOINT, SlideKind
from slidecast.model.page import Role
from slidecast.model.picture import Still
from slidecast.parse.deck import read_deck
from slidecast.pipeline.painting import Recipe
from slidecast.plan.emphasis import with_emphasis
from slidecast.plan.ready import ready_deck
from slidecast.typeset import lay_out, paginate
from tests.parse.test_deck import slides
from tests.typeset.laws import keep_inside
from tests.typeset.pages import Rect, squeezed, strings_of, texts_of, theme, written

SIZE = (640, 360)
FONTS = own_fonts()
PHASES = (Phase.explicit, Phase.generate)  # pages take too long to shrink by hundreds


def draw_whole(values: list[dict[str, Any]]) -> None:
    """Draw every page of a deck, and look for every text that was read."""
    told: list[Diagnostic] = []
    deck = with_emphasis(ready_deck(read_deck(json.dumps(values), "deck.json", told.append)))
    paged = paginate(deck, theme(), SIZE, FONTS)
    painter = Recipe(paged, theme(), SIZE)()
    pages = [lay_out(slide, at, paged, theme(), SIZE, FONTS) for at, slide in enumerate(paged.slides)]
    for at in range(len(pages)):
        assert painter.still(Still(at, 0)).shape == (*SIZE[::-1], 3)
    for page in pages:
        keep_inside(page, Rect(0, 0, *SIZE))
    shown = "".join(map(written, pages))
    running = squeezed("".join(item.text for page in pages for item in texts_of(page) if item.role is Role.BODY))
    for slide in deck.slides:
        if slide.kind is not SlideKind.RAW_MEDIA:
            parts = [part for text in strings_of(slide) for part in text.split(SUBHEAD_JOINT)]
            assert all(squeezed(part) in shown or squeezed(part) in running for part in parts), slide


KINDS_WITHOUT_PLACE = ("agenda", "closing", "quote", "section", "table", "title")


@pytest.mark.parametrize("letters", [6, 300])
def test_text_without_a_place_in_its_kind_is_shown(letters: int) -> None:
    draw_whole([full_slide(kind, letters) for kind in KINDS_WITHOUT_PLACE])


def full_slide(kind: str, letters: int) -> dict[str, Any]:
    """Return a slide with more text than its kind has places for; each text names its kind: none stands for another."""
    extra = [f"{kind}の一つ目の余り", kind + "余り" * letters + kind]
    return {"type": kind, "title": f"{kind}の題", "items": [f"{kind}の項目"], "text": f"{kind}の引用", "points": extra}


SENTENCE = "文は頁より長く、どこかで切れる。"


def test_what_no_page_holds_is_cut() -> None:
    point, cell, title = (f"{name}{SENTENCE * 40}{name}" for name in ("点", "升", "題"))
    draw_whole(
        [
            {"type": "content", "title": "長い点", "points": [point], "notes": "一つ目。二つ目。"},
            {"type": "table", "title": "長い升", "headers": ["甲", "乙"], "rows": [["短い", cell], ["丙", "丁"]]},
            {"type": "process", "title": title, "steps": ["一", "二"]},
        ]
    )


@pytest.mark.parametrize("kind", ["process", "processList", "stepUp"])
@pytest.mark.parametrize("letters", [1, 150])
def test_steps_keep_their_numbers_on_every_page(kind: str, letters: int) -> None:
    steps = [f"{name}は{'長' * letters}い" for name in "甲乙丙丁戊己庚辛壬癸子丑"]
    values = [{"type": kind, "title": "順序", "items" if kind == "stepUp" else "steps": steps}]
    deck = paginate(
        ready_deck(read_deck(json.dumps(values), "deck.json", list[Diagnostic]().append)), theme(), SIZE, FONTS
    )
    pages = [lay_out(slide, at, deck, theme(), SIZE, FONTS) for at, slide in enumerate(deck.slides)]
    alone = [item.text.rstrip(".") for page in pages for item in texts_of(page)]
    assert [text for text in alone if text.isdecimal()] == [str(number) for number in range(1, 13)]


LISTS = ("items", "points", "steps", "stats", "milestones", "lanes", "rows", "headers", "levels", "flows")


def test_slides_whose_lists_are_empty_are_drawn() -> None:
    draw_whole(
        [{"type": kind.value, "title": f"{kind.value}の題", **{name: [] for name in LISTS}} for kind in SlideKind]
    )


@settings(max_examples=6, phases=PHASES)
@given(st.lists(slides(), min_size=1, max_size=3))
def test_any_deck_is_drawn_whole(values: list[dict[str, Any]]) -> None:
    draw_whole(values)


@pytest.mark.slow
@settings(max_examples=150, phases=PHASES)
@given(st.lists(slides(), min_size=1, max_size=4))
def test_any_deck_is_drawn_whole_at_length(values: list[dict[str, Any]]) -> None:
    draw_whole(values)

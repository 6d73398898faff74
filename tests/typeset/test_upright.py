"""Portrait pages use their height: what stands side by side in landscape stands one below another."""

import pytest

from slidecast.model.bodies import Entries, Entry, Figure, Figures
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import BoxItem, Page, Shape, ShapeItem
from slidecast.model.text import RichText
from slidecast.typeset import lay_out
from tests.typeset.laws import PORTRAIT, hold_laws
from tests.typeset.pages import SQUARES, deck_of, surfaces_of, theme

DOWN = 90.0  # degrees


def page_of(kind: SlideKind, body: Entries | Figures) -> Page:
    slide = Slide(kind, "題", body)
    page = lay_out(slide, 0, deck_of(slide), theme(), PORTRAIT, SQUARES)
    hold_laws(page)
    return page


def entries(count: int, columns: int | None = None) -> Entries:
    return Entries((Entry(RichText.of("見出し"), RichText.of("二行にはならない短い本文")),) * count, columns)


def tops(cards: list[BoxItem]) -> list[int]:
    return sorted({card.y for card in cards})


@pytest.mark.parametrize("columns", [None, 2, 3])
@pytest.mark.parametrize("kind", [SlideKind.CARDS, SlideKind.BULLET_CARDS, SlideKind.HEADER_CARDS])
def test_cards_stand_one_below_another(kind: SlideKind, columns: int | None) -> None:
    cards = surfaces_of(page_of(kind, entries(2, columns)))
    assert all(card.width > PORTRAIT[0] / 2 for card in cards)


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 2), (4, 2)])
def test_key_figures_stand_one_below_another_and_many_in_two_columns(count: int, rows: int) -> None:
    figure = Figure(RichText.of("聞いた人"), ("120人", ""), "増えた", "up")
    page = page_of(SlideKind.KPI, Figures((figure,) * count))
    assert len(tops(surfaces_of(page))) == rows


def test_lanes_that_stand_one_below_another_have_arrows_down() -> None:
    page = page_of(SlideKind.DIAGRAM, entries(2))
    arrows = [item for item in page.items if isinstance(item, ShapeItem) and item.name == Shape.ARROW]
    assert [arrow.values for arrow in arrows] == [(DOWN,)]

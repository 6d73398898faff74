"""Contrast as drawn: every run of text against the pixels it lies on, the chapter bar's edge against the ground.

Floors: body, titles, code and subtitles 7:1 (WCAG 2.2, 1.4.6), labels and figures 4.5:1 (1.4.3), graphics 3:1 (1.4.11).
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from slidecast.draw.painter import ScenePainter
from slidecast.media.theme_files import theme_names
from slidecast.model.deck import Deck
from slidecast.model.page import Page, PageItem, Role, TextItem
from slidecast.model.picture import Rgb, Still
from slidecast.pipeline.painting import Recipe
from slidecast.typeset import paginate
from tests.draw.scenes import FONTS
from tests.typeset.pages import gallery, theme

SIZE = (960, 540)
BODY, LABEL, GRAPHIC = 7.0, 4.5, 3.0
FLOORS = {Role.LABEL: LABEL, Role.FIGURE: LABEL}
"""Of the other roles: `BODY`."""
CUE = ("字幕は帯の上に出る。", "どの絵の上でも読める。")
STEPS = 10
OUTLIERS_PERCENT = 2  # pixels of the ground at worst: antialiased edges of what lies below


def luminance(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the relative luminance of WCAG 2.2, shape without the channels."""
    share = pixels / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def recipe(deck: Deck, name: str) -> Recipe:
    return Recipe(paginate(deck, theme(name), SIZE, FONTS), theme(name), SIZE, (CUE,), (), STEPS)


def without_text(painter: ScenePainter) -> ScenePainter:
    """Return a painter of the same pictures without their words."""
    pages, cues = painter.painting.pages, painter.painting.cues

    def bare_page(slide: int, unit: int | None) -> Page:
        page = pages(slide, unit)
        return replace(page, items=bare(page.items))

    return ScenePainter(replace(painter.painting, pages=bare_page, cues=lambda cue: bare(cues(cue))))


def bare(items: tuple[PageItem, ...]) -> tuple[PageItem, ...]:
    return tuple(item for item in items if not isinstance(item, TextItem))


def weak_runs(items: tuple[PageItem, ...], drawn: Rgb, ground: Rgb) -> Iterator[str]:
    """Yield the runs whose letters stand out less from their ground than their role asks for."""
    for item in items:
        if (
            not isinstance(item, TextItem)
            or not item.text.strip()
            or any(run.colour for run in FONTS.runs(item.text, item.font))
        ):
            continue
        box = np.s_[
            max(item.baseline - round(0.8 * item.font.size_px), 0) : item.baseline + round(0.1 * item.font.size_px),
            max(item.x, 0) : item.x + max(round(item.width), 2),
        ]
        below, letters = luminance(ground[box]), luminance(drawn[box])
        ink = letters.ravel()[np.abs(letters - below).argmax()]
        worst = min(
            np.percentile(below, (OUTLIERS_PERCENT, 100 - OUTLIERS_PERCENT)), key=lambda level: ratio(ink, level)
        )
        found, least = ratio(ink, worst), FLOORS.get(item.role, BODY)
        if found < least - 0.05:  # a stroke thinner than a pixel never shows its whole colour
            yield f"{item.role}: {item.text!r} {found:.2f}:1, least {least}:1"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "zundamon" else pytest.mark.slow) for name in theme_names()]
)
def test_all_text_stands_out_from_what_is_drawn_below_it(name: str) -> None:
    painter = recipe(gallery(), name)()
    plain = without_text(painter)
    weak: list[str] = []
    for index, slide in enumerate(painter.painting.pages._recipe.deck.slides):  # type: ignore[attr-defined]
        unit = next((utterance.unit for utterance in slide.utterances if utterance.unit is not None), None)
        still = Still(index, unit, 0)
        items = (*painter.painting.pages(index, unit).items, *painter.painting.cues(0))
        weak += [f"{slide.kind} {told}" for told in weak_runs(items, painter.still(still), plain.still(still))]
    assert weak == []

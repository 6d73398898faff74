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
from slidecast.model.page import Colour, Page, PageItem, Role, TextItem
from slidecast.model.picture import Rgb, Still
from slidecast.pipeline.painting import Recipe
from slidecast.typeset import paginate
from tests.draw.scenes import FONTS
from tests.typeset.pages import gallery, theme

SIZE = (960, 540)
UPRIGHT = (540, 960)
BODY, LABEL, GRAPHIC = 7.0, 4.5, 3.0
FLOORS = {Role.LABEL: LABEL, Role.FIGURE: LABEL}
"""Of the other roles: `BODY`."""
CUE = ("字幕は帯の上に出る。", "どの絵の上でも読める。")
STEPS = 10
COVER, CONTENT = 0, 3  # slides of the gallery, one on each ground
THIN = 0.05  # a stroke thinner than a pixel never shows its whole colour
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


def painter_of(name: str, size: tuple[int, int] = SIZE, slides: int | None = None) -> tuple[ScenePainter, Deck]:
    """Return a painter of the gallery's slides (the first so many, else all) in a theme, and its pages."""
    shown = replace(gallery(), slides=gallery().slides[:slides])
    deck = paginate(shown, theme(name), size, FONTS)
    return Recipe(deck, theme(name), size, (CUE,), (), STEPS)(), deck


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
        if isinstance(item, TextItem) and item.text.strip() and not holds_emoji(item):
            found, least = drawn_contrast(item, drawn, ground), FLOORS.get(item.role, BODY)
            if found < least - THIN:
                yield f"{item.role}: {item.text!r} {found:.2f}:1, least {least}:1"


def holds_emoji(item: TextItem) -> bool:
    return any(run.colour for run in FONTS.runs(item.text, item.font))


def drawn_contrast(item: TextItem, drawn: Rgb, ground: Rgb) -> float:
    """Return the contrast of a run's inkiest pixel to the worst of the ground around its letters."""
    em, left = item.font.size_px, max(item.x, 0)
    rows = slice(max(item.baseline - round(0.8 * em), 0), item.baseline + round(0.1 * em))
    box = rows, slice(left, left + max(round(item.width), 2))
    below, letters = luminance(ground[box]), luminance(drawn[box])
    ink = inkiest(letters, below)
    ends = np.percentile(below, (OUTLIERS_PERCENT, 100 - OUTLIERS_PERCENT))
    return min(ratio(ink, float(level)) for level in ends)


def inkiest(letters: NDArray[np.float64], below: NDArray[np.float64]) -> float:
    """Return the level of the letters' inkiest pixel.

    It is the darkest, or brightest, of those that the letters change by half as much as any: the most changed may be
    the edge of a letter on a bright spot.
    """
    change = letters - below
    strongest = float(change.ravel()[np.abs(change).argmax()])
    inked = letters[change / strongest >= 0.5] if strongest else letters
    return float(inked.min() if strongest < 0 else inked.max())


@pytest.mark.slow
@pytest.mark.parametrize("size", [SIZE, UPRIGHT])
@pytest.mark.parametrize("name", theme_names())
def test_all_text_stands_out_from_what_is_drawn_below_it(name: str, size: tuple[int, int]) -> None:
    painter, deck = painter_of(name, size)
    plain = without_text(painter)
    weak: list[str] = []
    for index, slide in enumerate(deck.slides):
        unit = next((utterance.unit for utterance in slide.utterances if utterance.unit is not None), None)
        still = Still(index, unit, 0)
        items = (*painter.painting.pages(index, unit).items, *painter.painting.cues(0))
        weak += [f"{slide.kind} {told}" for told in weak_runs(items, painter.still(still), plain.still(still))]
    assert weak == []


@pytest.mark.parametrize("name", theme_names())
def test_the_chapter_bar_stands_out_from_the_ground_and_its_progress_from_the_rest(name: str) -> None:
    painter, _ = painter_of(name, slides=CONTENT + 1)
    scene = painter.painting.scene
    bar = scene.bar
    assert bar is not None
    bare_painter = ScenePainter(replace(painter.painting, scene=replace(scene, bar=None)))
    band = slice(bar.y - bar.thickness, bar.y + bar.thickness), slice(bar.x, bar.x + bar.width)
    ground = np.unique(luminance(np.stack([bare_painter.still(Still(slide))[band] for slide in (COVER, CONTENT)])))
    edge, fill, track, head = (level_of(colour) for colour in (bar.edge, bar.fill, bar.track, bar.head[-1]))
    for part in (fill, track):
        assert min(max(ratio(part, float(level)), ratio(edge, float(level))) for level in ground) >= GRAPHIC
    assert max(ratio(fill, track), min(ratio(head, fill), ratio(head, track))) >= GRAPHIC  # the playhead parts them


def level_of(colour: Colour) -> float:
    return float(luminance(np.array(colour[:3], dtype=np.uint8)))

"""How slides look: every master in the default theme, and one content slide in every theme."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from PIL import Image

from slidecast.draw.painter import Painting, ScenePainter
from slidecast.media.fonts import own_fonts
from slidecast.media.theme_files import character_folder, theme_names, theme_source
from slidecast.model.deck import Deck
from slidecast.model.page import Page
from slidecast.model.picture import Rgb, Still
from slidecast.parse.theme import load_theme
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.planning import plan
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene
from tests.golden.pictures import FOLDER, LARGEST_BYTES, PAINTED, Golden, check, small, steps_off, update

CASES = Path(__file__).parent.parent / "cases"
CASE_FILES = ("gallery.json", "golden.md")
DEFAULT_THEME = "zundamon"
FONTS = own_fonts()
THEMES_SLIDE = 2  # of golden.md: prose, its first sentence set off
CUE = ("今の文は、形と太さで分かるのだ。",)


@cache
def deck_of(case: str) -> Deck:
    """Return the deck of a case, cut into pages in the default theme."""
    look = Look(theme=DEFAULT_THEME, width=PAINTED[0], height=PAINTED[1])
    with TemporaryDirectory() as cache:
        job = Job(CASES / case, Path(), Path(cache), look=look, stills=True)
        return plan(job, gather(job, lambda _: None), (), FONTS, lambda _: None)


@cache
def painter_of(case: str, theme_name: str) -> ScenePainter:
    """Return what paints a case in a theme; all of them share their fonts, which take long to read."""
    deck, theme = deck_of(case), load_theme(theme_name, theme_source)
    scene = lay_out_scene(theme, PAINTED, str(character_folder(theme)), (), 10)
    cue = tuple(lay_out_cue(CUE, theme, PAINTED, FONTS))

    def page(slide: int, unit: int | None) -> Page:
        return lay_out(deck.slides[slide], slide, deck, theme, PAINTED, FONTS, unit)

    return ScenePainter(Painting(scene, page, lambda _: cue, FONTS))


def slides() -> Iterator[tuple[str, str, str, Still]]:
    """Yield the name of a golden picture, its case, its theme and what it shows."""
    for case in CASE_FILES:
        for index, slide in enumerate(deck_of(case).slides):
            unit = 0 if slide.body.units else None
            yield f"{Path(case).stem}-{index + 1:02d}-{slide.kind}", case, DEFAULT_THEME, Still(index, unit)
    for theme in sorted(theme_names()):
        yield f"theme-{theme}", "golden.md", theme, Still(THEMES_SLIDE, 0, 0)


NAMES = sorted(path.stem for path in FOLDER.glob("*.png") if not path.stem.endswith((".actual", ".diff")))


@cache
def stills() -> dict[str, tuple[str, str, Still]]:
    """Return the case, the theme and the still of each name; made by the first test that asks, not when collected."""
    return {name: (case, theme, still) for name, case, theme, still in slides()}


def painted(name: str) -> Rgb:
    case, theme, still = stills()[name]
    return small(painter_of(case, theme).still(still))


@pytest.fixture
def updates(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.mark.parametrize("name", NAMES)
def test_slides_look_as_they_did(name: str, updates: bool) -> None:
    if name in stills():  # else the test below tells
        (update if updates else check)(Golden(name), painted(name))
    assert Golden(name).expected.stat().st_size <= LARGEST_BYTES


def test_each_slide_has_a_golden_picture_and_none_is_left_behind(updates: bool) -> None:
    for name in set(stills()) - set(NAMES) if updates else ():
        update(Golden(name), painted(name))
    kept = {path.stem for path in FOLDER.glob("*.png") if not path.stem.endswith((".actual", ".diff"))}
    assert kept == set(stills())


def test_a_picture_that_looks_otherwise_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.golden.pictures.FOLDER", tmp_path)
    white, golden = np.full((180, 320, 3), 252, np.uint8), Golden("white")
    with pytest.raises(AssertionError, match=r"no white\.png: write it with --update-golden and look at it"):
        check(golden, white)
    update(golden, white)
    spotted = white.copy()
    spotted[:18] = 0
    with pytest.raises(AssertionError, match=r"white: 10\.0% of the pixels look otherwise; see white\.diff\.png"):
        check(golden, spotted)
    assert np.array_equal(np.asarray(Image.open(golden.actual)), spotted)
    check(golden, white - np.uint8(12))
    assert not golden.actual.exists()
    assert steps_off(white, spotted).max() == 21

"""A small scene with everything that is painted, for the tests of this room."""

from dataclasses import dataclass
from pathlib import Path

from slidecast.draw.painter import Painting, ScenePainter
from slidecast.media.fonts import own_fonts
from slidecast.media.resources import resource
from slidecast.model.metrics import Font
from slidecast.model.page import BoxItem, Colour, Page, PageItem, QrItem, Role, ShapeItem, TextItem
from slidecast.model.scene import ChapterBar, Ground, Presenter, Scene

SIZE = (480, 270)
WHITE: Colour = (255, 255, 255, 255)
INK: Colour = (20, 40, 16, 255)
GREEN: Colour = (120, 200, 80, 255)
PALE: Colour = (226, 246, 200, 255)
FONTS = own_fonts()
FONT = Font(("MPLUSRounded1c-Bold.ttf",), 18)
EDAMAME = resource("assets", "character", "edamame")


def ground() -> Ground:
    hill = ShapeItem("hill", -20, 220, 400, 70, (PALE, GREEN), Role.ORNAMENT)
    pod = ShapeItem("pod", 330, 10, 120, 50, (PALE, GREEN, INK), Role.ORNAMENT, (-25, 0.5))
    return Ground((WHITE, PALE), 0.25, (255, 255, 255, 120), 0.3, 0.1, (hill, pod))


def presenter(folder: Path = EDAMAME) -> Presenter:
    return Presenter(str(folder), 350, 60, 120, 132)


def chapter_bar() -> ChapterBar:
    head = (WHITE, GREEN, INK)
    return ChapterBar(24, 255, 432, 6, 90, (0, 30, 60), WHITE, (250, 200, 40, 255), INK, head, 14, 10)


def text(words: str, x: int, baseline: int, colour: Colour = INK) -> TextItem:
    return TextItem(words, x, baseline, FONTS.advance_px(words, FONT), FONT, colour, Role.BODY, 0)


def page_items(unit: int | None) -> tuple[PageItem, ...]:
    card = BoxItem(20, 60, 320, 120, WHITE, Role.SURFACE, 12, GREEN, 2, 10, (20, 60, 10, 60))
    pea = ShapeItem("pea", 30, 74, 16, 16, (PALE, GREEN, INK), Role.ORNAMENT, (-20,))
    marked = ShapeItem("marker", 52, 82, 150, 8, ((255, 226, 122, 255),), Role.MARKER)
    spoken = INK if unit is None else (40, 90, 30, 255)
    code = QrItem("https://example.org/", 400, 6, 50, INK, WHITE)
    return card, pea, marked, text("枝豆は豆である 🌱", 52, 90, spoken), code


def cue_items(index: int) -> tuple[PageItem, ...]:
    band = BoxItem(24, 200, 432, 44, (20, 40, 16, 232), Role.SUBTITLE, 10)
    return band, text(f"字幕 {index}", 60, 228, WHITE)


@dataclass(frozen=True)
class Pages:
    """Gives every slide the same page; slides from 10 on have no presenter, from 20 on content over the face."""

    def __call__(self, slide: int, unit: int | None) -> Page:
        over = (BoxItem(380, 100, 60, 40, (200, 0, 0, 128), Role.SURFACE, 6, INK, 2, 6, INK), text("顔", 400, 130))
        items = page_items(unit) + (over if slide >= 20 else ())
        return Page(*SIZE, "plain", items, presenter=slide < 10 or slide >= 20)


def scene(folder: Path = EDAMAME) -> Scene:
    return Scene(*SIZE, (("plain", ground()),), presenter(folder), chapter_bar())


def painter(folder: Path = EDAMAME) -> ScenePainter:
    return ScenePainter(Painting(scene(folder), Pages(), cue_items, FONTS))

"""The painter of an episode's film: a recipe that crosses process borders and is cooked where it is needed."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from slidecast.draw.art import Art, FreshArt
from slidecast.draw.painter import Painting, ScenePainter
from slidecast.media.fonts import FontLibrary, own_fonts
from slidecast.media.theme_files import character_folder
from slidecast.model.deck import Deck
from slidecast.model.page import Page, PageItem
from slidecast.model.theme import Theme
from slidecast.pipeline.kept import Kept
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene
from slidecast.typeset.context import context_of

PAGES_HELD = 64


@dataclass(frozen=True)
class Recipe:
    """All that an episode's pictures are made of; calling it gives their painter.

    Attributes:
        cues: the subtitles to burn in; empty for none.
        chapters: where chapters begin, as shares of the film.
        steps: of the chapter bar.
        kept: pages of earlier runs; None to keep none.
        art: has the grounds and the presenter.
    """

    deck: Deck
    theme: Theme
    size: tuple[int, int]
    cues: tuple[tuple[str, ...], ...] = ()
    chapters: tuple[Fraction, ...] = ()
    steps: int = 1
    kept: Kept | None = None
    art: Art = FreshArt()

    def __call__(self) -> ScenePainter:
        """Return a painter; equal recipes paint equal pictures."""
        fonts = own_fonts()
        scene = lay_out_scene(self.theme, self.size, folder_of(self.theme), self.chapters, self.steps)
        return ScenePainter(Painting(scene, Pages(self, fonts), Subtitles(self, fonts), fonts, self.art))


def folder_of(theme: Theme) -> str:
    """Return where the presenter's art lies; empty where none is shown."""
    return str(character_folder(theme)) if theme.character.shown else ""


class Pages:
    """Lays out the pages of a deck, each once while it is in use."""

    def __init__(self, recipe: Recipe, fonts: FontLibrary) -> None:
        self._recipe, self._fonts = recipe, fonts
        self._page = lru_cache(PAGES_HELD)(self._page_of)

    def __reduce__(self) -> tuple[type["Pages"], tuple[Recipe, FontLibrary]]:
        return Pages, (self._recipe, self._fonts)

    def __call__(self, slide: int, unit: int | None) -> Page:
        return self._page(slide, unit)

    def _page_of(self, slide: int, unit: int | None) -> Page:
        recipe = self._recipe
        shown, deck = context_of(recipe.deck.slides[slide], recipe.deck)

        def laid_out() -> Page:
            return lay_out(shown, slide, deck, recipe.theme, recipe.size, self._fonts, unit)

        return recipe.kept((shown, deck, unit), laid_out) if recipe.kept else laid_out()


class Subtitles:
    """Lays out the subtitles of a film."""

    def __init__(self, recipe: Recipe, fonts: FontLibrary) -> None:
        self._recipe, self._fonts = recipe, fonts
        self._items = lru_cache(PAGES_HELD)(self._lay_out)

    def __reduce__(self) -> tuple[type["Subtitles"], tuple[Recipe, FontLibrary]]:
        return Subtitles, (self._recipe, self._fonts)

    def __call__(self, cue: int) -> tuple[PageItem, ...]:
        return self._items(cue)

    def _lay_out(self, cue: int) -> tuple[PageItem, ...]:
        recipe = self._recipe
        lines = recipe.cues[cue]

        def laid_out() -> tuple[PageItem, ...]:
            return tuple(lay_out_cue(lines, recipe.theme, recipe.size, self._fonts))

        return recipe.kept(("subtitle", lines), laid_out) if recipe.kept else laid_out()

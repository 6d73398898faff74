"""Draws docs/frame.jpg, the picture of the READMEs: a frame of the sample episode, with subtitle and chapter bar.

Needs nothing but the project: python tools/build_frame_picture.py. Chapters stand as if every slide took equally long.
"""

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from slidecast.media.fonts import own_fonts
from slidecast.model.deck import Deck, SlideKind
from slidecast.model.picture import FrameState, Still
from slidecast.model.theme import Theme
from slidecast.model.timeline import Eyes, Mouth
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.painting import Recipe
from slidecast.pipeline.planning import plan

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "episodes" / "20250918.md"
TARGET = ROOT / "docs" / "frame.jpg"
SIZE = (1920, 1080)
SMALL = (1280, 720)
QUALITY = 86
STEPS = 1000


def sample() -> tuple[Deck, Theme]:
    """Return the sample's pages and its theme."""
    with TemporaryDirectory() as cache:
        job = Job(SAMPLE, Path(), Path(cache), look=Look(width=SIZE[0], height=SIZE[1]), stills=True)
        material = gather(job, lambda _: None)
        return plan(job, material, (), own_fonts(), lambda _: None), material.theme


def frame(deck: Deck, theme: Theme, index: int) -> Image.Image:
    """Return a slide while its first sentence that belongs to a unit is spoken."""
    count, slides = len(deck.slides), deck.slides
    said = next(utterance for utterance in slides[index].utterances if utterance.unit is not None)
    chapters = tuple(Fraction(at, count) for at in range(count) if slides[at].kind is SlideKind.SECTION)
    painter = Recipe(deck, theme, SIZE, ((said.shown,),), chapters, STEPS)()
    still = Still(index, said.unit, 0)
    picture = Image.fromarray(painter.still(still))
    for patch in painter.patches(FrameState(still, Mouth.A, Eyes.OPEN, index * STEPS // count)):
        picture.paste(Image.fromarray(patch.rgb), (patch.x, patch.y))
    return picture


def main() -> None:
    deck, theme = sample()
    index = next(at for at, slide in enumerate(deck.slides) if slide.kind is SlideKind.CARDS)
    frame(deck, theme, index).resize(SMALL, Image.Resampling.LANCZOS).save(TARGET, quality=QUALITY)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

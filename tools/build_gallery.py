"""Draws docs/gallery: a slide of every type of deck in the default theme, and the page that shows them.

Needs nothing but the project: python tools/build_gallery.py
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageOps

from slidecast.media.fonts import own_fonts
from slidecast.media.theme_files import theme_source
from slidecast.model.bodies import Illustrated
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.picture import Still
from slidecast.parse.theme import load_theme
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.painting import Recipe
from slidecast.pipeline.planning import plan

ROOT = Path(__file__).parent.parent
DECK = ROOT / "tests" / "cases" / "gallery.json"
FRAME = ROOT / "docs" / "frame.jpg"  # raw media are shown as they are: this picture stands for them
TARGET = ROOT / "docs" / "gallery"
THEME = "zundamon"
SIZE = (1920, 1080)
SMALL = (896, 504)
QUALITY = 85
COLUMNS = 3
LOUDNESS = (42, 68, 80, 74, 60, 12, 8, 55, 78, 84, 70, 66, 10, 6, 48, 72, 88, 82, 76, 58, 9, 52, 70, 62)  # %


def deck() -> Deck:
    """Return the gallery's deck, planned and cut into pages."""
    look = Look(theme=THEME, width=SIZE[0], height=SIZE[1])
    with TemporaryDirectory() as cache:
        job = Job(DECK, Path(), Path(cache), look=look)
        return plan(job, gather(job, lambda _: None), (), own_fonts(), lambda _: None)


def pictures() -> dict[str, Image.Image]:
    """Return the small picture of each type, by its name: as it looks while the voice speaks about a part of it."""
    with TemporaryDirectory() as folder:
        planned = deck()
        slides = tuple(_illustrated(slide, Path(folder)) for slide in planned.slides)
        said = [next(iter(slide.utterances), Utterance("", "")) for slide in slides]
        cues = tuple((utterance.shown,) for utterance in said)
        painter = Recipe(replace(planned, slides=slides), load_theme(THEME, theme_source), SIZE, cues)()
        drawn = {
            str(slide.kind): Image.fromarray(painter.still(Still(at, said[at].unit, at)))
            for at, slide in enumerate(slides)
        }
    with Image.open(FRAME) as frame:
        drawn[str(SlideKind.RAW_MEDIA)] = frame.convert("RGB")
    return {name: ImageOps.fit(picture, SMALL, Image.Resampling.LANCZOS) for name, picture in drawn.items()}


def _illustrated(slide: Slide, folder: Path) -> Slide:
    """Return the slide with a picture of our own in place of the one that its address would give."""
    if not isinstance(slide.body, Illustrated):
        return slide
    path = folder / "loudness.png"
    loudness().save(path)
    return replace(slide, body=replace(slide.body, picture=replace(slide.body.picture, url=str(path))))


def loudness() -> Image.Image:
    """Return a picture of a voice's loudness: bars about a middle line."""
    picture = Image.new("RGB", (960, 720), "#f2f9e4")
    draw = ImageDraw.Draw(picture)
    for at, share in enumerate(LOUDNESS):
        x, half = 48 + at * 36, round(share * 3.0)
        colour = "#2b6b1f" if share > 20 else "#a9cf7a"
        draw.rounded_rectangle((x, 360 - half, x + 24, 360 + half), 12, fill=colour)
    return picture


def page(names: list[str]) -> str:
    """Return the gallery as a Markdown table, each picture with the name of its type."""
    rows = [names[at : at + COLUMNS] for at in range(0, len(names), COLUMNS)]
    cells = [" | ".join(f"![{name}]({name}.jpg)<br>`{name}`" for name in row) for row in rows]
    head = "\n".join([f"|{'  |' * COLUMNS}", f"|{'---|' * COLUMNS}"])
    text = (
        "Every type of slide that a deck may hold, in the default theme, as it looks while the voice speaks about it."
    )
    origin = "Drawn by `python tools/build_gallery.py` from `tests/cases/gallery.json`."
    return "\n".join(["# Gallery", "", text, origin, "", head, *(f"| {cell} |" for cell in cells), ""])


def write(picture: Image.Image, target: Path | BytesIO) -> None:
    picture.save(target, "JPEG", quality=QUALITY, optimize=True)


def main() -> None:
    """Write the pictures and the page, and say how large they are."""
    TARGET.mkdir(exist_ok=True)
    drawn = pictures()
    for name, picture in drawn.items():
        write(picture, TARGET / f"{name}.jpg")
    (TARGET / "README.md").write_text(page(list(drawn)), "utf-8")
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{TARGET}: {len(drawn)} pictures, {size} bytes")


if __name__ == "__main__":
    main()

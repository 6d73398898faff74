"""Draws the small pictures of themes/README.md: each theme, and what single values change.

Needs nothing but the project: python tools/build_theme_pictures.py
"""

from pathlib import Path

import yaml
from PIL import Image

from slidecast.media.fonts import own_fonts
from slidecast.media.theme_files import theme_names, theme_source
from slidecast.model.deck import Deck
from slidecast.model.picture import Still
from slidecast.model.theme import Theme, ThemeSource
from slidecast.parse.deck import read_deck
from slidecast.parse.theme import extended_name, read_theme
from slidecast.pipeline.painting import Recipe
from slidecast.typeset import paginate

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "tests" / "cases" / "gallery.json"
TARGET = ROOT / "themes" / "pictures"
SIZE = (1280, 720)
SMALL = (480, 270)
COLOURS = 256
CUE = ("字幕は二行まで、", "読める速さで出るのだ。")
CHANGES: dict[str, tuple[int, str]] = {
    "palette": (3, "palette: {primary: '#8a1538', accent: '#c2334d', tint: '#ffe9ec', ground_middle: '#fff2f2'}"),
    "fonts": (
        3,
        "fonts: {body: [BIZUDPGothic-Regular.ttf], strong: [BIZUDPGothic-Bold.ttf], title: [BIZUDPGothic-Bold.ttf]}",
    ),
    "size": (3, "flow: {text: {size: 60}, largest: 70}"),
    "ornaments": (3, "ground: {ornaments: [{shape: rose, x: 1500, y: 60, width: 300, height: 300}]}"),
    "card": (3, "card: {surface: {radius: 0, outline: primary, outline_width: 8, shadow_blur: 0}}"),
    "current": (3, "flow: {current: {fill: marker, bar: figure, bar_width: 28, radius: 0}}"),
    "bullet": (3, "flow: {bullet: {shape: heart, size: 0.9, colours: ['#ffd0dc', '#ff7b9c', '#b3123f']}}"),
    "marker": (3, "marker: {height: 0.9, colour: '#ffe27a'}"),
    "entries": (4, "entries: {surface: {radius: 4, fill: surface_alt}, gap: 40, margins: {x: 44, y: 36}}"),
    "character": (3, "character: {hue_shift: 120, mirrored: true, scale: 0.8, name: 枝豆さん}"),
    "section": (2, "section: {strip: {fill: figure, radius: 8}, sign_size: 52, title: {size: 92}, qr_size: 220}"),
    "cover": (0, "cover: {stops: ['#fff2d8', '#ffd0dc', '#e0709a'], rays: {count: 9}, ornaments: []}"),
    "subtitle": (3, "subtitle: {surface: {fill: primary, radius: 8}, text: {size: 56}}"),
    "tags": (3, "tags: {number_form: '第{number}話', programme_shown: false, domain_icon: false}"),
    "frame": (3, "landscape: {body: {x: 520}, presenter: {x: 30}}"),
    "no-presenter": (3, "character: {shown: false}\nlandscape: {body: {width: 1752}}"),
}
"""By name: which slide of the gallery shows it, and the lines that change it."""


def deck() -> Deck:
    return read_deck(GALLERY.read_text("utf-8"), str(GALLERY), lambda _: None)


def changed(lines: str) -> Theme:
    """Return the default theme with lines laid over it."""
    own = ThemeSource("mine", str(ROOT / "themes" / "mine" / "theme.yaml"), "extends: zundamon\n" + lines)
    assert yaml.safe_load(lines)
    return read_theme([own, theme_source(extended_name(own))])


def draw(theme: Theme, slide: int, name: str) -> None:
    """Write a small picture of one of the gallery's slides, its first unit spoken, with a subtitle."""
    paged = paginate(deck(), theme, SIZE, own_fonts())
    painter = Recipe(paged, theme, SIZE, cues=(CUE,))()
    picture = Image.fromarray(painter.still(Still(slide, 0, 0))).resize(SMALL, Image.Resampling.LANCZOS)
    path = TARGET / f"{name}.png"
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size} bytes")


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name in theme_names():
        source = theme_source(name)
        chain = [source] + ([theme_source(extended_name(source))] if extended_name(source) else [])
        draw(read_theme(chain), 3, f"theme-{name}")
        draw(read_theme(chain), 1, f"cover-{name}")
    for name, (slide, lines) in CHANGES.items():
        draw(changed(lines), slide, name)


if __name__ == "__main__":
    main()

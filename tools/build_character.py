"""Builds the presenter's PNG layers from its SVGs, in the default colours and recoloured for other themes.

    python -m tools.build_character [FOLDER]

Reads `assets/character/edamame/svg/*.svg`, writes `FOLDER/edamame/*.png` and `FOLDER/edamame-COLOUR/*.png`
(FOLDER: assets/character). Equal SVGs and versions give equal bytes.

An SVG element's class names its part; every colour of a part is moved in OKLCH (Björn Ottosson, "A perceptual
color space for image processing", 2020) as the part's Tint says, so that light and shade keep their steps.
"""

import io
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image

CHARACTERS = Path(__file__).parent.parent / "assets" / "character"
SVG = "{http://www.w3.org/2000/svg}"
SIZE = (1000, 1100)


@dataclass(frozen=True, slots=True)
class Tint:
    """Where a part's colours move: hue in degrees for dark and for light tones, chroma and lightness by factors."""

    dark_hue: float
    light_hue: float
    chroma: float = 1.0
    lightness: float = 1.0


SPROUT = Tint(136, 128, 0.9)
PARTS = ("garment", "wing", "belly", "peas", "sprout", "skin", "eyes", "mouth", "cheek", "shadow", "metal")
VARIANTS: dict[str, dict[str, Tint]] = {
    "edamame": {},
    "edamame-honey": {
        "garment": Tint(55, 88, 0.92, 1.05),
        "wing": Tint(55, 95, 0.85, 1.02),
        "belly": Tint(60, 92, 0.7, 1.03),
        "peas": Tint(45, 70, 0.9, 0.98),
        "sprout": SPROUT,
        "skin": Tint(65, 82, 0.7),
        "eyes": Tint(45, 70, 0.85),
        "shadow": Tint(60, 60, 0.8),
    },
    "edamame-rose": {
        "garment": Tint(5, 4, 0.78, 1.04),
        "wing": Tint(5, 350, 0.6, 1.02),
        "belly": Tint(5, 10, 0.5, 1.04),
        "peas": Tint(150, 140, 0.9),
        "sprout": Tint(150, 140, 0.9),
        "skin": Tint(40, 65, 0.55),
        "eyes": Tint(152, 150, 0.95),
        "shadow": Tint(5, 5, 0.8),
    },
    "edamame-moon": {
        "garment": Tint(275, 268, 0.72, 0.96),
        "wing": Tint(275, 250, 0.5, 1.0),
        "belly": Tint(275, 262, 0.4, 1.02),
        "peas": Tint(95, 92, 0.9, 1.05),
        "sprout": Tint(95, 92, 0.8, 1.06),
        "skin": Tint(60, 80, 0.5),
        "eyes": Tint(270, 225, 0.9),
        "shadow": Tint(270, 270, 0.5, 0.6),
    },
    "edamame-forest": {
        "garment": Tint(160, 156, 0.82, 0.94),
        "wing": Tint(150, 120, 0.8),
        "belly": Tint(120, 108, 0.7, 1.02),
        "peas": Tint(38, 52, 1.0, 1.0),
        "sprout": Tint(38, 55, 1.0, 1.02),
        "skin": Tint(65, 85, 0.6),
        "eyes": Tint(40, 60, 0.8),
    },
}


def main(arguments: list[str]) -> None:
    """Write every variant's layers."""
    target = Path(arguments[0]) if arguments else CHARACTERS
    for name, tints in VARIANTS.items():
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted((CHARACTERS / "edamame" / "svg").glob("*.svg")):
            write_layer(source, tints, folder / f"{source.stem}.png")


def write_layer(source: Path, tints: dict[str, Tint], target: Path) -> None:
    """Render one SVG, its colours moved, as an optimised PNG."""
    picture = Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=tinted_svg(source, tints))))
    assert picture.size == SIZE, f"{source}: {picture.size}, not {SIZE}"
    picture.save(target, optimize=True)
    print(f"{target}: {target.stat().st_size:,} bytes")


def tinted_svg(source: Path, tints: dict[str, Tint]) -> str:
    """Return the SVG's text with each part's colours moved by its tint."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    root = ElementTree.parse(source).getroot()
    fallback = source.stem.partition("-")[0].replace("body", "garment").replace("front", "garment")
    part_of: dict[str, str] = {}
    for element in root.iter(SVG + "path"):
        part = element.get("class", fallback)
        part_of.update(dict.fromkeys(re.findall(r"url\(#(\w+)\)", element.get("fill", "")), part))
        tint_attributes(element, tints.get(part))
    for gradient in root.iter():
        if gradient.get("id") in part_of:
            for stop in gradient.iter(SVG + "stop"):
                tint_attributes(stop, tints.get(part_of[gradient.get("id", "")]))
    return ElementTree.tostring(root, encoding="unicode")


def tint_attributes(element: ElementTree.Element, tint: Tint | None) -> None:
    """Move the element's own colours; without a tint they stay."""
    for name in ("fill", "stroke", "stop-color"):
        value = element.get(name, "")
        if tint and value.startswith("#"):
            element.set(name, tinted(value, tint))


def tinted(colour: str, tint: Tint) -> str:
    """Return `#rrggbb` moved by the tint; greys stay as they are."""
    lightness, chroma, _ = oklch(colour)
    if chroma < 0.012:
        return colour
    share = min(max((lightness - 0.3) / 0.6, 0.0), 1.0)
    turn = (tint.light_hue - tint.dark_hue + 180) % 360 - 180  # the short way round
    hue = tint.dark_hue + turn * share
    return in_gamut(min(lightness * tint.lightness, 0.995), chroma * tint.chroma, hue)


def oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness 0..1, chroma, hue in degrees of `#rrggbb`."""
    red, green, blue = (to_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def in_gamut(lightness: float, chroma: float, hue: float) -> str:
    """Return `#rrggbb` of the colour, its chroma lowered until sRGB holds it."""
    for step in range(41):
        channels = srgb(lightness, chroma * (1 - step / 40), hue)
        if all(-0.002 <= channel <= 1.002 for channel in channels):
            break
    return "#" + "".join(f"{round(min(max(channel, 0), 1) * 255):02x}" for channel in channels)


def srgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return the sRGB channels of an OKLCH colour; outside 0..1 where sRGB does not hold it."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        from_linear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        from_linear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        from_linear(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def from_linear(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


if __name__ == "__main__":
    main(sys.argv[1:])

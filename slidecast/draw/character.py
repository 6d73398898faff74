"""The presenter's art: a folder of equally sized PNGs, painted in the order body, eyes, mouth, front.

`body.png` must be there; `front.png`, `eyes-open|half|closed.png` and `mouth-closed|a|i|u|e|o.png` may be. What is
missing is replaced by the nearest there is, with a warning that names it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from PIL import Image

from slidecast.draw.dress import AS_DRAWN, Dress, dressed
from slidecast.errors import Diagnostic, ThemeError, Warn
from slidecast.model.timeline import Eyes, Mouth

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, half open."""

NEAREST_MOUTH = {
    Mouth.CLOSED: (Mouth.CLOSED,),
    Mouth.A: (Mouth.A, Mouth.E, Mouth.O, Mouth.I, Mouth.U, Mouth.CLOSED),
    Mouth.I: (Mouth.I, Mouth.E, Mouth.U, Mouth.A, Mouth.O, Mouth.CLOSED),
    Mouth.U: (Mouth.U, Mouth.O, Mouth.I, Mouth.E, Mouth.A, Mouth.CLOSED),
    Mouth.E: (Mouth.E, Mouth.I, Mouth.A, Mouth.O, Mouth.U, Mouth.CLOSED),
    Mouth.O: (Mouth.O, Mouth.U, Mouth.A, Mouth.E, Mouth.I, Mouth.CLOSED),
}
NEAREST_EYES = {
    Eyes.OPEN: (Eyes.OPEN,),
    Eyes.HALF: (Eyes.HALF, Eyes.OPEN),
    Eyes.CLOSED: (Eyes.CLOSED, Eyes.HALF, Eyes.OPEN),
}
State = TypeVar("State", bound=StrEnum)
DRAWINGS_HELD = 64  # layers: five presenters and more; a dressed one counts apart


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer's painted part, mode RGBA, and where it lies on the canvas, pixels."""

    picture: Image.Image
    x: int = 0
    y: int = 0

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.picture.width, self.y + self.picture.height


@dataclass(frozen=True, slots=True)
class Drawing:
    """A layer as its file holds it: the canvas' width and height, pixels, and what is painted on it."""

    size: tuple[int, int]
    layer: Layer


@dataclass(frozen=True, slots=True)
class Character:
    """Layers on one canvas; a state without a layer of its own holds the nearest one's.

    Attributes:
        size: of the canvas, pixels.
        front: over the face, such as a hand with a microphone; None for none.
        mouths: by shape; empty for a presenter whose mouth does not move.
        eyes: by state; empty for a presenter who does not blink.
    """

    size: tuple[int, int]
    body: Layer
    front: Layer | None
    mouths: Mapping[Mouth, Layer]
    eyes: Mapping[Eyes, Layer]

    def pose(self, mouth: Mouth, eyes: Eyes, box: Box | None = None) -> Image.Image:
        """Return the presenter with that face, mode RGBA: the canvas, or a box inside of it."""
        left, top, right, bottom = box or (0, 0, *self.size)
        picture = Image.new("RGBA", (right - left, bottom - top))
        for layer in (self.body, self.eyes.get(eyes), self.mouths.get(mouth), self.front):
            seen = layer and overlap(layer.box, (left, top, right, bottom))
            if layer and seen:
                part = seen[0] - layer.x, seen[1] - layer.y, seen[2] - layer.x, seen[3] - layer.y
                picture.alpha_composite(layer.picture, (seen[0] - left, seen[1] - top), part)
        return picture

    def mouth_box(self) -> Box | None:
        """Return the smallest box that holds all that changes between mouths; None where nothing does."""
        return extent(self.mouths.values())

    def eyes_box(self) -> Box | None:
        """Return the smallest box that holds all that changes between the states of the eyes."""
        return extent(self.eyes.values())


def overlap(one: Box, other: Box) -> Box | None:
    """Return the box that both cover; None where they share no pixel."""
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def extent(layers: Iterable[Layer]) -> Box | None:
    """Return the box that holds all layers; None where there is none."""
    boxes = [layer.box for layer in layers]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def load_character(folder: Path, warn: Warn, dress: Dress = AS_DRAWN) -> Character:
    """Return the art of a folder.

    Raises:
        ThemeError: no folder, no body, a layer that cannot be read, or layers of unequal size.
    """
    if not folder.is_dir():
        raise ThemeError("the character's folder is not there", str(folder), "name a folder that holds body.png")
    layers = {path.stem: read_layer(path, dress) for path in sorted(folder.glob("*.png"))}
    if "body" not in layers:
        raise ThemeError(
            "the character has no body.png",
            str(folder),
            "PNGs of one size: body, and if wanted front, eyes-open, eyes-half, eyes-closed, mouth-closed, mouth-a ...",
        )
    check_sizes(folder, layers)
    warn_of_strangers(folder, layers, warn)
    mouths = states(layers, Mouth, NEAREST_MOUTH, "mouth")
    eyes = states(layers, Eyes, NEAREST_EYES, "eyes")
    warn_of_missing(folder, layers, warn)
    front = layers.get("front")
    body = layers["body"]
    return Character(body.size, body.layer, front.layer if front else None, mouths, eyes)


def read_layer(path: Path, dress: Dress) -> Drawing:
    """Return a layer's file, read once in a process as long as it stays as it is."""
    try:
        stat = path.stat()
        return _drawing(path, stat.st_mtime_ns, stat.st_size, dress)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        hint = "save it again as PNG with transparency"
        raise ThemeError(f"the character's layer cannot be read ({error})", str(path), hint) from error


@lru_cache(DRAWINGS_HELD)
def _drawing(path: Path, _written_ns: int, _size_bytes: int, dress: Dress) -> Drawing:
    with Image.open(path) as picture:
        whole = dressed(picture.convert("RGBA"), dress)
    return Drawing(whole.size, painted(whole))


def check_sizes(folder: Path, layers: Mapping[str, Drawing]) -> None:
    width, height = layers["body"].size
    for name, layer in layers.items():
        if layer.size != (width, height):
            raise ThemeError(
                "the layer is {}x{} pixels, body.png {}x{}".format(*layer.size, width, height),
                str(folder / f"{name}.png"),
                "export all layers on one canvas",
            )


def states(
    layers: Mapping[str, Drawing], kind: type[State], nearest: Mapping[State, tuple[State, ...]], prefix: str
) -> dict[State, Layer]:
    """Return a layer for each state that has one or a nearest one."""
    found = {state: layers[f"{prefix}-{state}"] for state in kind if f"{prefix}-{state}" in layers}
    chosen = ((state, next((found[near] for near in nearest[state] if near in found), None)) for state in kind)
    return {state: drawing.layer for state, drawing in chosen if drawing is not None}


def painted(layer: Image.Image) -> Layer:
    """Return the part of a layer that is not transparent; of an empty one a single pixel."""
    box = layer.getchannel("A").getbbox() or (0, 0, 1, 1)
    return Layer(layer.crop(box), box[0], box[1])


def warn_of_missing(folder: Path, layers: Mapping[str, Drawing], warn: Warn) -> None:
    """Name the layers that are missing and what follows."""
    for prefix, kind, consequence in MOVING_PARTS:
        missing = [f"{prefix}-{state}.png" for state in kind if f"{prefix}-{state}" not in layers]
        if len(missing) == len(kind):
            warn(Diagnostic(str(folder), f"no {prefix}-*.png: {consequence}"))
        elif missing:
            warn(Diagnostic(str(folder), f"{', '.join(missing)} missing: the nearest is shown instead"))


def warn_of_strangers(folder: Path, layers: Mapping[str, Drawing], warn: Warn) -> None:
    known = {"body", "front"} | {f"{prefix}-{state}" for prefix, kind, _ in MOVING_PARTS for state in kind}
    for name in sorted(set(layers) - known):
        warn(Diagnostic(str(folder / f"{name}.png"), "no layer of a character has that name; it is not shown"))


MOVING_PARTS: tuple[tuple[str, type[Mouth] | type[Eyes], str], ...] = (
    ("mouth", Mouth, "the mouth does not move"),
    ("eyes", Eyes, "the eyes do not blink"),
)

"""A theme at the size of the film: orientation chosen, every pixel value scaled, the frame centred."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from slidecast.model.looks import Meaning, Part, Place, TextLook, meaning_of
from slidecast.model.metrics import Font
from slidecast.model.page import Colour
from slidecast.model.theme import DESIGN_SIZE, PORTRAIT_SIZE, Frame, Theme

Size = tuple[int, int]
P = TypeVar("P", bound=Part)
CONTENT = ("heading", "flow", "code", "quote", "agenda", "section", "closing", "entries")
"""The parts of a theme whose texts grow with a frame's `text_scale`."""


@dataclass(frozen=True, slots=True)
class Design:
    """A theme whose pixel values are those of the film.

    Attributes:
        theme: scaled.
        frame: the geometry of the film's orientation, scaled and centred.
        width: of the film, pixels; likewise `height`.
        scale: pixels of the film to a pixel of the theme.
    """

    theme: Theme
    frame: Frame
    width: int
    height: int
    scale: float

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    def colour(self, name: str) -> Colour:
        return self.theme.colour(name)

    def font(self, look: TextLook, size_px: int | None = None) -> Font:
        return self.theme.font(look.font, size_px or look.size)

    def px(self, pixels: float) -> int:
        """Return pixels of the theme as pixels of the film."""
        return round(pixels * self.scale)


def base_of(size: Size) -> Size:
    """Return the size that the theme's values are for, of the film's orientation."""
    return PORTRAIT_SIZE if size[1] > size[0] else DESIGN_SIZE


def scale_of(size: Size) -> float:
    """Return the film's pixels to a pixel of the theme."""
    return min(have / wanted for have, wanted in zip(size, base_of(size), strict=True))


@lru_cache(maxsize=32)
def design_of(theme: Theme, size: Size) -> Design:
    """Return the theme at `size`, width and height in pixels."""
    width, height = size
    base, scale = base_of(size), scale_of(size)
    frame = scaled(theme.portrait if height > width else theme.landscape, scale)
    dx, dy = round((width - base[0] * scale) / 2), round((height - base[1] * scale) / 2)
    return Design(
        with_text_scale(scaled(theme, scale), frame.text_scale), _shifted(frame, dx, dy), width, height, scale
    )


def with_text_scale(theme: Theme, factor: float) -> Theme:
    """Return the theme with the wanted sizes of titles and content multiplied; chips and subtitles stay."""
    if factor == 1:
        return theme
    flow = theme.flow.model_copy(update={"largest": round(theme.flow.largest * factor)})
    roomy = theme.model_copy(update={"flow": flow})
    return roomy.model_copy(update={name: _enlarged(getattr(roomy, name), factor) for name in CONTENT})


def _enlarged(part: Part, factor: float) -> Part:
    """Return the part with the size of every text look directly below it multiplied."""
    looks = {key: look for key in type(part).model_fields if isinstance(look := getattr(part, key), TextLook)}
    return part.model_copy(
        update={
            key: look.model_copy(update={"size": max(round(look.size * factor), look.floor)})
            for key, look in looks.items()
        }
    )


def scaled(part: P, factor: float) -> P:
    """Return the part with every pixel value below it multiplied and rounded; what is not 0 stays at least 1."""
    return part.model_copy(update={key: _scaled(part, key, factor) for key in type(part).model_fields})


def _scaled(part: Part, key: str, factor: float) -> Any:  # noqa: ANN401 (a value of any type goes through)
    value = getattr(part, key)
    if isinstance(value, Part):
        return scaled(value, factor)
    if isinstance(value, tuple):
        return tuple(scaled(member, factor) if isinstance(member, Part) else member for member in value)
    if meaning_of(type(part), key) is Meaning.PIXELS:
        return max(round(value * factor), 1) if value > 0 else round(value * factor)
    return value


def _shifted(frame: Frame, dx: int, dy: int) -> Frame:
    places = {key: place for key, place in frame if isinstance(place, Place)}
    return frame.model_copy(
        update={key: place.model_copy(update={"x": place.x + dx, "y": place.y + dy}) for key, place in places.items()}
    )

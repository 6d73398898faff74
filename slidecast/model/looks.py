"""The small parts of a design: colours, fonts, looks of text and surfaces.

Pixels are those of a picture of 1920x1080 (a portrait frame: of 1080x1920); typesetting scales them to the film's size.
A colour is a name of the palette, that with an opacity (`primary 40%`), or `#rrggbb` or `#rrggbbaa`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from slidecast.model.page import Colour, Shape

HEX = r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})"


class Meaning(StrEnum):
    """What a value is, beyond its type."""

    PIXELS = "pixels"
    COLOUR = "colour"


LONGEST_WORD = 40  # characters: more than a line of text holds, so that a break has to be somewhere
FAR = 10_000  # pixels: more than any picture has
Px = Annotated[int, Field(ge=0, le=FAR), Meaning.PIXELS]
SignedPx = Annotated[int, Field(ge=-FAR, le=FAR), Meaning.PIXELS]
EmPx = Annotated[int, Field(ge=1, le=1_000), Meaning.PIXELS]
ColourName = Annotated[str, Field(pattern=rf"^(?:{HEX}|[a-z_]+(?: (?:100|[1-9]?[0-9])%)?)$"), Meaning.COLOUR]
Path = tuple[str | int, ...]
"""Keys from the theme down to a value."""
ProtectedWord = Annotated[str, Field(min_length=1, max_length=LONGEST_WORD)]
FontRole = Literal["body", "strong", "title", "label", "subtitle", "code", "figure"]


class Part(BaseModel):
    """A group of theme values: frozen, hashable, no unknown keys.

    How to check it is worked out when the first theme is read: many processes only hand one on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Palette(Part):
    """The named colours."""

    ground_top: ColourName = "#faffee"
    ground_middle: ColourName = "#eff9dc"
    ground_bottom: ColourName = "#d9f0b9"
    ornament: ColourName = "#c4e6a0"
    """Large quiet shapes on the ground."""
    ornament_light: ColourName = "#dcf2c3"
    hill: ColourName = "#a5d67b"
    hill_dark: ColourName = "#6cae45"
    ink: ColourName = "#173a12"
    """Titles, and the sentence that is spoken."""
    text: ColourName = "#2c4a28"
    """Running text."""
    muted: ColourName = "#41603b"
    """Labels and small print."""
    primary: ColourName = "#215519"
    """Chips, heads of cards, `[[marked]]` words."""
    on_primary: ColourName = "#ffffff"
    accent: ColourName = "#4a9225"
    """Bars, bullets, lines."""
    accent_light: ColourName = "#8fd055"
    gleam: ColourName = "#c9f08f"
    """The light on list marks and on the chapter bar's head."""
    tint: ColourName = "#e6f7cb"
    """The ground of what is spoken now."""
    surface: ColourName = "#fdfefb"
    """Cards."""
    surface_alt: ColourName = "#f1f9e4"
    edge: ColourName = "#c5e2a5"
    marker: ColourName = "#ffe27a"
    """The marker pen below bold words."""
    warm: ColourName = "#ffd646"
    """Name tag, what is done of the chapter bar."""
    on_warm: ColourName = "#35290a"
    band: ColourName = "#16300fe8"
    on_band: ColourName = "#ffffff"
    figure: ColourName = "#8a3404"
    """Numbers with their units."""
    good: ColourName = "#156530"
    bad: ColourName = "#b3261e"
    neutral: ColourName = "#5a6672"
    code_ground: ColourName = "#1b2b1a"
    code_text: ColourName = "#eef7e6"
    code_accent: ColourName = "#a9dc76"
    shadow: ColourName = "#2b5a1e30"


class Fonts(Part):
    """Stacks of font files, most wanted first; `fallback` follows every stack, emoji follow by themselves."""

    body: tuple[str, ...] = ("MPLUSRounded1c-Medium.ttf",)
    strong: tuple[str, ...] = ("MPLUSRounded1c-ExtraBold.ttf",)
    title: tuple[str, ...] = ("MPLUSRounded1c-ExtraBold.ttf",)
    label: tuple[str, ...] = ("MPLUSRounded1c-Bold.ttf",)
    subtitle: tuple[str, ...] = ("MPLUSRounded1c-Bold.ttf",)
    code: tuple[str, ...] = ("JetBrainsMono-Medium.ttf", "MPLUSRounded1c-Medium.ttf")
    figure: tuple[str, ...] = ("MPLUSRounded1c-ExtraBold.ttf",)
    fallback: tuple[str, ...] = ("ZenMaruGothic-Bold.ttf",)

    def stack(self, role: FontRole) -> tuple[str, ...]:
        """Return the files of a role with the fallback behind them."""
        own: tuple[str, ...] = getattr(self, role)
        return own + tuple(name for name in self.fallback if name not in own)


class Composition(Part):
    """How lines are composed (JLREQ)."""

    strict: bool = True
    """Strict line-start prohibition: no small kana or prolonged sound mark begins a line."""
    latin_gap_em: Annotated[float, Field(ge=0, le=0.5)] = 0.25
    """Space between Japanese and Latin: a quarter em; 0.125 for the narrow setting."""
    hanging: bool = False
    """Whether 、 and 。 may hang over the line end."""
    justified: bool = False
    protected: tuple[ProtectedWord, ...] = ()
    """Words that no line break may split, beside the project's own (`assets/protected_words.txt`) and an episode's."""


class TextLook(Part):
    """One kind of text."""

    font: FontRole = "body"
    size: EmPx = 46
    """The em when there is room."""
    floor: EmPx = 40
    """The em below which the text is split instead."""
    colour: ColourName = "text"
    leading: Annotated[float, Field(ge=1.1, le=2.5)] = 1.45
    """From baseline to baseline, in ems."""


class Surface(Part):
    """A rectangle with round corners."""

    fill: ColourName = "surface"
    outline: ColourName = "edge"
    outline_width: Px = 3
    radius: Px = 40
    shadow: ColourName = "shadow"
    shadow_blur: Px = 24


class Margins(Part):
    """Room between a surface's edge and what it holds."""

    x: Px = 40
    y: Px = 30


class Place(Part):
    """Where something begins, its top left corner, and how wide it may be; it is as high as what it holds."""

    x: SignedPx
    y: SignedPx
    width: Px


class Box(Place):
    """A rectangle, from its top left corner."""

    height: Px


class Ornament(Part):
    """A shape on the ground or a master; see `slidecast.model.page.Shape` for what colours and values mean."""

    shape: Shape
    x: SignedPx
    y: SignedPx
    width: Px
    height: Px
    colours: tuple[ColourName, ...] = ("ornament_light", "ornament", "ornament")
    values: tuple[float, ...] = ()


class Chip(Part):
    """A small label in a capsule."""

    text: TextLook = TextLook(font="label", size=34, floor=30, colour="on_primary", leading=1.2)
    surface: Surface = Surface(fill="primary", outline="primary", outline_width=0, radius=32, shadow_blur=0)
    margins: Margins = Margins(x=28, y=10)


def resolved(name: str, palette: Palette) -> Colour:
    """Return red, green, blue, alpha of a colour as a theme writes it.

    Raises:
        KeyError: the palette has no such name.
    """
    base, _, share = name.partition(" ")
    if base.startswith("#"):
        digits = base[1:] + "ff"
        red, green, blue, alpha = (int(digits[at : at + 2], 16) for at in range(0, 8, 2))
        return red, green, blue, alpha
    if base not in type(palette).model_fields:
        raise KeyError(base)
    red, green, blue, alpha = resolved(getattr(palette, base), palette)
    return red, green, blue, round(alpha * int(share[:-1]) / 100) if share else alpha


def meaning_of(part: type[Part], key: str) -> Meaning | None:
    """Return what the values under `key` are: of a single value or of a tuple's members."""
    field = part.model_fields[key]
    members = (item for arg in get_args(field.annotation) for item in get_args(arg))
    return next((item for item in (*field.metadata, *members) if isinstance(item, Meaning)), None)


def text_looks(part: Part, path: Path = ()) -> Iterator[tuple[Path, TextLook]]:
    """Yield every look of a text below `part` with its path of keys."""
    for key, value in part:
        if isinstance(value, TextLook):
            yield (*path, key), value
        elif isinstance(value, Part):
            yield from text_looks(value, (*path, key))


def colour_names(part: Part, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every colour value below `part` with its path of keys."""
    for key in type(part).model_fields:
        value = getattr(part, key)
        coloured = meaning_of(type(part), key) is Meaning.COLOUR
        members = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, member in members:
            here = (*path, key) if index is None else (*path, key, index)
            if isinstance(member, Part):
                yield from colour_names(member, here)
            elif coloured:
                yield here, member

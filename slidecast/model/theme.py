"""A theme: the design as values; every colour, font, size, margin and ornament of every master.

The file is read by `slidecast.parse.theme`; `themes/theme.schema.json` is made from these models.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from slidecast.model.looks import (
    Box,
    ColourName,
    Composition,
    FontRole,
    Fonts,
    Ornament,
    Palette,
    Part,
    Place,
    Px,
    SignedPx,
    Surface,
    resolved,
)
from slidecast.model.masters import (
    AgendaMaster,
    BarMaster,
    CardLook,
    ClosingMaster,
    CodeMaster,
    EntriesMaster,
    FlowMaster,
    MarkerLook,
    QuoteMaster,
    SectionMaster,
    SubtitleMaster,
    TagsMaster,
    TitleMaster,
)
from slidecast.model.metrics import Font
from slidecast.model.page import Colour, Shape
from slidecast.model.spoken_lines import SpokenLines

DESIGN_SIZE = (1920, 1080)
PORTRAIT_SIZE = (1080, 1920)


VIVID = ("gleam", "accent_light", "accent")
GLEAMS = ("surface", "surface", "surface")


def _default_ornaments() -> tuple[Ornament, ...]:
    pod = Shape.POD
    return (
        Ornament(shape=pod, x=1480, y=40, width=440, height=190, values=(-28, 0.75)),
        Ornament(shape=pod, x=905, y=26, width=210, height=92, values=(14, 0.55)),
        Ornament(shape=pod, x=-60, y=300, width=240, height=104, values=(-35, 0.6)),
        Ornament(shape=pod, x=-40, y=860, width=260, height=112, values=(30, 0.6)),
        Ornament(shape=Shape.HILL, x=1150, y=900, width=1100, height=260, colours=("ornament", "hill")),
        Ornament(shape=Shape.HILL, x=-420, y=950, width=1500, height=220, colours=("hill", "hill")),
        Ornament(shape=Shape.HILL, x=500, y=1000, width=1700, height=160, colours=("hill", "hill_dark")),
    )


class RaysLook(Part):
    """Soft rays that fan out from behind the presenter."""

    count: Annotated[int, Field(ge=0, le=60)] = 18
    """0 for none."""
    colour: ColourName = "#ffffff70"
    reach: Px = 1500
    """From the middle to where they have faded away."""
    turn: float = 4.0
    """Degrees clockwise, of the first ray from upright."""


class GroundLook(Part):
    """What is painted below everything."""

    stops: Annotated[tuple[ColourName, ...], Field(min_length=1)] = ("ground_top", "ground_middle", "ground_bottom")
    slant: Annotated[float, Field(ge=0, le=1)] = 0.25
    glow: ColourName = "#ffffff80"
    glow_x: float = 0.3
    glow_y: float = 0.1
    ornaments: tuple[Ornament, ...] = Field(default_factory=_default_ornaments)
    """Placed for 1920x1080. In portrait what hangs from the upper edge keeps its distance from it, as does, but for the
    frame's `rise`, what stands in the lower half from the lower edge; the rest stands around the presenter."""


def _cover_ornaments() -> tuple[Ornament, ...]:
    pod, sparkle = Shape.POD, Shape.SPARKLE
    return (
        Ornament(shape=pod, x=1590, y=136, width=330, height=140, colours=VIVID, values=(-22, 1)),
        Ornament(shape=pod, x=-74, y=640, width=330, height=140, colours=VIVID, values=(38, 1)),
        Ornament(shape=sparkle, x=1428, y=196, width=84, height=84, colours=GLEAMS),
        Ornament(shape=sparkle, x=1836, y=320, width=56, height=56, colours=GLEAMS),
        Ornament(shape=sparkle, x=14, y=210, width=60, height=60, colours=GLEAMS),
    )


class CoverMaster(Part):
    """What the opening, the heads of articles and the end share: a ground that shines, and a line on their card."""

    stops: Annotated[tuple[ColourName, ...], Field(min_length=1)] = (
        "gleam",
        "ornament_light",
        "ornament",
        "accent_light",
    )
    rays: RaysLook = RaysLook()
    ornaments: tuple[Ornament, ...] = Field(default_factory=_cover_ornaments)
    """On top of the ground's own."""
    line: Surface = Surface(fill="#00000000", outline="accent_light", outline_width=4, radius=26, shadow_blur=0)
    """The line along the edge of a card that holds but a name or thanks."""


class Frame(Part):
    """Where things stand on every page: the geometry of one orientation."""

    safe: Box = Box(x=96, y=54, width=1728, height=972)
    """No text reaches beyond it."""
    tags: Box = Box(x=96, y=54, width=1728, height=64)
    """The row of chips at the head: number, domain, page; programme and date at its right."""
    title: Place = Place(x=96, y=132, width=1728)
    title_lines: Annotated[int, Field(ge=1, le=4)] = 2
    """How many a page's title takes before it gets smaller; below its floor it takes as many as it needs."""
    body: Box = Box(x=84, y=316, width=1316, height=476)
    """The content's area; it begins lower where the title is long, higher where it is short."""
    presenter: Box = Box(x=1400, y=306, width=484, height=532)
    """The art's canvas is fitted into it, standing on its lower edge."""
    band: Box = Box(x=96, y=834, width=1728, height=184)
    """The subtitle's largest extent."""
    band_hangs: bool = False
    """Whether a subtitle hangs from the band's upper edge; else it stands on the lower one."""
    bar: Box = Box(x=96, y=1040, width=1728, height=16)
    gap: Px = 20
    """Between neighbouring parts."""
    rise: Px = 0
    """By how much ornaments of the lower half stand higher above the page's foot; hills keep their foot and grow."""
    text_scale: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    """Of the wanted sizes of titles and content; floors stay."""


def _portrait() -> Frame:
    """Return where things stand on a page of 1080x1920.

    Players of short films lay their own interface over the lowest fifth, from y 1536 on, and over a column at the right
    of the lower half, from x 950 or so on: neither content nor subtitle stands there, only hills and the chapter bar.
    """
    return Frame(
        safe=Box(x=60, y=96, width=960, height=1728),
        tags=Box(x=60, y=96, width=960, height=64),
        title=Place(x=60, y=184, width=960),
        title_lines=3,
        body=Box(x=52, y=500, width=976, height=560),
        presenter=Box(x=340, y=1074, width=400, height=362),
        band=Box(x=108, y=1346, width=864, height=260),
        bar=Box(x=60, y=1844, width=960, height=18),
        band_hangs=True,
        rise=420,
        text_scale=1.16,
    )


class CharacterLook(Part):
    """The presenter."""

    folder: str = "assets/character/edamame"
    """A folder of equally sized PNGs: body, front, eyes-open, eyes-half, eyes-closed, mouth-closed, mouth-a ...;
    relative to the theme's own folder or the project's."""
    name: str = "まめぴ"
    """On the subtitle's name tag; empty for none."""
    scale: Annotated[float, Field(gt=0, le=2)] = 1.0
    """Of the art in its place."""
    dx: SignedPx = 0
    dy: SignedPx = 0
    mirrored: bool = False
    shown: bool = True
    hue_shift: Annotated[float, Field(ge=-180, le=180)] = 0.0
    """Degrees by which the art's colours are turned; saturation and lightness are factors."""
    saturation: Annotated[float, Field(ge=0, le=2)] = 1.0
    lightness: Annotated[float, Field(ge=0.5, le=1.5)] = 1.0


class VoiceChoice(Part):
    """Who speaks, in each of the voices."""

    voicevox_speaker: str = "ずんだもん"
    voicevox_style: str = "ノーマル"
    voicevox_id: int | None = 3
    """The style's id where speaker and style are not found by name."""
    neural: str = ""
    """Name of the neural voice; empty for its default."""
    builtin_half_tones: Annotated[float, Field(ge=-12, le=12)] = 4.0
    builtin_speed: Annotated[float, Field(ge=0.5, le=2.0)] = 0.95


class Theme(Part):
    """The whole design."""

    name: str = ""
    """The folder's name; filled in when read."""
    folders: tuple[str, ...] = ()
    """Its folder and those of the themes it extends, nearest first; filled in when read."""
    title: str = ""
    """For people, in the list of themes."""
    description: str = ""
    actors: tuple[str, ...] = ()
    """Posts by these actors get this theme."""
    programmes: tuple[str, ...] = ()
    """Posts of these programmes get this theme; this decides before the actors."""
    palette: Palette = Palette()
    fonts: Fonts = Fonts()
    composition: Composition = Composition()
    ground: GroundLook = GroundLook()
    cover: CoverMaster = CoverMaster()
    landscape: Frame = Frame()
    portrait: Frame = Field(default_factory=_portrait)
    character: CharacterLook = CharacterLook()
    card: CardLook = CardLook()
    marker: MarkerLook = MarkerLook()
    tags: TagsMaster = TagsMaster()
    heading: TitleMaster = TitleMaster()
    flow: FlowMaster = FlowMaster()
    code: CodeMaster = CodeMaster()
    quote: QuoteMaster = QuoteMaster()
    agenda: AgendaMaster = AgendaMaster()
    section: SectionMaster = SectionMaster()
    closing: ClosingMaster = ClosingMaster()
    entries: EntriesMaster = EntriesMaster()
    subtitle: SubtitleMaster = SubtitleMaster()
    bar: BarMaster = BarMaster()
    voice: VoiceChoice = VoiceChoice()
    spoken: SpokenLines = SpokenLines()

    def colour(self, name: str) -> Colour:
        """Return the colour that a theme value names.

        Raises:
            KeyError: the palette has no such name (reading a theme rules it out).
        """
        return resolved(name, self.palette)

    def font(self, role: FontRole, size_px: int) -> Font:
        return Font(self.fonts.stack(role), size_px)


@dataclass(frozen=True, slots=True)
class ThemeSource:
    """A theme's file, read: the theme's name, the file's path, its text."""

    name: str
    path: str
    text: str

"""A scene: what stands behind and around every page, at fixed pixels: grounds, presenter, chapter bar."""

from dataclasses import dataclass

from slidecast.model.page import Colour, ShapeItem


@dataclass(frozen=True, slots=True)
class Rays:
    """Soft rays around (x, y), pixels, as wide as the gaps between them; they fade until `reach` pixels away.

    Attributes:
        count: of the rays; 0 for none.
        turn: degrees clockwise, of the first from upright.
    """

    count: int = 0
    colour: Colour = (255, 255, 255, 0)
    x: int = 0
    y: int = 0
    reach: int = 1
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What is painted below everything: a dithered gradient and ornaments on it, in order.

    Attributes:
        stops: colours from the top edge to the bottom edge, evenly spaced; one is a plain ground.
        slant: how far the gradient leans: the share of the width that counts as height; 0 for none.
        glow: soft light around (glow_x, glow_y), both as shares of the sides; alpha 0 for none.
        ornaments: shapes in pixels of the whole picture; they may reach over its edges.
        rays: light above gradient and glow, below the ornaments.
    """

    stops: tuple[Colour, ...]
    slant: float = 0.0
    glow: Colour = (255, 255, 255, 0)
    glow_x: float = 0.5
    glow_y: float = 0.0
    ornaments: tuple[ShapeItem, ...] = ()
    rays: Rays = Rays()


@dataclass(frozen=True, slots=True)
class Presenter:
    """The presenter's art and place.

    Attributes:
        folder: of equally sized PNGs, see `draw.character`.
        x: left edge, pixels, of the box into which the art's canvas is fitted, standing on its lower edge; likewise
            `y`, `width` and `height`.
        mirrored: whether left and right change places.
        hue_shift: degrees by which the art's colours are turned; `saturation` and `lightness` are factors.
    """

    folder: str
    x: int
    y: int
    width: int
    height: int
    mirrored: bool = False
    hue_shift: float = 0.0
    saturation: float = 1.0
    lightness: float = 1.0


@dataclass(frozen=True, slots=True)
class ChapterBar:
    """The bar that shows how far the episode is.

    Attributes:
        x: left end of the track, pixels; y its middle; width and thickness its extent.
        steps: the bar's number of steps: FrameState.progress runs from 0 to this.
        starts: steps at which chapters begin, ascending; each gets a dot.
        track: colour of what lies ahead, `fill` of what is done, `edge` of the thin line around both.
        head: colours of the playhead, light to dark, and its edge last.
        head_px: the playhead's size.
        dot_px: the size of a chapter's dot.
        head_shape: name of the playhead's shape.
    """

    x: int
    y: int
    width: int
    thickness: int
    steps: int
    starts: tuple[int, ...]
    track: Colour
    fill: Colour
    edge: Colour
    head: tuple[Colour, ...]
    head_px: int
    dot_px: int
    head_shape: str = "pea"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything of a film's pictures that is no page: sizes in pixels, both sides even.

    Attributes:
        grounds: by name; a page names its own.
        presenter: None for a film without one.
        bar: None for none.
    """

    width: int
    height: int
    grounds: tuple[tuple[str, Ground], ...]
    presenter: Presenter | None = None
    bar: ChapterBar | None = None

    def __post_init__(self) -> None:
        if self.width % 2 or self.height % 2:
            raise ValueError(f"scene of {self.width}x{self.height} px: both sides must be even")

    def ground(self, name: str) -> Ground:
        """Return the ground of that name, or the first one."""
        return dict(self.grounds).get(name, self.grounds[0][1])

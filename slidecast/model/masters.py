"""The masters of a design: how each kind of slide looks; every value may be set in a theme."""

from typing import Annotated, Literal

from pydantic import Field

from slidecast.model.looks import Chip, ColourName, FontRole, Margins, Part, Px, SignedPx, Surface, TextLook
from slidecast.model.page import Shape


class TagsMaster(Part):
    """The row at the head of a page."""

    number: Chip = Chip()
    number_form: str = "ニュース {number} / {total}"
    domain: Chip = Chip(
        text=TextLook(font="label", size=30, floor=30, colour="primary", leading=1.2),
        surface=Surface(fill="surface", outline="accent_light", outline_width=3, radius=32, shadow_blur=0),
    )
    domain_icon: bool = True
    page: TextLook = TextLook(font="label", size=30, floor=30, colour="muted", leading=1.2)
    page_form: str = "{page} / {pages} ページ"
    programme: TextLook = TextLook(font="label", size=30, floor=30, colour="muted", leading=1.2)
    programme_shown: bool = True
    date_shown: bool = True


class TitleMaster(Part):
    """The title at the head of a page, and the line below it."""

    text: TextLook = TextLook(font="title", size=56, floor=38, colour="ink", leading=1.22)
    subhead: TextLook = TextLook(font="label", size=38, floor=32, colour="muted", leading=1.3)


class CardLook(Part):
    """The surface that carries content."""

    surface: Surface = Surface()
    margins: Margins = Margins(x=36, y=26)


class CurrentLook(Part):
    """How the spoken unit is set off: ground, bar at its side, weight."""

    fill: ColourName = "tint"
    bar: ColourName = "accent"
    bar_width: Px = 12
    radius: Px = 18
    colour: ColourName = "ink"
    font: FontRole = "strong"
    margins: Margins = Margins(x=30, y=8)


class MarkerLook(Part):
    """The marker pen under `**bold**` and `[[marked]]` words."""

    colour: ColourName = "marker"
    quiet_colour: ColourName = "marker 60%"
    """Where the unit is not the spoken one."""
    height: Annotated[float, Field(ge=0, le=1.2)] = 0.36
    """In ems; 0 for none."""
    marked_colour: ColourName = "primary"
    """Of `[[marked]]` words."""


class BulletLook(Part):
    """The mark of a list item."""

    shape: Shape = Shape.PEA
    colours: tuple[ColourName, ...] = ("gleam", "accent_light", "primary")
    size: Annotated[float, Field(gt=0, le=1.5)] = 0.72
    """In ems."""
    indent: Annotated[float, Field(ge=0.8, le=3)] = 1.3
    """From the mark's left edge to the text, in ems."""
    number: TextLook = TextLook(font="figure", size=32, floor=30, colour="on_primary")
    number_fill: ColourName = "primary"


class FlowMaster(Part):
    """Running text: prose sentence by sentence, lists, headings."""

    text: TextLook = TextLook(size=46, floor=40, leading=1.36)
    largest: Px = 56
    """The em that the text of a page with room to spare grows to."""
    heading: TextLook = TextLook(font="strong", size=46, floor=40, colour="primary", leading=1.35)
    current: CurrentLook = CurrentLook()
    bullet: BulletLook = BulletLook()
    figure_colour: ColourName = "figure"
    """Of numbers with their units; the same as the text's to leave them plain."""
    sentence_gap: Annotated[float, Field(ge=0, le=2)] = 0.38
    """Between sentences, in ems."""
    block_gap: Annotated[float, Field(ge=0, le=2)] = 0.55
    """Between paragraphs and list items, in ems."""
    line_limit: Annotated[int, Field(ge=2, le=14)] = 8
    """Lines of prose a page; a page with more is split."""
    character_limit: Annotated[int, Field(ge=40, le=400)] = 210
    """Characters of prose a page, likewise."""
    reveal: Literal["whole", "spoken"] = "whole"
    """`spoken`: what is not yet spoken is not yet there."""


class CodeMaster(Part):
    """Program code."""

    text: TextLook = TextLook(font="code", size=38, floor=33, colour="code_text", leading=1.4)
    surface: Surface = Surface(fill="code_ground", outline="primary", radius=28)
    current_fill: ColourName = "code_accent 22%"
    current_bar: ColourName = "code_accent"


class QuoteMaster(Part):
    text: TextLook = TextLook(font="strong", size=76, floor=40, colour="ink", leading=1.5)
    author: TextLook = TextLook(font="label", size=36, floor=30, colour="muted", leading=1.3)
    mark_colour: ColourName = "accent_light"
    mark_size: Px = 96


class AgendaMaster(Part):
    """The opening: programme, date and the articles."""

    heading: str = "本日のニュース"
    plate: Surface = Surface(fill="primary", outline="primary", outline_width=0, radius=28, shadow_blur=0)
    """Behind the programme's name."""
    programme: TextLook = TextLook(font="title", size=66, floor=40, colour="on_primary", leading=1.25)
    date: Chip = Chip()
    cover: TextLook = TextLook(font="title", size=96, floor=40, colour="ink", leading=1.3)
    """The programme's name where no article is listed."""
    text: TextLook = TextLook(font="label", size=46, floor=30, colour="text", leading=1.3)
    number: TextLook = TextLook(font="figure", size=36, floor=30, colour="on_primary", leading=1.1)
    number_fill: ColourName = "primary"


class SectionMaster(Part):
    """The head of an article."""

    strip: Surface = Surface(fill="primary", outline="primary", outline_width=0, radius=28, shadow_blur=0)
    """Behind the number."""
    number: TextLook = TextLook(font="figure", size=80, floor=60, colour="ink", leading=1.1)
    number_shape: Shape = Shape.PEA
    """Below the number: a round one."""
    number_colours: tuple[ColourName, ...] = ("gleam", "accent_light", "surface")
    number_form: str = "{number}"
    total: TextLook = TextLook(font="label", size=42, floor=30, colour="on_primary", leading=1.2)
    total_form: str = "ニュース {number} / {total}"
    sign_size: Px = 40
    """Of the row of the chapter bar's signs, one for each article, those to come faint; 0 for none."""
    title: TextLook = TextLook(font="title", size=92, floor=38, colour="ink", leading=1.28)
    hint: str = "記事はこちら"
    hint_text: TextLook = TextLook(font="label", size=30, floor=30, colour="muted", leading=1.3)
    qr_size: Px = 260
    """Wanted; a code gets whole pixels a module, and at least four where there is room."""
    qr_dark: ColourName = "#12240f"
    qr_light: ColourName = "#ffffff"


class ClosingMaster(Part):
    heading: str = "おしらせ"
    """Above what is announced, on pages before the last."""
    thanks: str = "ご視聴ありがとうございました"
    invitation: str = "ご感想・ご質問をお待ちしています"
    """Beside the letters form's code."""
    title: TextLook = TextLook(font="title", size=70, floor=40, colour="ink", leading=1.25)
    programme: TextLook = TextLook(font="label", size=44, floor=34, colour="muted", leading=1.3)
    text: TextLook = TextLook(size=44, floor=40, leading=1.4)
    form: TextLook = TextLook(font="strong", size=52, floor=40, colour="primary", leading=1.3)
    panel: ColourName = "surface_alt"
    """The ground of the form."""
    credits: TextLook = TextLook(font="label", size=32, floor=30, colour="muted", leading=1.35)
    qr_size: Px = 260


class EntriesMaster(Part):
    """Cards, steps, levels and everything else made of titled entries, pairs or figures."""

    surface: Surface = Surface(radius=28, shadow_blur=16)
    current: Surface = Surface(fill="tint", outline="accent", outline_width=6, radius=28, shadow_blur=16)
    margins: Margins = Margins(x=28, y=22)
    gap: Px = 22
    head: TextLook = TextLook(font="strong", size=58, floor=42, colour="primary", leading=1.28)
    head_fill: ColourName = "primary"
    on_head: ColourName = "on_primary"
    text: TextLook = TextLook(size=52, floor=40, leading=1.34)
    label: TextLook = TextLook(font="label", size=38, floor=30, colour="muted", leading=1.3)
    number: TextLook = TextLook(font="figure", size=36, floor=30, colour="on_primary", leading=1.1)
    number_fill: ColourName = "primary"
    figure: TextLook = TextLook(font="figure", size=96, floor=44, colour="primary", leading=1.1)
    line: ColourName = "accent"
    track: ColourName = "surface_alt"
    left: ColourName = "neutral"
    right: ColourName = "primary"
    good: ColourName = "good"
    bad: ColourName = "bad"
    neutral: ColourName = "neutral"


class SubtitleMaster(Part):
    """The burned-in subtitle."""

    text: TextLook = TextLook(font="subtitle", size=60, floor=56, colour="on_band", leading=1.28)
    surface: Surface = Surface(fill="band", outline="band", outline_width=0, radius=36, shadow_blur=0)
    margins: Margins = Margins(x=40, y=14)
    tag: Chip = Chip(
        text=TextLook(font="label", size=32, floor=30, colour="on_warm", leading=1.2),
        surface=Surface(fill="warm", outline="warm", outline_width=0, radius=26, shadow_blur=0),
        margins=Margins(x=26, y=6),
    )
    tag_dx: SignedPx = 40
    """Of the tag from the band's left edge."""


class BarMaster(Part):
    """The chapter bar."""

    shown: bool = True
    track: ColourName = "surface"
    fill: ColourName = "warm"
    edge: ColourName = "primary"
    dot: Px = 26
    head_shape: Shape = Shape.PEA
    head_colours: tuple[ColourName, ...] = ("gleam", "accent_light", "ink")
    head_size: Px = 46

"""The burned-in subtitle: a band at the foot with the speaker's name on a tag."""

from collections.abc import Sequence

from slidecast.lines.style import LineStyle
from slidecast.model.metrics import FontMetrics
from slidecast.model.page import Role
from slidecast.model.text import RichText
from slidecast.model.theme import Theme
from slidecast.model.timeline import Cue
from slidecast.typeset.design import Design, Size, design_of
from slidecast.typeset.head import chip_at
from slidecast.typeset.items import Area, Items, chip_height, joined, surface_item
from slidecast.typeset.placing import Ink, placed
from slidecast.typeset.setting import Setter, Setting, line_style, set_at, sizes
from slidecast.typeset.sizing import canvas_of, enlarged


def lay_out_cue(cue: Cue | Sequence[str], theme: Theme, size: Size, metrics: FontMetrics) -> Items:
    """Return the band with a cue's lines; where they are too wide for the band they are composed anew."""
    setter = Setter(design_of(theme, canvas_of(size)), metrics)
    lines = tuple(cue.lines if isinstance(cue, Cue) else cue)
    if not any(line.strip() for line in lines):
        return ()
    settings = _settings(setter, lines)
    area = _band(setter.design, settings)
    look = theme_look = setter.design.theme.subtitle
    ink = Ink(setter.design.colour(look.text.colour), Role.SUBTITLE, align=0.5)
    groups: list[Items] = [(surface_item(setter.design, theme_look.surface, area),)]
    y = area.y + (area.height - sum(setting.height_px for setting in settings)) // 2
    inner = area.inset(look.margins.x, 0)
    for setting in settings:
        groups.append(placed(setter, setting, inner.x, y, ink, measure_px=inner.width))
        y += setting.height_px
    return enlarged(joined(*groups, _tag(setter, area)), size)


def subtitle_measure(theme: Theme, size: Size, metrics: FontMetrics) -> tuple[LineStyle, float]:
    """Return how a subtitle's lines are composed at the theme's size, and the pixels that a line may take there."""
    setter = Setter(design_of(theme, canvas_of(size)), metrics)
    look = setter.design.theme.subtitle
    wanted = next(iter(sizes(setter, look.text)))
    return line_style(setter, look.text, wanted), setter.design.frame.band.width - 2 * look.margins.x


def _settings(setter: Setter, lines: tuple[str, ...]) -> list[Setting]:
    """Return the cue's own lines at the largest size at which each stays one line; else all composed anew."""
    look, band = setter.design.theme.subtitle, setter.design.frame.band
    measure = band.width - 2 * look.margins.x
    for size_px in sizes(setter, look.text):
        settings = [set_at(setter, RichText.of(line), look.text, size_px, measure) for line in lines]
        if all(len(setting.lines) == 1 for setting in settings):
            return settings
    text = RichText.of("".join(lines))
    for size_px in sizes(setter, look.text):
        whole = set_at(setter, text, look.text, size_px, measure)
        if whole.height_px + 2 * look.margins.y <= band.height:
            break
    return [whole]


def _band(design: Design, settings: list[Setting]) -> Area:
    """Return the band: always as high as for two lines, more only for more."""
    look, box = design.theme.subtitle, Area.of(design.frame.band)
    least = 2 * round(look.text.size * look.text.leading)
    height = max(sum(setting.height_px for setting in settings), least) + 2 * look.margins.y
    return Area(box.x, box.y if design.frame.band_hangs else box.bottom - height, box.width, height)


def _tag(setter: Setter, band: Area) -> Items:
    """Return the speaker's name on the band's upper edge."""
    name, look = setter.design.theme.character.name, setter.design.theme.subtitle
    if not name:
        return ()
    top = band.y - round(chip_height(look.tag) * 0.72)
    return chip_at(setter, look.tag, name, band.x + look.tag_dx, top)[0]

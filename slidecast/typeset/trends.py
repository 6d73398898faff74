"""The arrow of a trend, as the deck tells it: never guessed from the figures."""

from slidecast.model.page import Shape
from slidecast.typeset.items import Area, Items
from slidecast.typeset.plot import shape
from slidecast.typeset.setting import Setter

TRENDS = {
    "up": (Shape.TREND_UP, "primary"),
    "down": (Shape.TREND_DOWN, "primary"),
    "neutral": (Shape.TREND_FLAT, "neutral"),
}


def trend_items(setter: Setter, trend: str, spot: Area) -> Items:
    """Return the arrow of a trend; nothing where none is told."""
    known = TRENDS.get(trend)
    return (shape(setter, known[0], spot, known[1]),) if known else ()

"""QR codes and the cards they stand on."""

from slidecast.model.codes import modules_across
from slidecast.model.page import QrItem
from slidecast.typeset.items import Area, Items, surface_item
from slidecast.typeset.setting import Setter

RADIUS_PX = 20  # of the card, at the design size
INSET_PX = 9  # of the code: its square corners stay inside of the round ones and their edge
LEAST_MODULE_PX = 4  # at the design size: what a phone still reads off a filmed screen


def code_side(setter: Setter, url: str, wanted: int, most: int) -> int:
    """Return the side of a code's card, pixels: near `wanted`, whole pixels a module and at least four, at most `most`.

    Args:
        most: pixels that there is room for; a code that needs more gets fewer pixels a module.
    """
    edges, across = 2 * setter.design.px(INSET_PX), modules_across(url)
    pixels = max(round((wanted - edges) / across), setter.design.px(LEAST_MODULE_PX))
    return max(min(pixels, (most - edges) // across), 1) * across + edges


def code_card(setter: Setter, url: str, area: Area) -> Items:
    """Return the QR code of a link on a light card; its quiet zone is part of the code."""
    design, look = setter.design, setter.design.theme.section
    update = {"radius": design.px(RADIUS_PX), "fill": look.qr_light}
    card = surface_item(design, design.theme.card.surface.model_copy(update=update), area)
    inner = area.inset(design.px(INSET_PX), design.px(INSET_PX))
    return card, QrItem(url, inner.x, inner.y, inner.width, design.colour(look.qr_dark), design.colour(look.qr_light))

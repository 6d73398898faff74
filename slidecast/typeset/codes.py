"""QR codes and the cards they stand on."""

from slidecast.model.page import QrItem
from slidecast.typeset.items import Area, Items, surface_item
from slidecast.typeset.setting import Setter

RADIUS_PX = 20  # of the card, at the design size
INSET_PX = 9  # of the code: its square corners stay inside of the round ones and their edge


def code_card(setter: Setter, url: str, area: Area) -> Items:
    """Return the QR code of a link on a light card; its quiet zone is part of the code."""
    design, look = setter.design, setter.design.theme.section
    update = {"radius": design.px(RADIUS_PX), "fill": look.qr_light}
    card = surface_item(design, design.theme.card.surface.model_copy(update=update), area)
    inner = area.inset(design.px(INSET_PX), design.px(INSET_PX))
    return card, QrItem(url, inner.x, inner.y, inner.width, design.colour(look.qr_dark), design.colour(look.qr_light))

"""What holds for every page: nothing small, nothing outside, nothing over another, no code too fine to scan."""

from slidecast.model.codes import modules_across
from slidecast.model.page import Page, QrItem, Role
from tests.typeset.pages import Rect, box_rect, surfaces_of, text_rect, texts_of

FLOORS = {
    Role.BODY: 40,
    Role.TITLE: 38,
    Role.LABEL: 30,
    Role.FIGURE: 40,
    Role.CODE: 30,
    Role.RUBY: 20,
}  # px at 1920x1080
SAFE = Rect(96, 54, 1824, 1026)
PORTRAIT = (1080, 1920)
PORTRAIT_SAFE = Rect(60, 96, 1020, 1824)
LEAST_MODULE_PX = 4  # of a QR code at the design size


def hold_laws(page: Page) -> None:
    """Assert what must hold for a page of 1920x1080 or 1080x1920."""
    keep_floors(page)
    safe = SAFE if page.width > page.height else PORTRAIT_SAFE
    keep_inside(page, safe)
    keep_apart(page)
    for code in codes_of(page):
        assert code.size >= LEAST_MODULE_PX * modules_across(code.text), f"{code.text} in {code.size} px"


def keep_inside(page: Page, safe: Rect) -> None:
    """Assert that a frame holds every text."""
    for item in texts_of(page):
        assert safe.holds(text_rect(item)), f"{item.text!r} at {text_rect(item)}"


def codes_of(page: Page) -> list[QrItem]:
    return [item for item in page.items if isinstance(item, QrItem)]


def keep_floors(page: Page) -> None:
    for item in texts_of(page):
        code = 0.9 if item.role is Role.BODY and "Mono" in item.font.files[0] else 1  # inline code is set smaller
        assert item.font.size_px >= FLOORS[item.role] * code, f"{item.role}: {item.text!r} at {item.font.size_px} px"


def keep_apart(page: Page) -> None:
    """Assert that texts do not meet, that surfaces are nested or apart, that no text crosses a surface's edge."""
    rects = [text_rect(item) for item in texts_of(page)]
    for at, one in enumerate(rects):
        for other in rects[at + 1 :]:
            assert not one.meets(other), f"{one} {other} {[item.text for item in texts_of(page)]}"
    surfaces = [box_rect(item) for item in surfaces_of(page)]
    for at, one in enumerate(surfaces):
        for other in surfaces[at + 1 :]:
            assert not one.meets(other) or one.holds(other) or other.holds(one), f"{one} {other}"
        for item, rect in zip(texts_of(page), rects, strict=True):
            assert not one.meets(rect) or one.holds(rect), f"{item.text!r} {rect} crosses {one}"

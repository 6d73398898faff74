"""Quantities in text as numbers: `約2,000ドル`, `1.5倍`, `8 分`, `100 %`, `+41 pt (導入前: 46 pt)`, `3,360億`."""

import re
import unicodedata
from dataclasses import dataclass

MAGNITUDES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12}
LATIN_MAGNITUDES = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
SCALES = {
    "秒": ("秒", 1.0),
    "秒間": ("秒", 1.0),
    "ms": ("秒", 1e-3),
    "ミリ秒": ("秒", 1e-3),
    "分": ("秒", 60.0),
    "分間": ("秒", 60.0),
    "時間": ("秒", 3600.0),
    "日": ("秒", 86400.0),
    "日間": ("秒", 86400.0),
    "KB": ("B", 1e3),
    "MB": ("B", 1e6),
    "GB": ("B", 1e9),
    "TB": ("B", 1e12),
    "割": ("%", 10.0),
    "パーセント": ("%", 1.0),
    "x": ("倍", 1.0),
    "×": ("倍", 1.0),
}
"""Units that measure the same thing: what they are told in, and how much of it they are."""

NUMBER = re.compile(
    r"^[\s約およそほぼ最大小高低平均合計<>≦≧≤≥~〜≒±+\-−$¥€£第月年当たりあ]*?"
    r"(?P<sign>[-−])?[$¥€£]?(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"\s*(?P<magnitude>[十百千万億兆]*)(?P<unit>[^\s(（、,/／]*(?:/[A-Za-z]+)?|[^\s(（、,]*)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit; quantities of one unit can be compared."""

    number: float
    unit: str


def quantity(text: str) -> Quantity | None:
    """Return the quantity that a text begins with; None when it begins with none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = NUMBER.match(plain)
    if not match:
        return None
    number = float(match["digits"].replace(",", "")) * (-1 if match["sign"] else 1)
    for sign in match["magnitude"]:
        number *= MAGNITUDES[sign]
    unit = match["unit"] or _unit_behind(plain[match.end() :])
    if unit[:1] in LATIN_MAGNITUDES and (len(unit) == 1 or not unit[1].isascii() or unit[1] == "/"):
        number, unit = number * LATIN_MAGNITUDES[unit[0]], unit[1:]
    name, factor = SCALES.get(unit, (unit, 1.0))
    return Quantity(number * factor, name)


def _unit_behind(rest: str) -> str:
    """Return the unit that stands behind a space."""
    match = re.match(r"\s+([^\s(（、,]+)", rest)
    return match[1] if match else ""


def shares(values: tuple[str, ...]) -> tuple[float, ...] | None:
    """Return values as shares of the largest, 0 to 1; None where they cannot be compared."""
    found = [quantity(value) for value in values]
    known = [one for one in found if one is not None]
    if len(known) < len(values) or len({one.unit for one in known}) > 1 or any(one.number < 0 for one in known):
        return None
    largest = max((one.number for one in known), default=0.0)
    return tuple(one.number / largest if largest else 0.0 for one in known)


def percentage(text: str) -> float | None:
    """Return a percentage as a share, at least 0 and at most 1: above 100 is full; None where there is no number."""
    found = quantity(text)
    return min(max(found.number / 100, 0.0), 1.0) if found else None

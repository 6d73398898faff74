"""Quantities in text as numbers: `約2,000ドル`, `1.5倍`, `8 分`, `100 %`, `+41 pt (導入前: 46 pt)`, `3,360億`."""

import re
import unicodedata
from dataclasses import dataclass
from math import prod

MAGNITUDES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12}
LATIN_MAGNITUDES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
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

DIGITS = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+)"
NUMBER = re.compile(
    r"^[\s約およそほぼ最大小高低平均合計<>≦≧≤≥~〜≒±+\-−$¥€£第月年当たりあ]*?"
    rf"(?P<sign>[-−▲△▼])?\s*[$¥€£]?(?P<terms>(?:{DIGITS}[十百千万億兆]+)*(?:{DIGITS})?)(?<=[\d十百千万億兆])"
    r"\s*(?P<unit>[^\s(（、,/／]*(?:/[A-Za-z]+)?|[^\s(（、,]*)"
)
TERM = re.compile(rf"(?P<digits>{DIGITS})(?P<magnitude>[十百千万億兆]*)")
RANGE = re.compile(r"^[^(（]*?\d[^\d(（]{0,6}(?:[〜~–—→⇒/\-−]|から)\s*[約$¥€£]?\d")
CLOCK = re.compile(r"^約?\s*(?:(\d+)\s*時間)?\s*(?:(\d+)\s*分)?\s*(?:(\d+)\s*秒)?間?(?!\d)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit; quantities of one unit can be compared."""

    number: float
    unit: str


def quantity(text: str) -> Quantity | None:
    """Return the quantity that a text begins with; None when it begins with none, or with a range or a change.

    `▲3%` is a loss of 3 %, as Japanese accounts write it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = NUMBER.match(plain)
    if not match or RANGE.match(plain):
        return None
    clock = _clock_seconds(plain)
    if clock is not None:
        return Quantity(clock, "秒")
    number = sum(map(_term, TERM.finditer(match["terms"]))) * (-1 if match["sign"] else 1)
    unit = match["unit"] or _unit_behind(plain[match.end() :])
    if unit[:1] in LATIN_MAGNITUDES and (len(unit) == 1 or not unit[1].isascii() or unit[1] == "/"):
        number, unit = number * LATIN_MAGNITUDES[unit[0]], unit[1:]
    name, factor = SCALES.get(unit, (unit, 1.0))
    return Quantity(number * factor, name)


def _term(match: re.Match[str]) -> float:
    """Return one term of a number: `1兆` of `1兆2,000億`."""
    return float(match["digits"].replace(",", "")) * prod(MAGNITUDES[sign] for sign in match["magnitude"])


def _clock_seconds(plain: str) -> float | None:
    """Return a time of several units, `1時間30分`, in seconds; None where there is at most one unit."""
    match = CLOCK.match(plain)
    parts = match.groups() if match else ()
    if sum(part is not None for part in parts) < 2:
        return None
    return float(sum(int(part or 0) * seconds for part, seconds in zip(parts, (3600, 60, 1), strict=True)))


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
    """Return a percentage as a share, at least 0 and at most 1: above 100 is full; None where there is none."""
    found = quantity(text)
    if found is None or not (found.unit == "" or found.unit.startswith("%")):
        return None
    return min(max(found.number / 100, 0.0), 1.0)

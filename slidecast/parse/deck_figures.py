"""The fields of a deck's slide that shows figures, sides or a table → its body."""

import math
import re
from collections.abc import Callable

from slidecast.model.bodies import Body, Comparison, Figure, Figures, Table
from slidecast.model.text import RichText
from slidecast.parse.deck_fields import Fields, Json, as_list

TRENDS = ("up", "down", "neutral", "good", "bad", "done", "next", "todo")
FULL_PERCENT = 100


def compare(fields: Fields) -> Body:
    left, right = fields.texts("leftItems"), fields.texts("rightItems")
    return Comparison(fields.text("leftTitle"), fields.text("rightTitle"), left, right, pictures=fields.pictures())


def stats(fields: Fields) -> Body:
    return compared(fields, trends=True)


def bars(fields: Fields) -> Body:
    return compared(fields, trends=fields.get("showTrends") is not False)


def compared(fields: Fields, trends: bool) -> Body:
    def figure(inner: Fields) -> Figure:
        values = (inner.text("leftValue"), inner.text("rightValue"))
        return Figure(inner.rich("label"), values, trend=trend(inner, "trend") if trends else "")

    found = figures_of(fields, "stats", figure)
    left, right = fields.text("leftTitle"), fields.text("rightTitle")
    return Comparison(left, right, figures=found, pictures=fields.pictures())


def kpi(fields: Fields) -> Body:
    def figure(inner: Fields) -> Figure:
        label = inner.first(("label", "title", "name"))
        return Figure(label, (inner.text("value"),), inner.text("change"), trend(inner, "status"))

    return Figures(figures_of(fields, "items", figure), fields.number("columns"))


def progress(fields: Fields) -> Body:
    def figure(inner: Fields) -> Figure:
        return Figure(inner.first(("label", "title", "name")), (percent(inner),))

    return Figures(figures_of(fields, "items", figure))


def percent(fields: Fields) -> str:
    """Return the percentage as it is to be shown; above 100, and without a figure, it is warned of."""
    written = fields.text("percent") or fields.text("value")
    try:
        value = float(written.rstrip("%％ "))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        if written and not re.search(r"\d", written):
            fields.tell("percent", f"{written!r} is no number; it is shown without a bar")
        return written
    if value > FULL_PERCENT:
        fields.tell("percent", f"{value:g} is above 100; the bar is drawn full")
    return written if written[-1] in "%％" else f"{value:g}%"


def figures_of(fields: Fields, field: str, make: Callable[[Fields], Figure]) -> tuple[Figure, ...]:
    """Return a list of mappings as figures; a bare text is taken as a label."""
    found: list[Figure] = []
    for at, item in enumerate(as_list(fields.get(field)), 1):
        inner = fields.inside(item if isinstance(item, dict) else {"label": item}, f"{field}[{at}]")
        found.append(make(inner))
        fields.leftover.extend(inner.rest())
    if not found:
        fields.tell(field, "missing or empty")
    return tuple(found)


def trend(fields: Fields, name: str) -> str:
    """Return a trend or status if it is one that is known."""
    value = fields.get(name)
    if not value:
        return ""
    if isinstance(value, str) and value.strip().lower() in TRENDS:
        return value.strip().lower()
    fields.tell(name, f"{value!r} is unknown; known: {', '.join(TRENDS)}")
    return ""


def table(fields: Fields) -> Body:
    """Return a table; short rows are filled up."""
    headers = row_of(fields, fields.get("headers"), "headers")
    rows = [row_of(fields, row, f"rows[{at}]") for at, row in enumerate(as_list(fields.get("rows")), 1)]
    width = max((len(row) for row in (headers, *rows)), default=0)
    uneven = [at for at, row in enumerate(rows, 1) if len(row) != width]
    if uneven:
        fields.tell("rows", f"row {uneven[0]} has {len(rows[uneven[0] - 1])} cells where the widest has {width}")
    full = tuple(row + (RichText(),) * (width - len(row)) for row in rows)
    return Table(headers + (RichText(),) * (width - len(headers)) if headers else (), full)


def row_of(fields: Fields, row: Json, name: str) -> tuple[RichText, ...]:
    """Return the cells of a row, empty ones included."""
    values = list(row.values()) if isinstance(row, dict) else as_list(row)
    return tuple(RichText.join(fields.strings(cell, name), "、") for cell in values)

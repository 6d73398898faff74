"""The fields of a deck's slide → its body, for each of the kinds (まじん式, version 3, and the podcast's additions)."""

from collections.abc import Callable
from dataclasses import replace

from slidecast.model.bodies import (
    Agenda,
    Body,
    Closing,
    Entries,
    Entry,
    Flow,
    FlowBlock,
    FlowKind,
    Illustrated,
    Picture,
    Quotation,
    RawMedia,
    Section,
)
from slidecast.model.deck import SlideKind
from slidecast.parse.deck_fields import Fields, as_list
from slidecast.parse.deck_figures import bars, compare, kpi, progress, stats, table
from slidecast.parse.deck_text import without_numbering

MOST_ROWS = 2  # of cards on a page


def flow(fields: Fields) -> Body:
    """Return points, in two columns if the slide asks for them."""
    columns = fields.values.get("columns")
    texts = [*fields.texts("points")]
    split = None
    if isinstance(columns, list):
        fields.used.add("columns")
        for at, column in enumerate(columns):
            split = len(texts) if at == 1 else split
            texts.extend(fields.inside({"points": column}, f"columns[{at + 1}]").texts("points"))
    elif fields.get("twoColumn") is True and len(texts) > 1:
        split = (len(texts) + 1) // 2
    fields.number("columns")
    for name in ("items", "steps", "text", "desc", "body", "content"):
        if fields.has(name):
            texts.extend(fields.texts(name))
    if not texts:
        fields.tell("points", "missing or empty")
    return Flow(tuple(FlowBlock(FlowKind.BULLET, (text,)) for text in texts), split, fields.pictures())


def agenda(fields: Fields) -> Body:
    return Agenda(tuple(without_numbering(text) for text in fields.texts("items")), fields.text("date"))


def section(fields: Fields) -> Body:
    """Return the section; its total is known only to the whole deck."""
    return Section(fields.number("sectionNo") or 0, 0, fields.pictures())


def closing(_: Fields) -> Body:
    return Closing()


def entries(field: str) -> Callable[[Fields], Body]:
    """Return a maker of entries from a field."""

    def make(fields: Fields) -> Body:
        found = fields.entries(field)
        columns = fields.values.get("columns")
        if isinstance(columns, list):
            fields.tell("columns", "a number is expected, not lists; their texts become entries")
            found += fields.entries("columns")
        if not found:
            fields.tell(field, "missing or empty")
        return Entries(found, wanted_columns(fields, len(found)), fields.text("centerText"), fields.pictures())

    return make


def bullet_cards(fields: Fields) -> Body:
    """Return cards; those that hold a list in place of a description are told of."""
    for at, item in enumerate(as_list(fields.values.get("items")), 1):
        if isinstance(item, dict) and "items" in item and "desc" not in item:
            fields.tell(f"items[{at}]", "a list in place of desc; its points are shown")
    return entries("items")(fields)


def steps(field: str) -> Callable[[Fields], Body]:
    """Return a maker of entries that the slide numbers by itself."""

    def make(fields: Fields) -> Body:
        body = entries(field)(fields)
        assert isinstance(body, Entries)
        return replace(body, entries=tuple(unnumbered(entry) for entry in body.entries))

    return make


def unnumbered(entry: Entry) -> Entry:
    items = tuple(without_numbering(item) for item in entry.items)
    return replace(entry, head=without_numbering(entry.head), items=items)


def flow_chart(fields: Fields) -> Body:
    """Return rows of steps, each an entry without a head."""
    flows = as_list(fields.get("flows"))
    if flows and not isinstance(flows[0], dict | list):
        flows = [{"steps": flows}]
    rows: list[Entry] = []
    for at, row in enumerate(flows, 1):
        inner = fields.inside(row if isinstance(row, dict) else {"steps": row}, f"flows[{at}]")
        head = inner.first(("title", "label"))
        rows.append(Entry(head, items=tuple(without_numbering(step) for step in inner.points())))
        fields.leftover.extend(inner.rest())
    if not rows:
        fields.tell("flows", "missing or empty")
    return Entries(tuple(rows), pictures=fields.pictures())


def wanted_columns(fields: Fields, entries: int) -> int | None:
    """Return the number of columns that the slide asks for; one that leaves more rows than a page has is warned of."""
    columns = fields.number("columns")
    if columns and columns > 0 and entries > MOST_ROWS * columns:
        fields.tell("columns", f"{columns} for {entries} items; as many columns are taken as they need")
    return columns


def quote(fields: Fields) -> Body:
    return Quotation(fields.rich("text"), fields.text("author"))


def image_text(fields: Fields) -> Body:
    """Return a picture beside points; the points alone where no picture is named."""
    image = fields.picture(fields.get("image"), "image") or Picture("")
    caption = fields.text("imageCaption") or image.caption
    left = fields.get("imagePosition") != "right"
    points = fields.texts("points")
    if points and not image.url and not caption:
        return Flow(tuple(FlowBlock(FlowKind.BULLET, (point,)) for point in points))
    return Illustrated(replace(image, caption=caption), points, left)


def raw_media(fields: Fields) -> Body:
    film, still = fields.get("mp4_url"), fields.get("image_url")
    url = film or still or ""
    if not isinstance(url, str) or not url:
        fields.tell("mp4_url", "neither mp4_url nor image_url names a file")
        url = ""
    return RawMedia(url, bool(film))


MAKERS: dict[SlideKind, Callable[[Fields], Body]] = {
    SlideKind.AGENDA: agenda,
    SlideKind.TITLE: agenda,
    SlideKind.SECTION: section,
    SlideKind.CONTENT: flow,
    SlideKind.CODE: flow,
    SlideKind.CARDS: entries("items"),
    SlideKind.HEADER_CARDS: entries("items"),
    SlideKind.BULLET_CARDS: bullet_cards,
    SlideKind.COMPARE: compare,
    SlideKind.STATS_COMPARE: stats,
    SlideKind.BAR_COMPARE: bars,
    SlideKind.PROCESS: steps("steps"),
    SlideKind.PROCESS_LIST: steps("steps"),
    SlideKind.TIMELINE: steps("milestones"),
    SlideKind.DIAGRAM: entries("lanes"),
    SlideKind.CYCLE: entries("items"),
    SlideKind.TABLE: table,
    SlideKind.PROGRESS: progress,
    SlideKind.QUOTE: quote,
    SlideKind.KPI: kpi,
    SlideKind.FAQ: entries("items"),
    SlideKind.TRIANGLE: entries("items"),
    SlideKind.PYRAMID: entries("levels"),
    SlideKind.FLOW_CHART: flow_chart,
    SlideKind.STEP_UP: steps("items"),
    SlideKind.IMAGE_TEXT: image_text,
    SlideKind.CLOSING: closing,
    SlideKind.RAW_MEDIA: raw_media,
}

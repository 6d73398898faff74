"""A slide as files: its picture, and what stands on it as JSON. All that the processes that write stills need."""

import json
from dataclasses import asdict
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from slidecast.draw.painter import ScenePainter
from slidecast.draw.sheet import contact_cell, write_png
from slidecast.model.page import BoxItem, FilmItem, Page, PageItem, PictureItem, QrItem, Role, ShapeItem, TextItem
from slidecast.model.picture import Rgb, Still
from slidecast.pipeline.outputs import write_output, write_text
from slidecast.pipeline.painting import Recipe


def write_slide(recipe: Recipe, folder: Path, index: int) -> Rgb:
    """Write one slide, its first unit set off, and return it as small as on the contact sheet."""
    painter = _painter(recipe)
    page = painter.painting.pages(index, None)
    units = (item.unit for item in page.items if not isinstance(item, QrItem | PictureItem | FilmItem))
    first = next((unit for unit in units if unit is not None), None)
    picture = painter.still(Still(index, first))
    name = f"{index + 1:03d}"
    write_output(folder / f"{name}.png", lambda beside: write_png(beside, picture))
    write_text(folder / f"{name}.json", json.dumps(describe(page), ensure_ascii=False, indent=1) + "\n")
    return contact_cell(picture)


@lru_cache(maxsize=1)
def _painter(recipe: Recipe) -> ScenePainter:
    """Return the painter of a recipe: one process writes many of its slides."""
    return recipe()


def describe(page: Page) -> dict[str, object]:
    """Return every text line and every box of a page, in pixels, for tests and other tools."""
    texts = [item for item in page.items if isinstance(item, TextItem)]
    return {
        "width": page.width,
        "height": page.height,
        "lines": [_line(list(runs)) for _, runs in groupby(texts, key=lambda item: item.line)],
        "boxes": [_box(item) for item in page.items if not isinstance(item, TextItem)],
    }


def _line(items: list[TextItem]) -> dict[str, object]:
    runs = [item for item in items if item.role is not Role.RUBY]
    first, last = runs[0], runs[-1]
    return {
        "text": "".join(run.text for run in runs),
        "x": first.x,
        "y": first.baseline,
        "width": round(last.x + last.width - first.x, 2),
        "size_px": max(run.font.size_px for run in runs),
        "font": first.font.files[0],
        "role": first.role,
        "unit": first.unit,
        "ruby": [_ruby(item) for item in items if item.role is Role.RUBY],
    }


def _ruby(item: TextItem) -> dict[str, object]:
    """Return a reading that stands above words of a line."""
    width = round(item.width, 2)
    return {"text": item.text, "x": item.x, "y": item.baseline, "width": width, "size_px": item.font.size_px}


def _box(item: PageItem) -> dict[str, object]:
    kinds = {BoxItem: "box", ShapeItem: "shape", QrItem: "qr", PictureItem: "picture", FilmItem: "film"}
    known = asdict(item)
    side = known.get("size")
    return {
        "kind": kinds.get(type(item), "text"),
        "x": known["x"],
        "y": known["y"],
        "width": known.get("width", side),
        "height": known.get("height", side),
        "role": known.get("role", ""),
        "unit": known.get("unit"),
        "text": known.get("text") or known.get("path") or known.get("name", ""),
    }

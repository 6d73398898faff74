"""Writes what tells the values of a theme, from its models.

themes/theme.schema.json: by it editors complete and check theme.yaml. themes/VALUES.md: all values, for reading.

Run after a change of slidecast/model/{looks,masters,theme}.py: python tools/build_theme_schema.py
"""

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from slidecast.model.looks import Part
from slidecast.model.theme import Theme

THEMES = Path(__file__).parent.parent / "themes"
TARGET = THEMES / "theme.schema.json"
VALUES = THEMES / "VALUES.md"
VALUES_HEAD = """# Every value of a theme

Written by `tools/build_theme_schema.py`; how to use them: [README.md](README.md). Pixels are those of 1920x1080
(portrait: 1080x1920). A colour is a name of the palette, `name 40%`, `#rrggbb` or `#rrggbbaa`.
"""
LONGEST_DEFAULT = 60  # characters, in the list of values
FILLED_IN = ("name", "folders")  # when a theme is read, never by its file


def theme_schema() -> str:
    """Return the JSON Schema of a theme's file, as text."""
    schema = Theme.model_json_schema()
    _describe(schema, Theme)
    for part in _parts():
        _describe(schema["$defs"].get(part.__name__, {}), part)
    for key in FILLED_IN:
        del schema["properties"][key]
    extends = {"type": "string", "description": "The theme that this one is laid over, by name or folder."}
    schema["properties"] = {"extends": extends, **schema["properties"]}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _describe(definition: dict[str, Any], part: type[Part]) -> None:
    """Add to the schema of a part what its values mean."""
    values = definition.get("properties", {})
    for key in values.keys() & meanings(part).keys():
        values[key] = dict(sorted({**values[key], "description": meanings(part)[key]}.items()))


def _parts(part: type[Part] = Part) -> Iterator[type[Part]]:
    """Yield all kinds of parts below one."""
    for kind in part.__subclasses__():
        yield kind
        yield from _parts(kind)


@cache
def meanings(part: type[Part]) -> dict[str, str]:
    """Return what the docstring below each value says; read here, for the program would take long to."""
    found: dict[str, str] = {}
    for kind in (kind for kind in reversed(part.__mro__) if issubclass(kind, Part)):
        (body,) = (one.body for one in ast.parse(inspect.getsource(kind)).body if isinstance(one, ast.ClassDef))
        for value, text in pairwise(body):
            if isinstance(value, ast.AnnAssign) and isinstance(value.target, ast.Name) and isinstance(text, ast.Expr):
                assert isinstance(text.value, ast.Constant)
                found[value.target.id] = inspect.cleandoc(str(text.value.value))
    return found


def value_list() -> str:
    """Return all values of a theme as Markdown: a table for each group."""
    own = [key for key, value in Theme() if key not in FILLED_IN and not isinstance(value, Part)]
    groups = [(key, value) for key, value in Theme() if isinstance(value, Part)]
    top = "\n".join(_row(Theme(), key) for key in own)
    tables = [f"## {key}\n\n{_about(value)}\n\n{TABLE_HEAD}\n{_rows(value, '')}\n" for key, value in groups]
    return "\n".join([VALUES_HEAD, f"## The theme itself\n\n{TABLE_HEAD}\n{top}\n", *tables])


TABLE_HEAD = "| value | default | meaning |\n|---|---|---|"


def _about(part: Part) -> str:
    return " ".join((type(part).__doc__ or "").split())


def _rows(part: Part, prefix: str) -> str:
    rows = []
    for key, value in part:
        inner = isinstance(value, Part)
        rows.append(_rows(value, f"{prefix}{key}.") if inner else _row(part, key, prefix))
    return "\n".join(rows)


def _row(part: Part, key: str, prefix: str = "") -> str:
    meaning = " ".join(meanings(type(part)).get(key, "").split())
    default = str(_plain(getattr(part, key))).replace("|", "\\|")
    shown = default if len(default) <= LONGEST_DEFAULT else f"{default[:LONGEST_DEFAULT]}…"
    return f"| `{prefix}{key}` | `{shown}` | {meaning} |"


def _plain(value: object) -> object:
    """Return a value as YAML would show it."""
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if isinstance(value, Part):
        return {key: _plain(member) for key, member in value}
    return str(value) if isinstance(value, str) else value


if __name__ == "__main__":
    for path, text in ((TARGET, theme_schema()), (VALUES, value_list())):
        path.write_text(text, "utf-8")
        print(f"{path}: {path.stat().st_size} bytes")

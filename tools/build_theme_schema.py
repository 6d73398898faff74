"""Writes what tells the values of a theme, from its models.

themes/theme.schema.json: by it editors complete and check theme.yaml. themes/VALUES.md: all values, for reading.

Run after a change of slidecast/model/{looks,masters,theme}.py: python tools/build_theme_schema.py
"""

import json
from pathlib import Path

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
    for key in FILLED_IN:
        del schema["properties"][key]
    extends = {"type": "string", "description": "The theme that this one is laid over, by name or folder."}
    schema["properties"] = {"extends": extends, **schema["properties"]}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


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
    meaning = " ".join((type(part).model_fields[key].description or "").split())
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

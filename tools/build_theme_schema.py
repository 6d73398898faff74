"""Writes themes/theme.schema.json, by which editors complete and check theme.yaml, from the theme's models.

Run after a change of slidecast/model/{looks,masters,theme}.py: python tools/build_theme_schema.py
"""

import json
from pathlib import Path

from slidecast.model.theme import Theme

TARGET = Path(__file__).parent.parent / "themes" / "theme.schema.json"
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


if __name__ == "__main__":
    TARGET.write_text(theme_schema(), "utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")

"""The schema for editors is that of the models, and all themes keep to it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from slidecast.media.resources import resource
from slidecast.media.theme_files import theme_names

TOOL = Path(__file__).parent.parent.parent / "tools" / "build_theme_schema.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_theme_schema", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_is_current() -> None:
    built = tool()
    assert built.TARGET.read_text("utf-8") == built.theme_schema(), "run python tools/build_theme_schema.py"
    assert built.VALUES.read_text("utf-8") == built.value_list(), "run python tools/build_theme_schema.py"


@pytest.mark.parametrize("name", theme_names())
def test_every_key_of_a_theme_is_in_the_schema(name: str) -> None:
    schema = json.loads(tool().theme_schema())
    tree = yaml.safe_load(resource("themes", name, "theme.yaml").read_text("utf-8"))
    assert set(tree) <= set(schema["properties"])

"""The floors of the house: each imports only what lies below it, and the pure stages stay pure."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from slidecast.media.libraries import LIBRARIES

PACKAGE = Path(__file__).parent.parent / "slidecast"
FLOORS = (
    ("errors",),
    ("model",),
    ("media", "reading", "lines"),
    (
        "parse",
        "plan",
        "voice",
        "align",
        "assemble",
        "typeset",
        "draw",
        "film",
        "caption",
        "encode",
    ),
    ("pipeline",),
    ("cli",),
    ("__main__",),
)
PURE = ("model", "lines", "parse", "plan", "assemble", "typeset", "caption")
IMPURE_MODULES = {"PIL", "av", "moviepy", "pydub", "subprocess", "tempfile", "random", "time"}
FORBIDDEN_NAMES = {"utils", "common", "helpers", "core", "manager"}
FLOOR_OF = {name: level for level, names in enumerate(FLOORS) for name in names}


def modules() -> Iterator[tuple[str, Path]]:
    """Yield every module's top-level room in the package and its file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


@cache
def imported_names(path: Path) -> tuple[str, ...]:
    """Return the dotted names that a file imports, wherever in it the import stands."""
    return tuple(_imported_names(path))


def _imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_of(room: str) -> Iterator[tuple[Path, str]]:
    """Yield every file of a room with each name that it imports."""
    return ((path, name) for own, path in modules() if own == room for name in imported_names(path))


def test_every_room_stands_on_a_floor() -> None:
    assert {room for room, _ in modules()} == set(FLOOR_OF)


@pytest.mark.parametrize("room", FLOOR_OF)
def test_imports_only_what_lies_below(room: str) -> None:
    for path, name in imports_of(room):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if top != "slidecast" or target in ("", "__version__", room):
            continue
        assert FLOOR_OF[target] < FLOOR_OF[room], f"{path} ({room}) imports {name}"


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_stay_pure(room: str) -> None:
    for path, name in imports_of(room):
        assert name.split(".")[0] not in IMPURE_MODULES, f"{path} imports {name}"
        assert not name.startswith("slidecast.media"), f"{path} imports {name}"


def test_no_vague_rooms_and_no_third_level() -> None:
    for _, path in modules():
        assert path.stem not in FORBIDDEN_NAMES, path
        assert len(path.relative_to(PACKAGE).parts) <= 2, f"{path}: a third level"


def test_every_dependency_is_looked_for_and_told_of() -> None:
    """`doctor` looks for it, kept results know its version, ARCHITECTURE.md says what it is for."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=; ]", line)[0] for line in project["dependencies"] if "python_version" not in line}
    assert needed == set(LIBRARIES)
    told = (PACKAGE.parent / "ARCHITECTURE.md").read_text("utf-8").partition("## Libraries")[2].lower()
    assert not [name for name in needed if name not in told]

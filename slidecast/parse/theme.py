"""Themes from YAML: chains of files that extend one another, merged, checked, wrong values told with place and hint.

In: the loaded texts of a theme and of what it extends, nearest first. Out: a `Theme`. Reading files is not done here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePath
from typing import Any

import yaml
from pydantic import ValidationError

from slidecast.errors import Place, ThemeError
from slidecast.model.looks import Path, colour_names, resolved, text_looks
from slidecast.model.theme import Theme, ThemeSource
from slidecast.parse.theme_values import expectation, nearest_choice, nearest_key, shown

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, ten times as fast as the one in Python, where PyYAML was built with it."""
Tree = dict[str, Any]
OWN = ("title", "description", "actors", "programmes")


SourceOf = Callable[[str, str], ThemeSource]
"""Reads the file of a theme by name or folder, asked for by a file (empty: by the user)."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """A parsed file: its values, and the line of every key."""

    source: ThemeSource
    tree: Tree
    lines: Mapping[Path, int]


def load_theme(name: str, source_of: SourceOf) -> Theme:
    """Return a theme with all that it extends, read through `source_of`.

    Raises:
        ThemeError: as `read_theme`, and as `source_of` where a theme is not there.
    """
    chain: list[ThemeSource] = []
    asking = ""
    while name and len({source.name for source in chain}) == len(chain):
        chain.append(source_of(name, asking))
        name, asking = extended_name(chain[-1]), chain[-1].path
    return read_theme(chain)


def extended_name(source: ThemeSource) -> str:
    """Return the name of the theme that this one extends; empty for none.

    Raises:
        ThemeError: the text is no YAML mapping, or `extends` is no name.
    """
    layer = _layer(source)
    name = layer.tree.get("extends", "")
    if not isinstance(name, str):
        raise ThemeError(f"extends: a theme's name is expected, not {name!r}", _place(layer, ("extends",)))
    return name


def read_theme(chain: Iterable[ThemeSource]) -> Theme:
    """Return the theme of the first source, laid over the sources that it extends.

    Args:
        chain: the theme, what it extends, what that extends, and so on.

    Raises:
        ThemeError: broken YAML, an unknown key, a value out of its limits, an unknown colour, a size below its floor,
            or a circle.
    """
    return _read(tuple(chain))


@lru_cache(maxsize=16)
def _read(chain: tuple[ThemeSource, ...]) -> Theme:
    layers = [_layer(source) for source in chain]
    _refuse_circles(layers)
    tree: Tree = Theme().model_dump()  # a group that is set in part keeps the rest of its own defaults
    for layer in reversed(layers):
        tree = _merged(tree, {key: value for key, value in layer.tree.items() if key != "extends"})
    tree.update(_own_values(layers))
    try:
        theme = Theme.model_validate(tree)
    except ValidationError as error:
        raise _told(error, layers) from error
    _check_colours(theme, layers)
    _check_floors(theme, layers)
    return theme


def _own_values(layers: list[_Layer]) -> Tree:
    """Return what a theme does not inherit: its name, where it lies, what it is listed and chosen by."""
    own = {key: layers[0].tree.get(key, Theme.model_fields[key].default) for key in OWN}
    folders = tuple(str(PurePath(layer.source.path).parent) for layer in layers)
    return own | {"name": layers[0].source.name, "folders": folders}


def matching_theme(themes: Iterable[Theme], actors: Iterable[str], programme: str) -> Theme | None:
    """Return the theme that names the programme, else the first that names an actor (in the actors' order)."""
    known = tuple(themes)
    by_programme = (theme for theme in known if programme and programme in theme.programmes)
    by_actor = (theme for actor in actors for theme in known if actor in theme.actors)
    return next(by_programme, next(by_actor, None))


@lru_cache(maxsize=64)
def _layer(source: ThemeSource) -> _Layer:
    """Return a file's values; its tree is shared, so it must not be changed."""
    try:
        root, tree = _parsed(source.text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(source.path, mark.line + 1, mark.column + 1) if mark else Place(source.path)
        raise ThemeError(f"not readable as YAML: {error.problem}", place) from error
    if tree is None:
        return _Layer(source, {}, {})
    if not isinstance(tree, dict):
        raise ThemeError("a theme is a list of `key: value`", Place(source.path, 1))
    try:
        return _Layer(source, tree, dict(_key_lines(root, ())))
    except RecursionError as error:
        raise ThemeError("a value holds itself (YAML's & and *)", Place(source.path, 1), "write it out") from error


def _parsed(text: str) -> tuple[yaml.Node | None, Any]:
    """Return the text's nodes and its values.

    Raises:
        yaml.YAMLError: no YAML; told by the loader in Python, whose words are the clearer ones.
    """
    try:
        return yaml.compose(text, Loader=LOADER), yaml.load(text, Loader=LOADER)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)


def _key_lines(node: yaml.Node | None, path: Path) -> Iterable[tuple[Path, int]]:
    """Yield the line of every key and list member below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _key_lines(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _key_lines(value, (*path, index))


def _refuse_circles(layers: list[_Layer]) -> None:
    seen: list[str] = []
    for layer in layers:
        if layer.source.name in seen:
            circle = " → ".join([*seen, layer.source.name])
            raise ThemeError(f"themes extend each other in a circle: {circle}", layer.source.path)
        seen.append(layer.source.name)


def _merged(below: Tree, above: Tree) -> Tree:
    """Return `above` laid over `below`; mappings merge, all else replaces."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def _place(layer: _Layer, path: Path) -> Place:
    """Return the line of a key, or of the nearest key above it that the file has."""
    for length in range(len(path), 0, -1):
        if path[:length] in layer.lines:
            return Place(layer.source.path, layer.lines[path[:length]])
    return Place(layer.source.path)


def _owner(layers: list[_Layer], path: Path) -> _Layer:
    """Return the nearest layer that sets the key, else the one that sets most of its path."""
    for length in range(len(path), 0, -1):
        for layer in layers:
            if path[:length] in layer.lines:
                return layer
    return layers[0]


def _told(error: ValidationError, layers: list[_Layer]) -> ThemeError:
    """Return the first problem as a message with place, limit and hint."""
    problem = error.errors()[0]
    path: Path = tuple(problem["loc"])
    place = _place(_owner(layers, path), path)
    dotted = _dotted(path)
    if problem["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return ThemeError(f"{dotted}: there is no such value", place, nearest_key(path))
    if problem["type"] == "value_error":
        return ThemeError(f"{dotted}: {expectation(problem)}", place)
    reason = f"{dotted}: {shown(problem['input'])}: {expectation(problem)}"
    return ThemeError(reason, place, nearest_choice(problem))


def _dotted(path: Path) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


def _check_colours(theme: Theme, layers: list[_Layer]) -> None:
    """Refuse colours that the palette does not name."""
    for path, name in colour_names(theme):
        try:
            resolved(name, theme.palette)
        except KeyError as error:
            known = sorted(type(theme.palette).model_fields)
            near = get_close_matches(str(error.args[0]), known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the palette has {', '.join(known)}"
            place = _place(_owner(layers, path), path)
            raise ThemeError(f"{_dotted(path)}: the palette has no colour {name!r}", place, hint) from error
        except RecursionError as error:
            place = _place(_owner(layers, path), path)
            raise ThemeError(f"{_dotted(path)}: the colours name each other in a circle", place) from error


def _check_floors(theme: Theme, layers: list[_Layer]) -> None:
    """Refuse texts whose wanted size is below their floor; the file that set one of the two last is told."""
    for path, look in text_looks(theme):
        if look.size >= look.floor:
            continue
        keys = ((*path, "size"), (*path, "floor"))
        key = next((key for layer in layers for key in keys if key in layer.lines), path)
        reason = f"{_dotted(path)}: its size, {look.size}, is below its floor, {look.floor}"
        hint = "text is not set smaller than its floor: set both, or one of them otherwise"
        raise ThemeError(reason, _place(_owner(layers, key), key), hint)

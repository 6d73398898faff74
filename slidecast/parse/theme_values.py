"""What a theme's value must be, in words for designers: pydantic's problems, told anew."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from slidecast.model.looks import Path
from slidecast.model.theme import Theme

COLOUR = "a colour is a name of the palette, `name 40%`, #rrggbb or #rrggbbaa"
EXPECTED = {
    "int": "a whole number is expected",
    "float": "a number is expected",
    "finite": "a number is expected",
    "bool": "true or false is expected",
    "string": "a text is expected, in quotation marks where it looks like a number",
    "tuple": "a list is expected, as [a, b]",
    "list": "a list is expected, as [a, b]",
    "greater_than_equal": "the least that is allowed is {ge}",
    "greater_than": "more than {gt} is expected",
    "less_than_equal": "the most that is allowed is {le}",
    "less_than": "less than {lt} is expected",
    "too_short": "at least {min_length} are expected",
    "too_long": "at most {max_length} are allowed",
    "string_too_short": "at least {min_length} characters are expected",
    "string_too_long": "at most {max_length} characters are allowed",
    "literal": "one of {expected} is expected",
    "enum": "one of {expected} is expected",
}
"""By the kind of problem (see pydantic's "Validation Errors"), or by what that begins with."""


def expectation(problem: ErrorDetails) -> str:
    """Return what is expected in a value's place."""
    kind, path = problem["type"], tuple(problem["loc"])
    if kind == "string_pattern_mismatch" or (path[0] == "palette" and kind == "string_type"):
        return COLOUR
    if kind.startswith(("model", "dataclass")):
        return f"a group of values is expected: {', '.join(known_keys(path))}"
    told = EXPECTED.get(kind) or EXPECTED.get(kind.partition("_")[0])
    return told.format(**problem.get("ctx", {})) if told else problem["msg"].removeprefix("Value error, ")


def shown(value: object) -> str:
    """Return a wrong value as a designer wrote it, cut short where it is long."""
    if value is None:
        return "no value"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def nearest_choice(problem: ErrorDetails) -> str:
    """Return a hint that names the choice nearest to a wrong one; empty where none is near."""
    choices = str(problem.get("ctx", {}).get("expected", "")).split("'")[1::2]
    near = get_close_matches(str(problem["input"]), choices, 1)
    return f"did you mean {near[0]!r}?" if near else ""


def nearest_key(path: Path) -> str:
    """Return a hint that names the nearest known key beside `path`, or all of them."""
    known = known_keys(path[:-1])
    near = get_close_matches(str(path[-1]), known, 1)
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"


def known_keys(path: Path) -> list[str]:
    """Return the keys that the group at `path` has."""
    value: Any = Theme()
    for key in path:
        value = value[key] if isinstance(key, int) else getattr(value, key)
    return sorted(type(value).model_fields if isinstance(value, BaseModel) else value.__dataclass_fields__)

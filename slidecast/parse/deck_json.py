"""A deck file's text → its slides as JSON has them: also out of a program, loosely spelled, or broken in places."""

import json
import re
from collections.abc import Sequence

import yaml

from slidecast.errors import DeckError, Diagnostic, Place, Warn
from slidecast.parse.deck_fields import Json

HINT = "a deck is a JSON list of objects, each with a type"
OF_SLIDES = {
    *("type", "title", "notes", "points", "items", "columns", "steps", "milestones", "lanes", "levels", "flows"),
    *("rows", "headers", "stats", "leftItems", "rightItems", "image", "images", "mp4_url", "image_url", "slidenum"),
}
"""Fields of slides; an object without any, as a transcript's, is none."""

COMMENT = re.compile(r"^\s*//.*$|/\*.*?\*/", re.MULTILINE)
SLIDE = re.compile(r'\{\s*"(?:type|slidenum|title)"')


class NotADeckError(DeckError):
    """A JSON file that holds something else than slides."""


class Texts(yaml.SafeLoader):
    """Reads numbers and truth values as JSON has them, and everything else as text: no dates, no `yes`."""


Texts.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Texts.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def slide_values(text: str, path: str, warn: Warn) -> Sequence[Json]:
    """Return the list of slides; also from `{"slides": [...]}` and from `const slideData = [...];`.

    Raises:
        NotADeckError: it is JSON, but of something else.
        DeckError: it is empty, or no JSON from which slides could be read.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise DeckError("the file is empty", Place(path), HINT)
    try:
        loaded = json.loads(text.lstrip("\ufeff"))
    except ValueError as failure:
        loaded = list_in_script(text, path, warn) or list_with_gaps(text, failure, path, warn)
        if not loaded:
            raise not_json(failure, path) from failure
    except RecursionError as failure:
        raise DeckError("the deck is nested too deep", Place(path)) from failure
    if isinstance(loaded, dict):
        loaded = next((value for value in loaded.values() if isinstance(value, list)), [loaded])
    if not isinstance(loaded, list):
        raise NotADeckError("the deck is not a list of slides", Place(path, 1), HINT)
    if loaded and not any(isinstance(value, dict) and OF_SLIDES & value.keys() for value in loaded):
        raise NotADeckError("none of the list's entries is a slide", Place(path, 1), HINT)
    return loaded


def list_in_script(text: str, path: str, warn: Warn) -> list[Json]:
    """Return the list in a program or in other text, in JavaScript's loose spelling too; empty where there is none."""
    inner = text[text.find("[") : text.rfind("]") + 1]
    for read, spelling in ((json.loads, "bare JSON"), (read_loosely, "strict JSON")):
        try:
            loaded = read(inner)
        except (ValueError, RecursionError, yaml.YAMLError):
            continue
        if isinstance(loaded, list) and loaded and all(isinstance(value, dict) for value in loaded):
            warn(Diagnostic(path, f"the deck is not {spelling}; the list in it is read"))
            return loaded
    return []


def read_loosely(text: str) -> Json:
    """Return a list with bare names, single quotes, comments and commas at ends: YAML's flow style has all but `//`."""
    return yaml.load(COMMENT.sub("", text), Texts)


def list_with_gaps(text: str, failure: ValueError, path: str, warn: Warn) -> list[Json]:
    """Return the slides of a list that can be read by themselves: one that is broken, or cut off, costs itself only."""
    slides: list[Json] = []
    start = SLIDE.search(text)
    while start:
        try:
            slide, end = json.JSONDecoder(strict=False).raw_decode(text, start.start())
            slides.append(slide)
        except (ValueError, RecursionError):
            end = start.end()
        start = SLIDE.search(text, end)
    if slides:
        warn(
            Diagnostic(path, f"{not_json(failure, path).message}; the {len(slides)} slides that can be read are shown")
        )
    return slides


def not_json(failure: ValueError, path: str) -> DeckError:
    if isinstance(failure, json.JSONDecodeError):
        return DeckError(f"not JSON: {failure.msg}", Place(path, failure.lineno, failure.colno), HINT)
    return DeckError(f"not JSON: {failure}", Place(path), HINT)

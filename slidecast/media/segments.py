"""A narration in segments: one sound file for each part of the episode, in a folder."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from slidecast.errors import NarrationError
from slidecast.media.named import is_file

SUFFIXES = (".mp3", ".wav", ".m4a")
NAMES_FILE = "segments.json"
NAMES_HINT = f'write {NAMES_FILE} into the folder: {{"opening": "00.mp3", "1": "01.mp3", "closing": "02.mp3"}}'


@dataclass(frozen=True, slots=True)
class Segment:
    """A part's sound; `part` is its name (`opening`, `1`, `closing`), empty where only the order tells."""

    path: Path
    part: str = ""


def has_segments(folder: Path) -> bool:
    return any(_is_sound(path) for path in folder.iterdir())


def find_segments(folder: Path) -> tuple[Segment, ...]:
    """Return the segments of a folder: as segments.json names them, else all sound files by their numbers.

    Raises:
        NarrationError: the folder holds no sound, or segments.json is broken or names a file that is not there.
    """
    if not folder.is_dir():
        raise NarrationError("there is no such folder of segments", str(folder), "check the path of the narration")
    names = folder / NAMES_FILE
    if names.is_file():
        return _named_segments(names)
    files = sorted((path for path in folder.iterdir() if _is_sound(path)), key=_natural_order)
    if not files:
        hint = f"the parts' sound files end in {', '.join(SUFFIXES)}"
        raise NarrationError("the folder holds no sound", str(folder), hint)
    return tuple(Segment(path) for path in files)


def _is_sound(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith(".")


def _natural_order(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a key by which voice_9 comes before voice_10."""
    pieces = re.split(r"(\d+)", path.stem)
    return tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces)


def _named_segments(names: Path) -> tuple[Segment, ...]:
    """Return the segments that segments.json lists: an object of part and file, or a list of files in order."""
    try:
        listed = json.loads(names.read_text("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        line = getattr(error, "lineno", None)
        place = f"{names}:{line}" if line else str(names)
        raise NarrationError(f"this is not JSON ({error})", place, NAMES_HINT) from error
    if isinstance(listed, list):
        listed = [("", file) for file in listed]
    elif isinstance(listed, dict):
        listed = list(listed.items())
    else:
        raise NarrationError("neither an object of part and file nor a list of files", str(names), NAMES_HINT)
    return tuple(_segment(names, part, file) for part, file in listed)


def _segment(names: Path, part: str, file: object) -> Segment:
    if not isinstance(file, str):
        raise NarrationError(f"the file of part {part!r} is not a name but {file!r}", str(names), NAMES_HINT)
    path = names.parent / file
    if Path(file).name != file or not is_file(path):
        raise NarrationError(f"names {file!r}, which is not in its folder", str(names), NAMES_HINT)
    return Segment(path, part)

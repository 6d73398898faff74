"""The libraries at work: another version may draw, measure, read or encode otherwise."""

import os
import sys
from pathlib import Path

SHAPING = ("av", "pillow", "pyopenjtalk_plus", "e2k", "budoux", "numpy", "moviepy", "pydub", "segno")


def libraries() -> list[str]:
    """Return the installed folders of the libraries that shape pictures and sound, versions in their names."""
    site = Path(os.__file__).parent / "site-packages"
    paths = [Path(entry) for entry in sys.path if entry.endswith("-packages")] or [site]
    return sorted({entry.name for path in paths if path.is_dir() for entry in path.iterdir() if _counts(entry)})


def _counts(entry: Path) -> bool:
    return entry.suffix == ".dist-info" and entry.name.lower().startswith(SHAPING)

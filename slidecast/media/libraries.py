"""The libraries at work: another version may read, measure, draw, speak or encode otherwise."""

import os
import sys
from functools import cache
from pathlib import Path

LIBRARIES = (
    "moviepy", "pillow", "python-frontmatter", "markdown-it-py", "pydub", "av", "pyyaml", "pydantic", "fonttools",
    "budoux", "numpy", "pyopenjtalk-plus", "e2k", "pysubs2", "rich", "httpx", "segno", "resvg-py",
)  # fmt: skip
"""What slidecast depends on, by the names of pyproject.toml."""


@cache
def libraries() -> tuple[str, ...]:
    """Return the installed folders of the libraries, versions in their names."""
    site = Path(os.__file__).parent / "site-packages"
    paths = [Path(entry) for entry in sys.path if entry.endswith("-packages")] or [site]
    return tuple(sorted({entry.name for path in paths if path.is_dir() for entry in path.iterdir() if _counts(entry)}))


def _counts(entry: Path) -> bool:
    name, _, _ = entry.name.partition("-")
    return entry.suffix == ".dist-info" and name.lower().replace("_", "-") in LIBRARIES

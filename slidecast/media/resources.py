"""Where the project's own files lie: fonts/, themes/, assets/ of the checkout, or their copy in the wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a committed file or folder, such as `resource("fonts")`."""
    packed = PACKAGE / "_resources"
    return (packed if packed.is_dir() else PACKAGE.parent).joinpath(*parts)

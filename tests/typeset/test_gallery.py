"""docs/gallery shows every type of slide, is small, and looks as slides look now."""

import importlib.util
from io import BytesIO
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from slidecast.model.deck import SlideKind

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "gallery"
OWN = (SlideKind.CODE,)  # made of posts; no deck names it
MOST_BYTES = 2_000_000
MOST_OFF = 1.0  # steps of 255 on average: another JPEG coder rounds otherwise


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gallery", ROOT / "tools" / "build_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pixels(jpeg: Path | BytesIO) -> NDArray[np.float32]:
    """Return a picture, shape (height, width, 3), 0 to 255."""
    with Image.open(jpeg) as picture:
        return np.asarray(picture.convert("RGB"), np.float32)


def types() -> set[str]:
    return {str(kind) for kind in SlideKind if kind not in OWN}


def test_the_gallery_shows_every_type() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert len(types()) == 27
    assert {path.stem for path in FOLDER.glob("*.jpg")} == types()
    assert [name for name in types() if f"![{name}]({name}.jpg)" not in page] == []


def test_the_gallery_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES
    assert {pixels(path).shape for path in FOLDER.glob("*.jpg")} == {(*reversed(tool().SMALL), 3)}


def test_both_readmes_show_it() -> None:
    for name in ("README.md", "README.ja.md"):
        assert "docs/gallery/README.md" in (ROOT / name).read_text("utf-8")


@pytest.mark.slow
def test_the_gallery_is_current() -> None:
    built = tool()
    for name, picture in built.pictures().items():
        built.write(picture, drawn := BytesIO())
        off = float(np.abs(pixels(FOLDER / f"{name}.jpg") - pixels(drawn)).mean())
        assert off <= MOST_OFF, f"{name}: {off:.1f}; run python tools/build_gallery.py"

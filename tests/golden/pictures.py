"""Golden pictures: slides painted small, and compared with how they looked when somebody last looked at them.

Levels are counted in steps of 12 and the dither of grounds is averaged away, so that a picture takes a few KiB; a
picture is golden where no level is more than one step off.
"""

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from slidecast.model.picture import Rgb

PAINTED = (640, 360)
SHRINK = 2
STEP = 12
TOLERANCE = 1  # steps
LARGEST_BYTES = 20 * 1024
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Golden:
    """A golden picture's files: itself, and what is written beside it where the slide looks otherwise."""

    name: str

    @property
    def expected(self) -> Path:
        return FOLDER / f"{self.name}.png"

    @property
    def actual(self) -> Path:
        return FOLDER / f"{self.name}.actual.png"

    @property
    def diff(self) -> Path:
        return FOLDER / f"{self.name}.diff.png"


def small(picture: Rgb) -> Rgb:
    """Return a picture half as wide and high, in whole steps."""
    height, width = picture.shape[0] // SHRINK, picture.shape[1] // SHRINK
    mean = picture.reshape(height, SHRINK, width, SHRINK, 3).mean(axis=(1, 3))
    steps: Rgb = (mean / STEP).round().clip(0, 255 // STEP).astype(np.uint8)
    return steps * np.uint8(STEP)


def write(path: Path, picture: Rgb) -> None:
    Image.fromarray(picture).save(path, compress_level=9, compress_type=zlib.Z_FILTERED)  # the smallest for these


def steps_off(picture: Rgb, expected: Rgb) -> Rgb:
    """Return by how many steps each level is off."""
    return (np.abs(picture.astype(int) - expected) // STEP).astype(np.uint8)


def check(golden: Golden, picture: Rgb) -> None:
    """Compare a small picture with its golden one; where it is off, write it and the difference beside that.

    Raises:
        AssertionError: there is no golden picture, or the slide looks otherwise.
    """
    assert golden.expected.exists(), f"no {golden.expected.name}: write it with --update-golden and look at it"
    expected = np.asarray(Image.open(golden.expected).convert("RGB"))
    off = steps_off(picture, expected)
    if off.max() <= TOLERANCE:
        golden.actual.unlink(missing_ok=True)
        golden.diff.unlink(missing_ok=True)
        return
    write(golden.actual, picture)
    write(golden.diff, np.where(off > TOLERANCE, 255, 0).astype(np.uint8))
    share = float((off.max(axis=2) > TOLERANCE).mean())
    raise AssertionError(f"{golden.name}: {share:.1%} of the pixels look otherwise; see {golden.diff.name} beside it")


def update(golden: Golden, picture: Rgb) -> None:
    """Write the golden picture, if it looks otherwise than before, and remove what a failure left."""
    try:
        check(golden, picture)
    except AssertionError:
        write(golden.expected, picture)
        golden.actual.unlink(missing_ok=True)
        golden.diff.unlink(missing_ok=True)

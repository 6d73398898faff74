"""Boxes, codes, grounds and sheets, to the pixel."""

from pathlib import Path

import numpy as np
import pytest
import segno
from PIL import Image

from slidecast.draw.boxes import BoxPainter
from slidecast.draw.codes import paint_code
from slidecast.draw.ground import paint_ground
from slidecast.draw.memo import Memo
from slidecast.draw.sheet import contact_cell, contact_sheet, write_png
from slidecast.model.codes import QUIET_MODULES
from slidecast.model.page import BoxItem, QrItem, Role
from slidecast.model.picture import Rgb
from slidecast.model.scene import Ground
from tests.draw.scenes import GREEN, INK, WHITE


def painted(box: BoxItem, size: tuple[int, int] = (40, 30)) -> Rgb:
    picture = Image.new("RGB", size, "white")
    BoxPainter().paint(picture, box)
    return np.asarray(picture)


def test_a_plain_box_fills_its_pixels_and_no_other() -> None:
    pixels = painted(BoxItem(5, 6, 20, 10, INK, Role.SURFACE))
    dark = np.argwhere((pixels == INK[:3]).all(axis=2))
    assert len(dark) == 200
    assert dark.min(axis=0).tolist() == [6, 5]
    assert dark.max(axis=0).tolist() == [15, 24]


def test_an_outline_lies_inside_of_the_box() -> None:
    pixels = painted(BoxItem(5, 6, 20, 10, INK, Role.SURFACE, outline=GREEN, outline_px=2))
    assert pixels[7, 6].tolist() == list(GREEN[:3])
    assert pixels[8, 7].tolist() == list(INK[:3])
    assert pixels[5, 5].tolist() == [255, 255, 255]


def test_the_corners_are_round_and_even() -> None:
    pixels = painted(BoxItem(0, 0, 40, 30, INK, Role.SURFACE, radius=10))
    assert pixels[0, 0].tolist() == [255, 255, 255]
    assert np.array_equal(pixels, pixels[::-1])
    assert np.array_equal(pixels, pixels[:, ::-1])


def test_a_radius_beyond_half_the_side_is_a_capsule() -> None:
    wide = BoxItem(0, 0, 40, 30, INK, Role.SURFACE, radius=99)
    assert np.array_equal(painted(wide), painted(BoxItem(0, 0, 40, 30, INK, Role.SURFACE, radius=15)))


def test_a_translucent_box_with_outline_blends_once() -> None:
    box = BoxItem(0, 0, 40, 30, (0, 0, 0, 128), Role.SURFACE, outline=(0, 0, 0, 128), outline_px=3)
    assert np.ptp(painted(box)) == 0


def test_a_shadow_falls_below_and_fades() -> None:
    pixels = painted(BoxItem(20, 20, 40, 30, WHITE, Role.SURFACE, 6, shadow_px=10, shadow=INK), (80, 80))[..., 0]
    below, above = pixels[50:, 40].astype(int), pixels[:20, 40].astype(int)
    assert below.min() < above.min()
    assert (np.diff(below) >= 0).all()
    assert pixels[0, 0] == pixels[79, 79] == 255


def test_a_code_has_whole_modules_and_its_quiet_zone() -> None:
    picture = Image.new("RGB", (120, 120), "red")
    paint_code(picture, QrItem("https://example.org/", 10, 10, 100, INK, WHITE))
    gray = np.asarray(picture)[10:110, 10:110, 0]
    rows = segno.make("https://example.org/", error="m", micro=False, boost_error=False).matrix
    code = np.array([[bool(module) for module in row] for row in rows])
    pixels = 100 // (len(code) + 2 * QUIET_MODULES)
    start = (100 - pixels * len(code)) // 2
    assert start >= QUIET_MODULES * pixels
    middles = gray[start + pixels // 2 :: pixels, start + pixels // 2 :: pixels][: len(code), : len(code)]
    assert np.array_equal(middles < 128, code)
    assert set(np.unique(gray)) == {INK[0], 255}


def test_a_gradient_has_no_step_wider_than_its_noise() -> None:
    ground = Ground(((250, 250, 250, 255), (240, 240, 240, 255)))
    levels = np.asarray(paint_ground(ground, (320, 200)))[..., 0].astype(float)
    rows = levels.mean(axis=1)
    assert np.abs(np.diff(rows)).max() < 0.15  # 10 levels over 200 rows: 0.05 a row, but for the noise
    assert np.abs(levels - rows[:, None]).max() <= 1


def test_a_plain_ground_is_plain() -> None:
    picture = paint_ground(Ground(((10, 20, 30, 255),)), (32, 18))
    assert picture.getcolors() == [(32 * 18, (10, 20, 30))]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (640, 360)])
def test_a_png_holds_the_picture(size: tuple[int, int], tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (*size[::-1], 3), dtype=np.uint8)
    write_png(tmp_path / "a.png", picture)
    with Image.open(tmp_path / "a.png") as opened:
        assert opened.mode == "RGB"
        assert np.array_equal(np.asarray(opened), picture)


def test_a_contact_sheet_holds_every_picture() -> None:
    shades = [np.full((54, 96, 3), shade, dtype=np.uint8) for shade in (10, 90, 170, 200, 250)]
    sheet = contact_sheet([contact_cell(shade) for shade in shades])
    assert {10, 90, 170, 200, 250} <= set(np.unique(sheet))
    assert sheet.shape == (2 * (270 + 12) + 12, 4 * (480 + 12) + 12, 3)
    assert contact_sheet([]).shape[2] == 3


def test_a_memory_forgets_the_oldest_and_keeps_its_limit() -> None:
    memory: Memo[bytes] = Memo(10, len)
    made: list[str] = []

    def layer(name: str) -> bytes:
        def make() -> bytes:
            made.append(name)
            return bytes(4)

        return memory.get(name, make)

    for name in ("a", "b", "a", "c", "a", "b"):
        layer(name)
    assert made == ["a", "b", "c", "b"]
    assert memory.held_bytes <= 10

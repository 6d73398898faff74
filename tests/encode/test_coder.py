"""Pictures made without the encoder: whatever the pictures, a decoder shows what was meant, bit for bit."""

import io
from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.encode.bits import START_CODE, split_prefixed
from slidecast.encode.coder import Canvas, Coder
from slidecast.encode.colour import Converter, Planes
from slidecast.encode.levels import WANTED_REFERENCES, level_for
from slidecast.encode.pictures import Layer, Picture
from slidecast.encode.settings import Quality
from tests.encode.ssim import ssim

WIDTH, HEIGHT = 326, 182  # neither side is a whole number of macroblocks


def noisy(seed: int, height: int, width: int) -> Planes:
    """Return a picture of soft stripes with a little noise."""
    chance = np.random.default_rng(seed)
    stripes = 90 + 60 * np.sin(np.arange(height) / (5 + seed % 7))[:, None, None]
    return Converter()((stripes + chance.integers(0, 9, (height, width, 3))).clip(0, 255).astype(np.uint8)).copy()


STILLS = [noisy(seed, HEIGHT, WIDTH) for seed in range(3)]
MOUTHS = [Layer(150, 60, noisy(10 + seed, 34, 50)) for seed in range(18)]
EYES = [Layer(146, 40, noisy(40 + seed, 22, 58)) for seed in range(3)]


def shown(coder: Coder, units: list[bytes]) -> list[Planes]:
    """Return what FFmpeg decodes."""
    stream = b"".join(START_CODE + unit for unit in (*coder.parameter_sets, *split_prefixed(b"".join(units))))
    frames = []
    with av.open(io.BytesIO(stream), "r", format="h264") as container:
        for frame in container.decode(video=0):
            rows = [np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size) for plane in frame.planes]
            planes = zip(rows, frame.planes, strict=True)
            frames.append(Planes(*(part[: plane.height, : plane.width].copy() for part, plane in planes)))
    return frames


def states() -> st.SearchStrategy[list[tuple[int, int, int, int]]]:
    """Still, mouth, eyes and number of frames of each run."""
    return st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 17), st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=40
    )


@given(states())
@settings(max_examples=12, deadline=None)
def test_every_frame_shows_its_picture(runs: list[tuple[int, int, int, int]]) -> None:
    coder = Coder(Canvas(WIDTH, HEIGHT, Fraction(30)), Quality.NORMAL)
    pictures = [Picture(STILLS[still], (EYES[eyes], MOUTHS[mouth])) for still, mouth, eyes, _ in runs]
    units: list[bytes] = []
    for picture, (*_, count) in zip(pictures, runs, strict=True):
        units += coder.code(picture, count)
    frames = shown(coder, units)
    assert len(frames) == sum(count for *_, count in runs)
    at = 0
    for picture, (*_, count) in zip(pictures, runs, strict=True):
        first = frames[at]
        assert ssim(first.y, picture.whole().y) > 0.97
        for again in frames[at + 1 : at + count]:
            assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))
        at += count


def test_more_new_mouths_than_a_decoder_holds_come_out_exact() -> None:
    coder = Coder(Canvas(WIDTH, HEIGHT, Fraction(30)), Quality.NORMAL)
    order = [*range(18), 0, 17, 3, 12, 5]
    units: list[bytes] = []
    for mouth in order:
        units += coder.code(Picture(STILLS[0], (MOUTHS[mouth],)), 2)
    frames = shown(coder, units)
    assert coder.pictures < len(order)
    assert coder.pictures > 1  # the encoder's own reference must never fall out of the window
    for number, mouth in enumerate(order):
        part = frames[2 * number].part(160, 64, 32, 16)  # macroblocks that lie within the mouth
        assert ssim(part.y, Picture(STILLS[0], (MOUTHS[mouth],)).whole().part(160, 64, 32, 16).y) > 0.97


def test_a_mouth_seen_before_costs_no_encoding_and_next_to_no_bytes() -> None:
    coder = Coder(Canvas(WIDTH, HEIGHT, Fraction(30)), Quality.NORMAL)
    pictures = [Picture(STILLS[0], (MOUTHS[mouth],)) for mouth in range(4)]
    for picture in pictures:
        coder.code(picture, 1)
    before = coder.pictures
    assert [len(unit) for unit in coder.code(pictures[3], 2)] == [13, 13]
    assert all(len(unit) < 60 for picture in pictures for unit in coder.code(picture, 3))
    assert coder.pictures == before == 1


def test_equal_pictures_give_equal_streams() -> None:
    streams = []
    for _ in range(2):
        coder = Coder(Canvas(WIDTH, HEIGHT, Fraction(30)), Quality.NORMAL)
        streams.append([coder.code(Picture(STILLS[index % 3], (MOUTHS[index],)), 2) for index in range(6)])
    assert streams[0] == streams[1]


@pytest.mark.parametrize(
    ("width", "height", "fps", "level"),
    [(640, 360, 30, 31), (1280, 720, 30, 50), (1920, 1080, 30, 50), (1920, 1080, 60, 50), (3840, 2160, 30, 60)],
)
def test_levels_hold_the_references(width: int, height: int, fps: int, level: int) -> None:
    blocks = -(-width // 16) * -(-height // 16)
    found = level_for(blocks, Fraction(fps))
    assert (found.idc, found.references) == (level, WANTED_REFERENCES)


def test_huge_pictures_have_fewer_references() -> None:
    assert level_for(512 * 270, Fraction(30)).references == 5

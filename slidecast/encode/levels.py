"""A picture's size and rate in, the lowest level of H.264 that holds it and enough references out.

Figures: ITU-T H.264 (08/2021), table A-1; the picture buffer's size: A.3.1, item h.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

BLOCK_PX = 16
WANTED_REFERENCES = 13  # six mouths, two blinks and the last few subtitles; level 5 holds as many at 1080p
MOST_REFERENCES = 16

LEVELS = (  # level_idc, macroblocks a second, macroblocks a picture, macroblocks of the picture buffer
    (30, 40_500, 1_620, 8_100),
    (31, 108_000, 3_600, 18_000),
    (32, 216_000, 5_120, 20_480),
    (40, 245_760, 8_192, 32_768),
    (42, 522_240, 8_704, 34_816),
    (50, 589_824, 22_080, 110_400),
    (51, 983_040, 36_864, 184_320),
    (52, 2_073_600, 36_864, 184_320),
    (60, 4_177_920, 139_264, 696_320),
    (61, 8_355_840, 139_264, 696_320),
    (62, 16_711_680, 139_264, 696_320),
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level and what it means for pictures of one size.

    Attributes:
        idc: level_idc, ten times the level's number.
        blocks: macroblocks of a picture.
        references: pictures that a decoder holds for reference.
    """

    idc: int
    blocks: int
    references: int


def level_for(blocks: int, fps: Fraction) -> Level:
    """Return the lowest level that decodes the pictures and holds WANTED_REFERENCES of them.

    Pictures too large for that get the highest level and as many references as it holds.
    """
    for idc, a_second, a_picture, buffer in LEVELS:
        held = min(buffer // blocks, MOST_REFERENCES)
        if blocks <= a_picture and ceil(blocks * fps) <= a_second and held >= WANTED_REFERENCES:
            return Level(idc, blocks, WANTED_REFERENCES)
    return Level(LEVELS[-1][0], blocks, max(1, min(LEVELS[-1][3] // blocks, WANTED_REFERENCES)))

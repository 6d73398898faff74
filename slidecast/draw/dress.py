"""Another dress for the same art: all colours turned in hue, their saturation and lightness changed."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

# Luma-keeping hue rotation in YIQ (NTSC 1953 primaries' weights), cheap and free of jumps.
RGB_TO_YIQ = np.array([[0.299, 0.587, 0.114], [0.5959, -0.2746, -0.3213], [0.2115, -0.5227, 0.3112]])


@dataclass(frozen=True, slots=True)
class Dress:
    """How colours change: hue in degrees, saturation and lightness as factors."""

    hue_shift: float = 0.0
    saturation: float = 1.0
    lightness: float = 1.0


AS_DRAWN = Dress()


def dressed(picture: Image.Image, dress: Dress) -> Image.Image:
    """Return the RGBA picture in its dress; the very same pixels where nothing changes."""
    if dress == AS_DRAWN:
        return picture
    matrix = colour_matrix(dress)
    rows = tuple(float(value) for row in matrix for value in (*row, 0.0))
    colours = picture.convert("RGB").convert("RGB", rows)
    colours.putalpha(picture.getchannel("A"))
    return colours


def colour_matrix(dress: Dress) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the 3x3 matrix that changes RGB as the dress says."""
    angle = -np.radians(dress.hue_shift)  # in YIQ red, blue, green follow one another
    turn = np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])
    scale = np.diag([1.0, dress.saturation, dress.saturation]) * dress.lightness
    matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.linalg.inv(RGB_TO_YIQ) @ scale @ turn @ RGB_TO_YIQ
    return matrix

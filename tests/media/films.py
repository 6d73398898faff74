"""Small films to show: a box that moves one step a frame over a plain colour, and a tone."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE_HZ = 44_100
STEP_PX = 4


def write_film(
    path: Path, frames: int, size: tuple[int, int] = (160, 120), *, level: float = 0.1, dark: int = 0
) -> Path:
    """Write a film of 25 frames a second: a white box that moves over black; a tone of 440 Hz.

    Args:
        level: the tone's peak, 0 to 1; 0 for a film without sound.
        dark: how many frames at its beginning show nothing.
    """
    with av.open(str(path), "w") as container:
        pictures = container.add_stream("libx264", rate=25, options={"crf": "10"})
        pictures.width, pictures.height, pictures.pix_fmt = *size, "yuv420p"
        sound = container.add_stream("aac", rate=RATE_HZ, layout="stereo") if level else None
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(picture(number, size) * (number >= dark), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(pictures.encode(frame))
        container.mux(pictures.encode(None))
        if sound is not None:
            container.mux([packet for frame in tone(frames, level) for packet in sound.encode(frame)])
            container.mux(sound.encode(None))
    return path


def picture(number: int, size: tuple[int, int]) -> np.ndarray:
    rgb = np.zeros((size[1], size[0], 3), np.uint8)
    left = number * STEP_PX % (size[0] - 16)
    rgb[size[1] // 4 : size[1] // 4 * 3, left : left + 40] = 255
    return rgb


def tone(frames: int, level: float) -> list[av.AudioFrame]:
    times = np.arange(frames * RATE_HZ // 25) / RATE_HZ
    wave = (level * np.sin(2 * np.pi * 440 * times)).astype(np.float32)
    found = []
    for at in range(0, len(wave), 1024):
        part = np.ascontiguousarray(np.stack([wave[at : at + 1024]] * 2))
        frame = av.AudioFrame.from_ndarray(part, "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, at, Fraction(1, RATE_HZ)
        found.append(frame)
    return found

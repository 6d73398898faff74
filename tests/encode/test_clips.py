"""Clips without runs: joined, overlaid, or not of slidecast at all."""

from pathlib import Path

import numpy as np
import pytest
from moviepy import ColorClip, VideoClip, concatenate_videoclips

from slidecast.encode import EncodeSettings
from slidecast.encode.clips import encode_clip
from slidecast.encode.colour import Converter
from slidecast.errors import EncodeError
from slidecast.film.clip import FilmClip
from tests.encode.films import decoded, frame_digests, silent, small_film, write_sound
from tests.encode.ssim import ssim


def test_a_film_joined_with_an_opening_is_whole(tmp_path: Path) -> None:
    opening = ColorClip((320, 180), color=(200, 30, 30), duration=1).with_fps(30)
    clip = concatenate_videoclips([opening, FilmClip(small_film(4, 1))]).with_fps(30)
    write_sound(tmp_path / "sound.wav", 5)
    report = encode_clip(clip, tmp_path / "sound.wav", EncodeSettings(), tmp_path / "a.mp4", silent)
    convert = Converter()
    wanted = [convert(clip.get_frame(frame / 30).astype(np.uint8)).copy() for frame in range(150)]
    assert report.frames == 150
    assert report.distinct_pictures < 20
    similar = [ssim(one.y, other.y) for one, other in zip(wanted, decoded(tmp_path / "a.mp4"), strict=True)]
    assert min(similar) >= 0.99


@pytest.mark.slow
def test_a_clip_that_moves_in_every_frame_is_encoded_in_every_frame(tmp_path: Path) -> None:
    def noise(seconds: float) -> np.ndarray:
        return np.random.default_rng(round(seconds * 24)).integers(0, 255, (90, 162, 3), dtype=np.uint8)

    clip = VideoClip(noise, duration=11).with_fps(24)
    write_sound(tmp_path / "sound.wav", 11)
    report = encode_clip(clip, tmp_path / "sound.wav", EncodeSettings(), tmp_path / "a.mp4", silent)
    assert (report.frames, report.cache_misses) == (264, 2)
    assert len(set(frame_digests(tmp_path / "a.mp4"))) == 264


def test_a_clip_with_an_odd_side_is_refused(tmp_path: Path) -> None:
    clip = ColorClip((321, 180), color=(0, 0, 0), duration=1).with_fps(30)
    with pytest.raises(EncodeError) as failure:
        encode_clip(clip, tmp_path / "sound.wav", EncodeSettings(), tmp_path / "a.mp4", silent)
    assert str(failure.value) == ("a clip of 321x180 pixels: both sides must be even\n  hint: crop it or resize it")

"""Decoding: time is counted in samples, whatever the container claims."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from slidecast.errors import NarrationError
from slidecast.media.cut import cut_sound
from slidecast.media.sound import Samples, decode, decode_blocks, duration, write_wav

RATE = 48_000


def click_track() -> Samples:
    """Return 3 s of silence with a burst of 20 ms at each whole second."""
    samples = np.zeros(3 * RATE, np.float32)
    for second in range(1, 3):
        burst = np.sin(np.arange(RATE // 50) * 0.3) * 0.8
        samples[second * RATE : second * RATE + len(burst)] = burst
    return samples


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    path = tmp_path / "clicks.wav"
    write_wav(path, click_track(), RATE)
    return path


@pytest.fixture
def mp3(tmp_path: Path) -> Path:
    path = tmp_path / "clicks.mp3"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libmp3lame", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(click_track()[np.newaxis], format="fltp", layout="mono")
        frame.sample_rate = RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    return path


def test_wav_comes_back_to_the_sample(wav: Path) -> None:
    samples = decode(wav, RATE)
    assert samples.dtype == np.float32
    assert samples.shape == (3 * RATE,)
    assert np.max(np.abs(samples - click_track())) < 1 / 16_384


def test_mp3_is_exactly_as_long_as_what_was_encoded(mp3: Path) -> None:
    assert duration(mp3) == 3
    heard = np.flatnonzero(np.abs(decode(mp3, RATE)) > 0.3)
    assert abs(int(heard[0]) - RATE) < RATE // 500


def test_stereo_and_another_rate(wav: Path) -> None:
    samples = decode(wav, 16_000, mono=False)
    assert samples.shape == (48_000, 2)


def test_blocks_are_the_whole(mp3: Path) -> None:
    blocks = list(decode_blocks(mp3, 16_000))
    assert len(blocks) > 1
    assert np.array_equal(np.concatenate(blocks), decode(mp3, 16_000))


def test_cut_is_the_stretch_to_the_sample(wav: Path, tmp_path: Path) -> None:
    cut = cut_sound(wav, Fraction(1), Fraction(5, 2), tmp_path / "cache")
    samples = decode(cut, RATE)
    assert len(samples) == 3 * RATE // 2
    assert abs(int(np.flatnonzero(np.abs(samples) > 0.1)[0])) < 20


FAILURES = {
    "missing.mp3": (None, "there is no such sound file"),
    "empty.mp3": (b"", "this cannot be decoded as sound (invalid data found when processing input)"),
    "page.mp3": (b"<html>" * 500, "this cannot be decoded as sound (invalid data found when processing input)"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_what_is_no_sound_is_told(name: str, tmp_path: Path) -> None:
    content, message = FAILURES[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NarrationError) as caught:
        decode(path, RATE)
    assert (caught.value.message, caught.value.place) == (message, str(path))


def test_sound_of_no_length_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.wav"
    write_wav(path, np.zeros(0, np.float32), RATE)
    with pytest.raises(NarrationError):
        duration(path)


def test_film_without_sound_is_told(tmp_path: Path) -> None:
    path = tmp_path / "silent.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    with pytest.raises(NarrationError, match="the file holds no sound"):
        decode(path, RATE)

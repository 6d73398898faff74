"""A sound without its highest frequencies has features like the whole one's."""

import numpy as np
import pytest

from slidecast.align.features import BANDS, HIGHEST_HZ, bandwidth_hz, features, live_bands
from slidecast.align.silence import SAMPLE_RATE_HZ

COUNT = 200  # frames


def noise() -> np.ndarray:
    """Return two seconds of noise that swells and falls, as syllables do."""
    moments = np.arange((COUNT + 2) * 160)
    swell = 0.02 + np.abs(np.sin(moments / 800))
    return np.asarray(np.random.default_rng(4).normal(0, 0.1, len(moments)) * swell, np.float32)


def low_passed(samples: np.ndarray, limit_hz: float) -> np.ndarray:
    spectrum = np.fft.rfft(samples)
    spectrum[round(limit_hz * len(samples) / SAMPLE_RATE_HZ) :] = 0
    return np.asarray(np.fft.irfft(spectrum, len(samples)), np.float32)


@pytest.mark.parametrize("limit_hz", [3_400, 5_800])
def test_the_width_of_a_sound_is_heard(limit_hz: float) -> None:
    assert bandwidth_hz(low_passed(noise(), limit_hz)) == pytest.approx(limit_hz, abs=200)
    assert bandwidth_hz(noise()) == HIGHEST_HZ


@pytest.mark.parametrize("limit_hz", [3_400, 5_800])
def test_missing_bands_change_little(limit_hz: float) -> None:
    whole = features(noise(), COUNT)[:, :12]
    cut = low_passed(noise(), limit_hz)
    filled, torn = (features(cut, COUNT, live=live)[:, :12] for live in (live_bands(bandwidth_hz(cut)), BANDS))
    off, off_torn = (np.abs(one - whole).mean() for one in (filled, torn))
    assert off < 0.5 * off_torn

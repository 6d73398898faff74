"""What the models hear: mel-frequency cepstra of 10 ms frames, with energy, slopes and accelerations.

After the HTK Book, section 5: 25 ms Hamming windows, 24 mel bands, 12 cepstra liftered with 22, deltas over two
frames either side. Mean and spread over the speech are taken out, so that room, microphone and loudness drop out.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from slidecast.align.silence import HOP, SAMPLE_RATE_HZ, Flags, Samples

WINDOW = 400  # 25 ms
FFT = 512
BANDS = 24
CEPSTRA = 12
LIFTER = 22
PRE_EMPHASIS = 0.97
LOWEST_HZ, HIGHEST_HZ = 80.0, 7_600.0
KNEE_HZ = 6_000.0
DITHER = 1e-4  # about -80 dBFS: digital silence has no logarithm
NOTHING = 1e-5  # 50 dB below the loudest: speech keeps 35 of them up to the highest band, a low-pass takes 70 and more
LISTENED = 2_000  # frames, spread over the sound, that tell its bandwidth
SLOPE_REACH = 2  # frames either side
BLOCK = 4_096  # frames analysed at once: bounds the memory
DIMENSIONS = 3 * (CEPSTRA + 1)

Features = NDArray[np.float32]


def features(samples: Samples, count: int, warp: float = 1.0, live: int = BANDS) -> Features:
    """Return the features of `count` analysis frames, not yet normalised.

    Args:
        samples: mono sound, shape (n,), float32 in -1..1, at 16 kHz.
        warp: stretches the frequency axis: above 1 for a voice whose formants lie lower than the models'.
        live: how many bands hold sound (see `live_bands`); those above sound like the last of them.

    Returns:
        Shape (count, 39): 12 cepstra and log energy, then their slopes, then their accelerations.
    """
    frames = np.zeros((count, DIMENSIONS), np.float32)
    static, slopes, accelerations = np.split(frames, 3, axis=1)
    for first, block in _static(samples, count, warp, live):
        static[first : first + len(block)] = block
    for place in range(CEPSTRA + 1 if count else 0):  # one by one: all at once take another 80 MB of an hour
        slopes[:, place] = _slopes(static[:, place])
        accelerations[:, place] = _slopes(slopes[:, place])
    return frames


def normalised(frames: Features, speech: Flags) -> Features:
    """Return `frames` with mean 0 and spread 1 over the frames that `speech` marks."""
    chosen = frames[speech] if np.count_nonzero(speech) > DIMENSIONS else frames
    if not len(chosen):
        return frames
    mean, spread = chosen.mean(axis=0), np.maximum(chosen.std(axis=0), 1e-3)
    del chosen  # an hour's takes 50 MB
    centred = np.asarray(frames - mean, np.float32)
    centred /= spread
    return centred


def bandwidth_hz(samples: Samples) -> float:
    """Return the frequency above which the sound holds nothing: coded at a low rate, or from a telephone."""
    step = max(len(samples) // LISTENED, WINDOW)
    if len(samples) <= WINDOW:
        return HIGHEST_HZ
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW + 1)[::step]
    power = np.square(np.abs(np.fft.rfft(_sharp(frames), FFT))).mean(axis=0)
    last = int(np.flatnonzero(power >= NOTHING * power.max())[-1])
    return min(last * SAMPLE_RATE_HZ / FFT, HIGHEST_HZ)


def live_bands(width_hz: float, warp: float = 1.0) -> int:
    """Return how many bands end where there is still sound (see `bandwidth_hz`); one at least."""
    return BANDS if width_hz >= HIGHEST_HZ else max(int(np.searchsorted(tops_hz(warp), width_hz, "right")), 1)


def tops_hz(warp: float = 1.0) -> NDArray[np.float64]:
    """Return where each band ends, shape (24,), ascending."""
    return _edges(warp)[2:]


def _sharp(frames: Samples) -> Samples:
    """Return frames less their first sample, high frequencies raised, windowed so that none leaks far (Hann)."""
    return np.asarray((frames[:, 1:] - PRE_EMPHASIS * frames[:, :-1]) * np.hanning(WINDOW), np.float32)


def _static(samples: Samples, count: int, warp: float, live: int) -> Iterator[tuple[int, Features]]:
    """Yield the first frame of each block, and its cepstra and log energy, shape (frames, 13)."""
    noise = np.random.default_rng(0)
    margin = (WINDOW - HOP) // 2
    window = np.hamming(WINDOW).astype(np.float32)
    for first in range(0, count, BLOCK):
        size = min(BLOCK, count - first)
        start = first * HOP - margin - 1
        piece = _stretch(samples, start, start + size * HOP + WINDOW + 1)
        piece = piece + noise.standard_normal(len(piece), np.float32) * DITHER
        sharp = piece[1:] - PRE_EMPHASIS * piece[:-1]
        frames = np.lib.stride_tricks.sliding_window_view(sharp, WINDOW)[::HOP][:size]
        spectrum = np.abs(np.fft.rfft(frames * window, FFT)).astype(np.float32)
        mel = np.log(np.maximum(spectrum @ _mel_bands(warp), 1e-6))
        mel[:, live:] = mel[:, live - 1 : live]
        energy = np.log(np.square(frames).sum(axis=1) + 1e-9)
        yield first, np.concatenate((mel @ _cosines(), energy[:, None]), axis=1).astype(np.float32)


def _stretch(samples: Samples, start: int, end: int) -> Samples:
    """Return samples from `start` to `end`, with silence outside of the sound."""
    inside = samples[max(start, 0) : max(end, 0)]
    return np.pad(inside, (max(-start, 0), max(end - max(start, 0) - len(inside), 0)))


def _slopes(values: Features) -> Features:
    """Return the regression slope of each value, shape (frames,), over its neighbours (HTK Book, equation 5.16)."""
    padded = np.pad(values, SLOPE_REACH, mode="edge")
    count = len(values)
    total = np.zeros_like(values)
    for reach in range(1, SLOPE_REACH + 1):
        ahead = padded[SLOPE_REACH + reach : SLOPE_REACH + reach + count]
        behind = padded[SLOPE_REACH - reach : SLOPE_REACH - reach + count]
        total += reach * (ahead - behind)
    return np.asarray(total / (2 * sum(reach**2 for reach in range(1, SLOPE_REACH + 1))), np.float32)


@cache
def _mel_bands(warp: float) -> NDArray[np.float32]:
    """Return triangular weights, shape (257, 24), evenly spaced on the mel scale."""
    edges = _edges(warp)
    bins = np.arange(FFT // 2 + 1) * SAMPLE_RATE_HZ / FFT
    rising = (bins[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


def _edges(warp: float) -> NDArray[np.float64]:
    """Return where the bands begin and end, in Hz, shape (26,): each reaches from one edge to the next but one."""
    mel_edges = np.linspace(_mel(LOWEST_HZ), _mel(HIGHEST_HZ), BANDS + 2)
    return _warped(700 * (10 ** (mel_edges / 2595) - 1), warp)


def _warped(edges: NDArray[np.float64], warp: float) -> NDArray[np.float64]:
    """Return frequencies divided by `warp` up to the knee, then drawn straight to the unmoved end (HTK Book, 5.4)."""
    knee = KNEE_HZ * min(1.0, warp)
    slope = (HIGHEST_HZ - knee / warp) / (HIGHEST_HZ - knee)
    return np.where(edges < knee, edges / warp, HIGHEST_HZ - slope * (HIGHEST_HZ - edges))


def _mel(hertz: float) -> float:
    return 2595 * float(np.log10(1 + hertz / 700))


@cache
def _cosines() -> NDArray[np.float32]:
    """Return the cosine transform with its lifter, shape (24, 12)."""
    order = np.arange(1, CEPSTRA + 1)
    angles = np.pi * (np.arange(BANDS)[:, None] + 0.5) * order / BANDS
    lifter = 1 + LIFTER / 2 * np.sin(np.pi * order / LIFTER)
    return np.asarray(np.sqrt(2 / BANDS) * np.cos(angles) * lifter, np.float32)

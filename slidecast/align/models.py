"""Phone models: three-state monophones, one Gaussian with diagonal covariance a state; one state of silence.

What a low sample rate or a telephone leaves of a sound has phones of its own: an s without its hiss is another one
than with it. So models are shipped for several numbers of mel bands that hold sound.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slidecast.align.features import DIMENSIONS, Features

STATES = 3  # of a phone
BLOCK = 4_096  # frames scored at once: bounds the memory
SMALLEST_VARIANCE = 0.02  # of features with spread 1
PRIOR_FRAMES = 20.0  # weight of the model before, in frames
PHONES = (
    *("a", "i", "u", "e", "o", "N", "cl"),
    *("k", "ky", "kw", "g", "gy", "gw", "s", "sh", "z", "j", "t", "ty", "ts", "ch", "d", "dy"),
    *("n", "ny", "h", "hy", "f", "b", "by", "p", "py", "m", "my", "y", "r", "ry", "w", "v"),
)
SILENCE = len(PHONES) * STATES  # the column of silence; phone states come before it
INDEX = {symbol: number for number, symbol in enumerate(PHONES)}
NEAREST = {"fy": "f", "vy": "v", "q": "cl", "A": "a", "I": "i", "U": "u", "E": "e", "O": "o"}

Scores = NDArray[np.float32]
BandModels = Mapping[int, "PhoneModels"]
"""Models by the number of mel bands that hold sound."""


@dataclass(frozen=True, slots=True)
class PhoneModels:
    """Gaussians over normalised features.

    Attributes:
        means: shape (states, 39), float32; the last row is silence.
        variances: shape (states, 39), float32.
    """

    means: NDArray[np.float32]
    variances: NDArray[np.float32]


def state_of(symbol: str) -> int:
    """Return the first state of a phone; a phone that has no model takes the nearest that has."""
    return INDEX.get(NEAREST.get(symbol, symbol), INDEX["a"]) * STATES


def load(path: Path) -> BandModels:
    """Return the models that `save` wrote."""
    with np.load(path) as file:
        rows = zip(file["bands"].tolist(), file["means"], file["variances"], strict=True)
        return {bands: PhoneModels(m.astype(np.float32), v.astype(np.float32)) for bands, m, v in rows}


def save(models: BandModels, path: Path) -> None:
    """Write the models with half precision: 17 KB for each number of bands."""
    means, variances = (
        np.array([getattr(one, name) for one in models.values()], np.float16) for name in ("means", "variances")
    )
    np.savez_compressed(path, bands=np.array(list(models)), means=means, variances=variances)


def scores(frames: Features, models: PhoneModels, room: int = 0) -> Scores:
    """Return each state's log likelihood less that of the frame's best phone state, shape (frames, states + room).

    Args:
        room: columns to append, of zeros.
    """
    table = np.zeros((len(frames), len(models.means) + room), np.float32)
    for start in range(0, len(frames), BLOCK):
        piece = _log_likelihoods(frames[start : start + BLOCK], models)
        piece -= piece[:, :SILENCE].max(axis=1, keepdims=True)
        table[start : start + BLOCK, : len(models.means)] = piece
    return table


def best_scores(frames: Features, models: PhoneModels) -> Scores:
    """Return the log likelihood of each frame's best phone state, but for a constant; shape (frames,)."""
    return np.asarray(_log_likelihoods(frames, models)[:, :SILENCE].max(axis=1), np.float32)


def _log_likelihoods(frames: Features, models: PhoneModels) -> Scores:
    weights = 1 / models.variances
    constant = (np.log(models.variances) + models.means**2 * weights).sum(axis=1)
    table = (
        np.concatenate((frames, np.square(frames)), axis=1)
        @ np.concatenate((models.means * weights, -0.5 * weights), axis=1).T
    )
    table -= 0.5 * constant
    return np.asarray(table, np.float32)


def adapted(
    models: PhoneModels, frames: Features, states: NDArray[np.intp], prior: float = PRIOR_FRAMES
) -> PhoneModels:
    """Return models re-estimated from frames whose state is known, leaning on `models` where frames are few.

    Args:
        frames: normalised features, shape (n, 39).
        states: the state of each frame, shape (n,); -1 for none.
        prior: how many frames the former model counts for.
    """
    count = len(models.means)
    used = np.flatnonzero(states >= 0)
    order = used[np.argsort(states[used], kind="stable")]
    counts = np.bincount(states[used], minlength=count).astype(np.float32)[:, None]
    present = np.flatnonzero(counts[:, 0])
    first = np.searchsorted(states[order], present)
    sums, squares = np.zeros((2, count, DIMENSIONS), np.float32)
    if len(order):
        ordered = frames[order]
        sums[present] = np.add.reduceat(ordered, first)
        squares[present] = np.add.reduceat(np.square(ordered), first)
    weight = counts + prior
    means = (sums + prior * models.means) / weight
    second = (squares + prior * (models.variances + models.means**2)) / weight
    return PhoneModels(means, np.maximum(second - means**2, SMALLEST_VARIANCE))


def flat(frames: Features) -> PhoneModels:
    """Return models that are all alike: the mean and variance of `frames`."""
    shape = (SILENCE + 1, 1)
    variance = np.maximum(frames.var(axis=0), SMALLEST_VARIANCE)
    return PhoneModels(np.tile(frames.mean(axis=0), shape), np.tile(variance, shape))

"""Structural similarity (Wang et al., Image quality assessment, IEEE Trans. Image Processing 13, 2004)."""

import numpy as np
from numpy.typing import NDArray

WINDOW = 8
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the mean similarity of two planes over windows of 8 x 8 samples."""
    x, y = (_windows(plane) for plane in (one, other))
    mean_x, mean_y = x.mean(axis=-1), y.mean(axis=-1)
    var_x, var_y = x.var(axis=-1), y.var(axis=-1)
    covariance = (x * y).mean(axis=-1) - mean_x * mean_y
    similar = (2 * mean_x * mean_y + C1) * (2 * covariance + C2)
    return float((similar / ((mean_x**2 + mean_y**2 + C1) * (var_x + var_y + C2))).mean())


def _windows(plane: NDArray[np.uint8]) -> NDArray[np.float64]:
    height, width = (side // WINDOW * WINDOW for side in plane.shape)
    blocks = plane[:height, :width].astype(np.float64).reshape(height // WINDOW, WINDOW, width // WINDOW, WINDOW)
    return blocks.transpose(0, 2, 1, 3).reshape(height // WINDOW, width // WINDOW, -1)

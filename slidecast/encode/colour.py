"""RGB in, BT.709 limited range 4:2:0 out (ITU-R BT.709-6, items 3.2 to 3.5), rounded, not truncated.

Chroma is the mean of 2 x 2 pixels, sited in their centre (chroma_sample_loc_type 1). No picture element
depends on pixels outside of its own square of 2 x 2, so a patch converted alone equals its part of the
whole picture converted.
"""

from typing import NamedTuple

import numpy as np
from av import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from numpy.typing import NDArray

from slidecast.model.picture import Rgb

Plane = NDArray[np.uint8]

AREA = 0x20  # libswscale's SWS_AREA: the mean of the covered pixels
ACCURATE_ROUNDING = 0x40000  # SWS_ACCURATE_RND

SIZES_HELD = 32


class Planes(NamedTuple):
    """A picture: luma, shape (height, width), and both chroma planes, half of it either way; uint8."""

    y: Plane
    u: Plane
    v: Plane

    def part(self, x: int, y: int, width: int, height: int) -> "Planes":
        """Return a view of a rectangle whose numbers are even; it ends where the picture ends."""
        return Planes(
            self.y[y : y + height, x : x + width],
            self.u[y // 2 : (y + height) // 2, x // 2 : (x + width) // 2],
            self.v[y // 2 : (y + height) // 2, x // 2 : (x + width) // 2],
        )

    def copy(self) -> "Planes":
        return Planes(self.y.copy(), self.u.copy(), self.v.copy())

    def lay(self, patch: "Planes", x: int, y: int) -> None:
        """Put a patch over the picture, in place."""
        height, width = patch.y.shape
        for here, there in zip(self.part(x, y, width, height), patch, strict=True):
            here[:] = there


class Converter:
    """Converts pictures; it keeps libswscale's tables for each size that it meets, which take longer than a patch."""

    def __init__(self) -> None:
        self._reformatters: dict[tuple[int, ...], VideoReformatter] = {}

    def __call__(self, rgb: Rgb) -> Planes:
        """Return the picture as BT.709 limited range 4:2:0; both sides must be even."""
        if len(self._reformatters) > SIZES_HELD:
            self._reformatters.clear()
        frame = self._reformatters.setdefault(rgb.shape, VideoReformatter()).reformat(
            VideoFrame.from_numpy_buffer(np.ascontiguousarray(rgb), "rgb24"),
            format="yuv420p",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=AREA | ACCURATE_ROUNDING,
        )
        return Planes(*(_plane(frame, index) for index in range(3)))


def frame_of(planes: Planes) -> VideoFrame:
    """Return the picture as the encoder takes it."""
    height, width = planes.y.shape
    frame = VideoFrame(width, height, "yuv420p")
    for index, plane in enumerate(planes):
        _plane(frame, index)[:] = plane
    return frame


def _plane(frame: VideoFrame, index: int) -> Plane:
    """Return a view of a frame's plane, without the padding at the end of its rows."""
    plane = frame.planes[index]
    rows: Plane = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width]

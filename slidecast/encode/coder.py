"""Pictures in, coded frames out: x264 for what is new, copies for what a decoder has already seen."""

from collections import deque
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from av import VideoCodecContext, VideoFrame
from av.video.frame import PictureType

from slidecast.encode.bits import length_prefixed
from slidecast.encode.colour import frame_of
from slidecast.encode.levels import BLOCK_PX, WANTED_REFERENCES
from slidecast.encode.pictures import Area, Picture, areas_to_compare, differing_blocks
from slidecast.encode.settings import X264, Quality
from slidecast.encode.stream import Stream, copies
from slidecast.encode.syntax import expect

X264_PARAMETERS = (
    "threads=1:sliced-threads=0:sync-lookahead=0:rc-lookahead=0:force-cfr=1:bframes=0:ref=1:weightp=0:"
    "scenecut=0:mbtree=0:open-gop=0:keyint=infinite:chromaloc=1:cabac=1:8x8dct=1"
)
BT709 = 1  # colour_primaries, transfer_characteristics, matrix_coefficients: tables E-3 to E-5
LIMITED_RANGE = 1  # AVCOL_RANGE_MPEG


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size and rate of the frames to encode."""

    width: int
    height: int
    fps: Fraction


def x264(canvas: Canvas, quality: Quality) -> VideoCodecContext:
    """Return an encoder that gives each picture's packet at once: I at the first, then P.

    Raises:
        av.FFmpegError: it cannot be had, or refuses the settings.
    """
    preset, crf = X264[quality]
    encoder = VideoCodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = canvas.width, canvas.height, "yuv420p"
    encoder.framerate, encoder.time_base = canvas.fps, 1 / canvas.fps
    encoder.color_primaries = encoder.color_trc = encoder.colorspace = BT709
    encoder.color_range = LIMITED_RANGE
    encoder.thread_count = 1
    encoder.options = {"profile": "high", "preset": preset, "crf": str(crf), "x264-params": X264_PARAMETERS}
    return encoder


class Coder:
    """Codes the pictures of one closed group: an IDR picture, then what changes.

    The pictures that x264 coded stay in the decoder's memory (`_held`, newest first). A new picture whose
    every macroblock is in one of them, at the same place, is written as a copy picture.
    """

    def __init__(self, canvas: Canvas, quality: Quality) -> None:
        self._encoder = x264(canvas, quality)
        self._fps = canvas.fps
        self._stream: Stream | None = None
        self._held: deque[Picture] = deque(maxlen=WANTED_REFERENCES)
        self._coded = 0
        self._across = -(-canvas.width // BLOCK_PX)

    @property
    def parameter_sets(self) -> tuple[bytes, ...]:
        """Sequence and picture parameter sets, once the first picture is coded."""
        return () if self._stream is None else self._stream.sets

    @property
    def pictures(self) -> int:
        """How many pictures went through x264."""
        return self._coded

    def code(self, picture: Picture, frames: int) -> list[bytes]:
        """Return `frames` frames that all show the picture, each a length-prefixed NAL unit."""
        units: list[bytes] = []
        sources = self._sources(picture)
        if sources is None or self._stream is None:
            packet = self._packet(frame_of(picture.whole()))
            stream = self._stream = self._stream or Stream(packet, float(self._fps))
            units.append(stream.coded(packet))
            self._held.appendleft(picture)
            sources = {}
        else:
            stream = self._stream
        again = copies(stream.blocks, sources)
        units += [stream.copied(again) for _ in range(frames - len(units))]
        return [length_prefixed(unit) for unit in units]

    def _packet(self, frame: VideoFrame) -> bytes:
        frame.pts, frame.time_base = self._coded, 1 / self._fps
        frame.pict_type = PictureType.NONE if self._coded else PictureType.I
        self._coded += 1
        packets = self._encoder.encode(frame)
        expect(len(packets) == 1, "the encoder holds pictures back")
        return bytes(packets[0])

    def _sources(self, picture: Picture) -> dict[int, int] | None:
        """Return which held picture shows each macroblock, where not the newest; None where none does."""
        if not self._held:
            return None
        sources: dict[int, int] = {}
        for area in areas_to_compare(picture, self._held[0]):
            missing = self._find(picture, area, sources)
            if missing:
                return None
        return dict(sorted(sources.items()))

    def _find(self, picture: Picture, area: Area, sources: dict[int, int]) -> bool:
        """Enter the sources of an area's macroblocks; return whether one is in no held picture."""
        wanted = picture.part(area)
        missing = differing_blocks(wanted, self._held[0].part(area))
        for entry, held in enumerate(self._held):
            if not missing.any():
                return False
            if entry:
                differing = differing_blocks(wanted, held.part(area))
                for row, column in np.argwhere(missing & ~differing):
                    sources[self._address(area, int(row), int(column))] = entry
                missing &= differing
        return bool(missing.any())

    def _address(self, area: Area, row: int, column: int) -> int:
        return (area.y // BLOCK_PX + row) * self._across + area.x // BLOCK_PX + column

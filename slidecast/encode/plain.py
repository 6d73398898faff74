"""Pictures in, frames out, each through the encoder: what remains where its stream cannot be rewritten."""

from av import VideoFrame
from av.video.frame import PictureType

from slidecast.encode.bits import length_prefixed, nal_units
from slidecast.encode.coder import Canvas, x264
from slidecast.encode.colour import frame_of
from slidecast.encode.pictures import Picture
from slidecast.encode.settings import Quality
from slidecast.encode.syntax import PPS, SEI, SPS
from slidecast.errors import EncodeError


class PlainCoder:
    """Codes the pictures of one closed group as x264 writes them; the same interface as `coder.Coder`."""

    def __init__(self, canvas: Canvas, quality: Quality) -> None:
        self._encoder = x264(canvas, quality)
        self._fps = canvas.fps
        self.parameter_sets: tuple[bytes, ...] = ()
        self.pictures = 0

    def code(self, picture: Picture, frames: int) -> list[bytes]:
        """Return `frames` frames that all show the picture, each length-prefixed NAL units.

        Raises:
            EncodeError: the encoder does not give each frame at once.
        """
        frame = frame_of(picture.whole())
        return [self._code(frame) for _ in range(frames)]

    def _code(self, frame: VideoFrame) -> bytes:
        frame.pts, frame.time_base = self.pictures, 1 / self._fps
        frame.pict_type = PictureType.NONE if self.pictures else PictureType.I
        self.pictures += 1
        units = [unit for packet in self._encoder.encode(frame) for unit in nal_units(bytes(packet))]
        if not units:
            raise EncodeError("the encoder holds pictures back", hint="slidecast doctor tells which x264 is at work")
        if not self.parameter_sets:
            self.parameter_sets = tuple(unit for unit in units if unit[0] & 31 in (SPS, PPS))
        return b"".join(length_prefixed(unit) for unit in units if unit[0] & 31 not in (SPS, PPS, SEI))

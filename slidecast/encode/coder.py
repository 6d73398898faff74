"""Pictures in, coded frames out: x264 for what is new, copies for what a decoder has already seen."""

from dataclasses import dataclass
from fractions import Fraction

from av import VideoCodecContext
from av.video.frame import PictureType

from slidecast.encode.bits import length_prefixed
from slidecast.encode.colour import frame_of
from slidecast.encode.macroblocks import Mosaic
from slidecast.encode.pictures import Picture
from slidecast.encode.references import References
from slidecast.encode.settings import X264, Quality
from slidecast.encode.stream import Stream
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
    preset, crf, further = X264[quality]
    encoder = VideoCodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = canvas.width, canvas.height, "yuv420p"
    encoder.framerate, encoder.time_base = canvas.fps, 1 / canvas.fps
    encoder.color_primaries = encoder.color_trc = encoder.colorspace = BT709
    encoder.color_range = LIMITED_RANGE
    encoder.thread_count = 1
    parameters = f"{X264_PARAMETERS}:{further}" if further else X264_PARAMETERS
    encoder.options = {"profile": "high", "preset": preset, "crf": str(crf), "x264-params": parameters}
    return encoder


class Coder:
    """Codes the pictures of one closed group: an IDR picture, then what changes."""

    def __init__(self, canvas: Canvas, quality: Quality) -> None:
        self._encoder = x264(canvas, quality)
        self._fps = canvas.fps
        self._width = canvas.width
        self._stream: Stream | None = None
        self._references: References | None = None
        self._encoded = 0

    @property
    def parameter_sets(self) -> tuple[bytes, ...]:
        """Sequence and picture parameter sets, once the first picture is coded."""
        return () if self._stream is None else self._stream.sets

    @property
    def pictures(self) -> int:
        """How many pictures went through x264."""
        return self._encoded

    def code(self, picture: Picture, frames: int) -> list[bytes]:
        """Return `frames` frames that all show the picture, each a length-prefixed NAL unit.

        Raises:
            UnknownStreamError: x264 wrote what slidecast cannot rewrite.
            av.FFmpegError: the encoder refuses.
        """
        if self._stream is None or self._references is None:
            packet = self._encode(picture)
            self._stream = Stream(packet, self._fps)
            self._references = References(self._stream.references, self._width)
            self._references.enter(picture, encoded=True)
            units = [self._stream.coded(packet, 0)]
        else:
            units = self._first(picture, self._stream, self._references)
        mosaic = self._references.mosaic(picture) or Mosaic()
        repeats = [self._stream.made(mosaic, is_reference=False) for _ in range(frames - len(units))]
        return [length_prefixed(unit) for unit in units + repeats]

    def _first(self, picture: Picture, stream: Stream, references: References) -> list[bytes]:
        """Return the frame that makes the picture known to the decoder; none if it can be made of known ones."""
        mosaic = references.mosaic(picture)
        if mosaic is None or (mosaic.fresh and references.are_full):
            unit = stream.coded(self._encode(picture), references.encoded_entry)
            references.enter(picture, encoded=True)
            return [unit]
        if mosaic.fresh:
            references.enter(picture, encoded=False)
            return [stream.made(mosaic, is_reference=True)]
        return []

    def _encode(self, picture: Picture) -> bytes:
        """Return x264's packet of the picture."""
        frame = frame_of(picture.whole())
        frame.pts, frame.time_base = self._encoded, 1 / self._fps
        frame.pict_type = PictureType.NONE if self._encoded else PictureType.I
        self._encoded += 1
        packets = self._encoder.encode(frame)
        expect(len(packets) == 1, "the encoder holds pictures back")
        return bytes(packets[0])

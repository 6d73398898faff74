"""Any moviepy clip in, such as a film joined with an opening; one MP4 out: frames are compared as they come.

A clip that was joined or overlaid has no runs any more. Frames that are equal to the last one are still
found, and cost no encoding.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np

from slidecast.encode.bits import split_prefixed
from slidecast.encode.coder import Canvas, Coder
from slidecast.encode.colour import Converter
from slidecast.encode.mux import Labels, Mp4
from slidecast.encode.pictures import Picture
from slidecast.encode.report import EncodeReport
from slidecast.encode.segments import LONGEST_SECONDS
from slidecast.encode.settings import EncodeSettings, Progress, Quality
from slidecast.encode.sound import chunk_samples, chunks, encode_chunk, packets_for
from slidecast.encode.syntax import UnknownStreamError
from slidecast.encode.verify import verify
from slidecast.encode.written import film_written
from slidecast.errors import EncodeError
from slidecast.media.contents import content_digest
from slidecast.model.picture import Rgb
from slidecast.model.time import FrameRate

LARGEST_DENOMINATOR = 1001  # frame rates are whole numbers, or these over 1.001


class Clip(Protocol):
    """What of a moviepy clip is needed here."""

    size: tuple[int, int]
    fps: float
    duration: float

    def get_frame(self, seconds: float, /) -> Rgb:
        """Return the picture at a moment."""
        ...


def encode_clip(clip: Clip, sound: Path, settings: EncodeSettings, target: Path, progress: Progress) -> EncodeReport:
    """Write a clip with its sound to `target` and return what that came to; one process, no cache.

    Raises:
        EncodeError: a side of the clip is odd, the encoder refuses, or the file cannot be written.
        NarrationError: the sound cannot be decoded.
    """
    width, height = clip.size
    if width % 2 or height % 2:
        raise EncodeError(f"a clip of {width}x{height} pixels: both sides must be even", hint="crop it or resize it")
    rate = FrameRate(Fraction(clip.fps).limit_denominator(LARGEST_DENOMINATOR))
    frames = max(rate.frame_at(Fraction(clip.duration)), 1)
    pieces = _Pieces(clip, Canvas(width, height, rate.fps), frames, settings.quality)
    try:
        with film_written(target) as path:
            _write(path, pieces, (rate, sound, settings), progress)
    except UnknownStreamError as error:
        raise EncodeError(f"x264 wrote what slidecast cannot rewrite: {error}", str(target)) from error
    return EncodeReport(content_digest(target), frames, pieces.pictures, 0, pieces.groups)


def _write(path: Path, pieces: "_Pieces", given: tuple[FrameRate, Path, EncodeSettings], progress: Progress) -> None:
    rate, sound, settings = given
    end = rate.seconds_at(pieces.frames)
    packets = packets_for(end)
    heard = zip(chunks(packets), chunk_samples(sound, packets), strict=True)
    labels = Labels(settings.title, settings.chapters, (), end)
    mp4: Mp4 | None = None
    done = 0
    for sets, group in pieces:
        mp4 = mp4 or Mp4(path, (sets, group[0]), rate.fps, labels)
        mp4.put_frames(group)
        done += len(group)
        progress(done / pieces.frames, float(rate.seconds_at(done)))
        while mp4.sound_end < rate.seconds_at(done) and (piece := next(heard, None)):
            mp4.put_sound(split_prefixed(encode_chunk(*piece)))
    if mp4:
        for piece in heard:
            mp4.put_sound(split_prefixed(encode_chunk(*piece)))
        mp4.close()
        verify(path, pieces.frames, packets)


class _Pieces:
    """Closed groups of a clip's frames, encoded.

    Attributes:
        pictures: how many frames went through the encoder; groups: how many groups there were.
    """

    def __init__(self, clip: Clip, canvas: Canvas, frames: int, quality: Quality) -> None:
        self._clip = clip
        self._canvas = canvas
        self._quality = quality
        self._convert = Converter()
        self.frames = frames
        self.pictures = 0
        self.groups = 0

    def __iter__(self) -> Iterator[tuple[tuple[bytes, ...], list[bytes]]]:
        """Yield the parameter sets and the frames of each group."""
        longest = int(LONGEST_SECONDS * self._canvas.fps)
        for start in range(0, self.frames, longest):
            coder = Coder(self._canvas, self._quality)
            group: list[bytes] = []
            for picture, count in self._runs(range(start, min(start + longest, self.frames))):
                group += coder.code(picture, count)
            self.pictures += coder.pictures
            self.groups += 1
            yield coder.parameter_sets, group

    def _runs(self, frames: range) -> Iterator[tuple[Picture, int]]:
        """Yield each picture and for how many frames it stays."""
        shown: Rgb | None = None
        count = 0
        for frame in frames:
            rgb = np.asarray(self._clip.get_frame(float(frame / self._canvas.fps)), np.uint8)  # some are int64
            if shown is not None and rgb is not shown and not np.array_equal(rgb, shown):
                yield Picture(self._convert(shown)), count
                count = 0
            shown = rgb
            count += 1
        if shown is not None:
            yield Picture(self._convert(shown)), count

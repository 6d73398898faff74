"""A film and its narration in; one MP4 out."""

from collections.abc import Iterator
from pathlib import Path

from slidecast.encode.coder import Canvas
from slidecast.encode.mux import Labels, Mp4, written_beside
from slidecast.encode.pictures import Gallery
from slidecast.encode.report import EncodeReport
from slidecast.encode.segments import Coded, encode_segment, segments
from slidecast.encode.settings import EncodeSettings, Progress
from slidecast.encode.sound import PACKET_SAMPLES, SAMPLE_RATE_HZ, aac, sound_packets
from slidecast.errors import Diagnostic, Warn
from slidecast.model.film import Film
from slidecast.model.narration import Narration
from slidecast.model.time import FrameRange


def encode(
    film: Film,
    narration: Narration,
    settings: EncodeSettings,
    target: Path,
    progress: Progress,
    warn: Warn,
) -> EncodeReport:
    """Write the film with its sound to `target` and return what that came to.

    Raises:
        EncodeError: the encoder refuses, or the file cannot be written; nothing half-written is left.
        NarrationError: the sound cannot be decoded.
    """
    timeline = film.timeline
    canvas = Canvas(timeline.width, timeline.height, timeline.rate.fps)
    labels = Labels(settings.title, settings.chapters, timeline.cues)
    pictures = 0
    _check_lengths(film, narration, warn)
    packets = enumerate(sound_packets(narration.path, _samples(film), aac()))
    made = _made(film, canvas, settings)
    with written_beside(target) as path:
        mp4: Mp4 | None = None
        for frames, coded in made:
            mp4 = mp4 or Mp4(path, (coded.sets, coded.frames[0]), timeline, labels)
            mp4.put_frames(coded.frames)
            for index, packet in packets:
                mp4.put_sound(bytes(packet), index)
                if index * PACKET_SAMPLES >= frames.end / canvas.fps * SAMPLE_RATE_HZ:
                    break
            pictures += coded.pictures
            progress(frames.end / timeline.frames, float(frames.end / canvas.fps))
        if mp4:
            for index, packet in packets:
                mp4.put_sound(bytes(packet), index)
            mp4.close()
    return EncodeReport(timeline.frames, pictures, 0, len(segments(film)))


def _made(film: Film, canvas: Canvas, settings: EncodeSettings) -> Iterator[tuple[FrameRange, Coded]]:
    gallery = Gallery(film.make_painter())
    for segment in segments(film):
        yield segment.frames, encode_segment(gallery, segment, canvas, settings.quality)


def _check_lengths(film: Film, narration: Narration, warn: Warn) -> None:
    """Warn where the sound is more than a frame shorter or longer than the film."""
    rate = film.timeline.rate
    excess = narration.duration - rate.seconds_at(film.timeline.frames)
    if abs(excess) > 1 / rate.fps:
        done = "its end is cut off" if excess > 0 else "the film ends in silence"
        message = (
            f"the sound is {float(abs(excess)):.3f} s {'longer' if excess > 0 else 'shorter'} than the film: {done}"
        )
        warn(Diagnostic(str(narration.path), message))


def _samples(film: Film) -> int:
    """Return the samples of sound that last as long as the film, by whole packets."""
    packets = round(film.timeline.frames / film.timeline.rate.fps * SAMPLE_RATE_HZ / PACKET_SAMPLES)
    return packets * PACKET_SAMPLES

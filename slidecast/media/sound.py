"""Sound files to samples, by PyAV alone: time is counted in decoded samples, never read from the container."""

import wave
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import chain, groupby
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from slidecast.errors import NarrationError
from slidecast.media.beside import written_beside

Samples = NDArray[np.float32]
"""Mono: shape (n,); else (n, channels). -1 to 1."""

FORMATS = "mp3,wav,w64,mov,ogg,flac,aac,matroska,aiff,caf,avi,mpegts,asf,au,amr,ac3,mp4,webm"
"""What may be opened; playlists, which name further files and addresses, are not among them."""

LAYOUTS = {1: "mono", 2: "stereo"}
BLOCK = 1 << 14
FULL_SCALE = 32767
PLAYABLE = "an mp3, wav, m4a, ogg or flac file that a player plays will do"


def decode(path: Path, sample_rate_hz: int, mono: bool = True) -> Samples:
    """Return the whole sound of a file at a sample rate.

    Args:
        mono: mix all channels into one, shape (n,); else stereo, shape (n, 2).

    Raises:
        NarrationError: the file is not there, cannot be decoded, holds no sound or none of any length.
    """
    room = round((_claimed_seconds(path) + 1) * sample_rate_hz)
    samples = np.empty((room,) if mono else (room, 2), np.float32)
    count = 0
    for block in decode_blocks(path, sample_rate_hz, mono):
        end = count + len(block)
        if end > len(samples):  # the container claimed too little
            samples.resize((max(end, len(samples) * 3 // 2), *samples.shape[1:]), refcheck=False)
        samples[count:end] = block
        count = end
    samples.resize((count, *samples.shape[1:]), refcheck=False)
    return samples


def decode_blocks(path: Path, sample_rate_hz: int, mono: bool = True) -> Iterator[Samples]:
    """Yield the sound of a file block by block, as `decode` returns it whole: for sound of any length.

    One channel is heard from both sides as loud as it is; FFmpeg would make either 3 dB softer.

    Raises:
        NarrationError: as `decode`, at the latest after the last block.
    """
    count = 0
    for frame in frames_at(path, sample_rate_hz, "flt", 1 if mono else 2):
        block = frame.to_ndarray().astype(np.float32, copy=False).reshape(frame.samples, -1)
        count += len(block)
        yield block[:, 0] if mono else np.broadcast_to(block, (len(block), 2))
    if count == 0:
        raise NarrationError("the sound has no length: not one sample could be decoded", str(path), PLAYABLE)


def frames_at(path: Path, sample_rate_hz: int, form: str, most_channels: int) -> Iterator[av.AudioFrame]:
    """Yield a file's sound at a sample rate, as frames of one or two channels.

    Rate and channels of a file may change in its midst, as where a jingle was put before a voice: each stretch is
    converted for itself.

    Args:
        form: FFmpeg's name of the samples' format.
        most_channels: 1 or 2; a stretch that has more is mixed down.

    Raises:
        NarrationError: as `decode`.
    """
    with _opened(path) as (container, stream):
        for _, alike in groupby(_frames(container, stream), key=_setup):
            first = next(alike)
            layout = LAYOUTS[min(first.layout.nb_channels, most_channels)]
            resampler = av.AudioResampler(form, layout, sample_rate_hz, BLOCK)
            for frame in chain(_joined(chain((first,), alike)), (None,)):
                yield from resampler.resample(frame)


def duration(path: Path) -> Fraction:
    """Return the seconds of sound in a file: its decoded samples over their rate.

    Raises:
        NarrationError: as `decode`.
    """
    with _opened(path) as (container, stream):
        seconds = Fraction(0)
        samples: dict[int, int] = {}
        for frame in _frames(container, stream):
            samples[frame.sample_rate] = samples.get(frame.sample_rate, 0) + frame.samples
        seconds = sum((Fraction(count, rate) for rate, count in samples.items()), seconds)
    if seconds == 0:
        raise NarrationError("the sound has no length: not one sample could be decoded", str(path), PLAYABLE)
    return seconds


def write_wav(path: Path, samples: Samples, sample_rate_hz: int) -> None:
    """Write 16-bit sound, beside the path first and then renamed, so that no half file is ever seen there.

    Args:
        samples: mono, shape (n,), or (n, channels); what exceeds -1..1 is clipped.
    """
    with written_beside(path) as unfinished, wave.open(str(unfinished), "wb") as out:
        out.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        out.setsampwidth(2)
        out.setframerate(sample_rate_hz)
        for start in range(0, len(samples), BLOCK):
            out.writeframes(to_int16(samples[start : start + BLOCK]).tobytes())


def to_int16(samples: Samples) -> NDArray[np.int16]:
    """Return samples as 16-bit integers, clipped."""
    return np.rint(np.clip(samples, -1, 1) * FULL_SCALE).astype("<i2")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, AudioStream]]:
    """Open a file and its first stream of sound; whatever FFmpeg cannot do becomes a NarrationError."""
    if not path.is_file():
        missing = "this is a folder, not a sound file" if path.is_dir() else "there is no such sound file"
        raise NarrationError(missing, str(path), "check the path of the narration")
    try:
        path.open("rb").close()
        with av.open(f"file:{path.absolute()}", options={"format_whitelist": FORMATS}) as container:
            if not container.streams.audio:
                raise NarrationError("the file holds no sound", str(path), PLAYABLE)
            yield container, container.streams.audio[0]
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise NarrationError(f"this cannot be decoded as sound ({_reason(error)})", str(path), PLAYABLE) from error
    except OSError as error:
        raise NarrationError(
            f"the file cannot be read ({error.strerror})", str(path), "check its permissions"
        ) from error


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[av.AudioFrame]:
    """Yield decoded frames; a broken packet between sound ones is passed over, as players do."""
    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except av.InvalidDataError:
            continue


def _claimed_seconds(path: Path) -> float:
    """Return the length that the container claims: good enough to reserve memory."""
    with _opened(path) as (container, _):
        return float(Fraction(container.duration or 0, av.time_base))


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error).lower()


def _setup(frame: av.AudioFrame) -> tuple[int, str, str]:
    """Return what frames have in common that one resampler takes."""
    return frame.sample_rate, frame.layout.name, frame.format.name


def _joined(frames: Iterator[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    """Yield the sound of frames alike in longer ones: each that is converted costs as much as 500 samples of it."""
    fifo = av.AudioFifo()
    for frame in frames:
        frame.pts = None  # frames follow one another, whatever their stamps say
        fifo.write(frame)
        if fifo.samples >= BLOCK:
            yield from _rest(fifo)
    yield from _rest(fifo)


def _rest(fifo: av.AudioFifo) -> Iterator[av.AudioFrame]:
    frame = fifo.read()
    if frame is not None:
        yield frame

"""Small films to encode, and what comes out when they are decoded."""

import wave
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np

from slidecast.encode import EncodeReport, EncodeSettings, encode
from slidecast.encode.colour import Converter, Planes
from slidecast.errors import Diagnostic
from slidecast.film import make_film
from slidecast.media.cache import Cache
from slidecast.model.film import Film
from slidecast.model.narration import Narration, SoundSource
from tests.film.painting import PlainPainter, plain_timeline

SIZE = (320, 180)
CLICK_SECONDS = 2.0


def silent(share: float, seconds: float) -> None:
    """Take no notice of progress."""
    assert 0 <= share <= 1
    assert seconds >= 0


def ignore(_: Diagnostic) -> None:
    """Take no notice of warnings."""


def small_film(
    seconds: int = 8, slides: int = 2, content: str = "", changed: int = -1, size: tuple[int, int] = SIZE
) -> Film:
    return make_film(plain_timeline(seconds, slides, size), partial(PlainPainter, *size, content, changed), "20250918")


def write_sound(path: Path, seconds: float, channels: int = 1, rate_hz: int = 24_000) -> Narration:
    """Write a low tone with a click at 2 s, on the left louder than on the right."""
    times = np.arange(round(seconds * rate_hz)) / rate_hz
    tone = 2000 * np.sin(2 * np.pi * 220 * times) + 20000 * (np.abs(times - CLICK_SECONDS) < 1 / rate_hz)
    both = np.stack([tone * (1 if channel == 0 else 0.5) for channel in range(channels)], axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(both.astype("<i2").tobytes())
    return Narration(path, Fraction(len(times), rate_hz), SoundSource.FILE)


@dataclass(frozen=True)
class Studio:
    """A folder with a narration, a cache and a place for the MP4."""

    folder: Path
    jobs: int = 1
    cached: bool = True

    @property
    def target(self) -> Path:
        return self.folder / "out" / "film.mp4"

    @property
    def settings(self) -> EncodeSettings:
        cache = Cache(self.folder / "cache") if self.cached else None
        return EncodeSettings(jobs=self.jobs, cache=cache, title="題名")

    def encode(self, film: Film, warnings: list[Diagnostic] | None = None) -> EncodeReport:
        timeline = film.timeline
        narration = write_sound(self.folder / "sound.wav", float(timeline.frames / timeline.rate.fps))
        settings = replace(self.settings, chapters=timeline.chapters)
        told = [] if warnings is None else warnings
        return encode(film, narration, settings, self.target, silent, told.append)


def drawn(film: Film) -> Iterator[Planes]:
    """Yield each frame as it was drawn, in the encoder's colours."""
    painter, convert = film.make_painter(), Converter()
    for run in film.runs:
        picture = painter.still(run.state.still).copy()
        for patch in painter.patches(run.state):
            height, width = patch.rgb.shape[:2]
            picture[patch.y : patch.y + height, patch.x : patch.x + width] = patch.rgb
        planes = convert(picture).copy()
        for _ in range(len(run.frames)):
            yield planes


def decoded(path: Path) -> Iterator[Planes]:
    """Yield each decoded frame."""
    with av.open(path) as container:
        for frame in container.decode(video=0):
            parts = [
                np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
                for plane in frame.planes
            ]
            yield Planes(*(part.copy() for part in parts))


def frame_digests(path: Path) -> list[int]:
    return [hash(b"".join(plane.tobytes() for plane in planes)) for planes in decoded(path)]

"""Ways to make the same film, each run as a program of its own: `python -m benchmarks.contenders WAY FILM OUT`.

FILM is what `benchmarks.render` captured of the pipeline: the film, its narration and the settings, pickled.
The slow ways make a stretch of it; STRETCHES says how long.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from slidecast.encode import EncodeSettings, encode
from slidecast.encode.coder import Canvas, x264
from slidecast.encode.colour import Converter, Planes, frame_of
from slidecast.encode.settings import X264, Quality
from slidecast.errors import Diagnostic
from slidecast.film.clip import FilmClip
from slidecast.model.film import Film
from slidecast.model.narration import Narration

Captured = tuple[Film, Narration, EncodeSettings]

STRETCHES = {"film": None, "film-1": None, "x264": 60, "frames": 20, "composite": 6, "layers": 6}  # seconds; None: all
"""By way: how much of the film it makes."""
PIECES_FROM_SECONDS = 30  # past the opening


def film_stage(captured: Captured, out: Path, jobs: int) -> None:
    """Encode the whole film as slidecast does, without a cache."""
    film, narration, settings = captured
    encode(film, narration, replace(settings, cache=None, jobs=jobs), out, _silent, _ignore)


def x264_alone(captured: Captured, out: Path) -> None:
    """Encode every frame with x264, at the same settings, from pictures that are ready in memory."""
    film = captured[0]
    timeline = film.timeline
    canvas = Canvas(timeline.width, timeline.height, timeline.rate.fps)
    encoder = x264(canvas, Quality.NORMAL)
    clip, convert = FilmClip(film), Converter()
    size = 0
    converted: dict[int, Planes] = {}
    for number in _stretch(film, "x264"):
        picture = clip.get_frame(number / clip.fps)
        if id(picture) not in converted:
            converted = {id(picture): convert(picture)}
        frame = frame_of(converted[id(picture)])
        frame.pts, frame.time_base = number, 1 / canvas.fps
        size += sum(packet.size for packet in encoder.encode(frame))
    out.write_text(str(size))


def moviepy_frames(captured: Captured, out: Path) -> None:
    """Let moviepy write finished frames."""
    film = captured[0]
    frames = _stretch(film, "frames")
    clip = FilmClip(film)
    part = clip.subclipped(frames.start / clip.fps, frames.stop / clip.fps)
    part.write_videofile(str(out), codec="libx264", preset=X264[Quality.NORMAL][0], threads=2, logger=None)


def moviepy_composite(captured: Captured, out: Path) -> None:
    """Let moviepy compose the same pictures of layers, and write them."""
    from moviepy import CompositeVideoClip, ImageClip

    film = captured[0]
    layers = [
        ImageClip(picture).with_start(start).with_duration(end - start).with_position((x, y))
        for picture, x, y, start, end in _layers(film, _stretch(film, "composite"))
    ]
    size = (film.timeline.width, film.timeline.height)
    composed = CompositeVideoClip(layers, size=size).with_fps(float(film.timeline.rate.fps))
    composed.write_videofile(str(out), codec="libx264", preset=X264[Quality.NORMAL][0], threads=2, logger=None)


def write_layers(captured: Captured, out: Path) -> None:
    """Write the layers of the stretch for `benchmarks/movis_layers.py`, which runs in an environment of its own."""
    film = captured[0]
    layers = list(_layers(film, _stretch(film, "layers")))
    size = (film.timeline.width, film.timeline.height)
    out.write_bytes(pickle.dumps((size, float(film.timeline.rate.fps), layers)))


def _stretch(film: Film, way: str) -> range:
    """Return the frames that a way makes: from PIECES_FROM_SECONDS on, where the film is as long."""
    seconds = STRETCHES[way] or 0
    count = min(int(seconds * film.timeline.rate.fps), film.timeline.frames)
    start = min(int(PIECES_FROM_SECONDS * film.timeline.rate.fps), film.timeline.frames - count)
    return range(start, start + count)


def _layers(film: Film, frames: range) -> Iterator[tuple[np.ndarray, int, int, float, float]]:
    """Yield stills and patches with place and time, in seconds from the stretch's start, bottom first."""
    painter, fps = film.make_painter(), film.timeline.rate.fps
    runs = [run for run in film.runs if run.frames.end > frames.start and run.frames.start < frames.stop]
    for kind in ("still", "patches"):
        for run in runs:
            start, end = (
                float(Fraction(min(max(frame, frames.start), frames.stop) - frames.start) / fps)
                for frame in (run.frames.start, run.frames.end)
            )
            if kind == "still":
                yield painter.still(run.state.still), 0, 0, start, end
            else:
                for patch in painter.patches(run.state):
                    yield patch.rgb, patch.x, patch.y, start, end


def _silent(share: float, seconds: float) -> None:
    """Take no notice of progress."""


def _ignore(_: Diagnostic) -> None:
    """Take no notice of warnings."""


WAYS: dict[str, Callable[[Captured, Path], None]] = {
    "film": lambda captured, out: film_stage(captured, out, jobs=2),
    "film-1": lambda captured, out: film_stage(captured, out, jobs=1),
    "x264": x264_alone,
    "frames": moviepy_frames,
    "composite": moviepy_composite,
    "layers": write_layers,
}

if __name__ == "__main__":
    way, film_path, out_path = sys.argv[1:]
    WAYS[way](pickle.loads(Path(film_path).read_bytes()), Path(out_path))

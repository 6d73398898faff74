"""The least that each stage could take, with the same libraries: `python -m benchmarks.floors FILM SCRIPT`.

FILM is what `benchmarks.render` captured of the pipeline; SCRIPT has one spoken sentence a line. Printed as JSON, in
seconds of one core that does nothing else: importing the libraries, reading the text aloud to its phones, decoding
the sound, and encoding the film's distinct pictures and the sound, which are ready in memory.
"""

import json
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from benchmarks.contenders import Captured
from slidecast.encode.coder import Canvas, x264
from slidecast.encode.colour import frame_of
from slidecast.encode.pictures import Gallery
from slidecast.encode.segments import segments
from slidecast.encode.settings import Quality
from slidecast.encode.sound import chunk_samples, chunks, encode_chunk, packets_for
from slidecast.reading.openjtalk import openjtalk

LIBRARIES = "numpy, av, PIL.Image, pydantic, yaml, markdown_it, pyopenjtalk, rich.console, fontTools.ttLib"


class Watch:
    """Seconds that pass while it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - start


def importing() -> float:
    """Return the seconds of a Python that imports the libraries and ends."""
    watch = Watch()
    with watch.running():
        subprocess.run([sys.executable, "-c", f"import {LIBRARIES}"], check=True)
    return watch.seconds


def reading(script: Path) -> float:
    """Return the seconds that Open JTalk's front end takes for the sentences."""
    lines = script.read_text("utf-8").splitlines()
    openjtalk().extract_fullcontext("準備")  # its dictionary is loaded once
    watch = Watch()
    with watch.running():
        for line in lines:
            openjtalk().extract_fullcontext(line)
    return watch.seconds


def decoding(sound: Path) -> float:
    """Return the seconds that FFmpeg takes to decode a sound."""
    watch = Watch()
    with watch.running(), av.open(sound) as container:
        for _ in container.decode(audio=0):
            pass
    return watch.seconds


def encoding_pictures(captured: Captured) -> float:
    """Return the seconds that x264 takes for each segment's stills, once each."""
    film = captured[0]
    timeline = film.timeline
    canvas = Canvas(timeline.width, timeline.height, timeline.rate.fps)
    gallery, watch = Gallery(film.make_painter()), Watch()
    for segment in segments(film):
        encoder = x264(canvas, Quality.NORMAL)
        states = {run.state.still: run.state for run in reversed(segment.runs)}
        for number, state in enumerate(reversed(states.values())):
            frame = frame_of(gallery.picture(state).whole())
            frame.pts, frame.time_base = number, 1 / canvas.fps
            with watch.running():
                encoder.encode(frame)
    return watch.seconds


def encoding_sound(captured: Captured) -> float:
    """Return the seconds that FFmpeg's AAC takes for the sound."""
    narration, watch = captured[1], Watch()
    packets = packets_for(narration.duration)
    for chunk, samples in zip(chunks(packets), chunk_samples(narration.path, packets), strict=True):
        with watch.running():
            encode_chunk(chunk, samples)
    return watch.seconds


def main() -> None:
    """Print the floors."""
    film, script = map(Path, sys.argv[1:])
    captured: Captured = pickle.loads(film.read_bytes())
    print(
        json.dumps(
            {
                "importing": importing(),
                "reading": reading(script),
                "decoding": decoding(captured[1].path),
                "pictures": encoding_pictures(captured),
                "sound": encoding_sound(captured),
            }
        )
    )


if __name__ == "__main__":
    main()

"""Film files to frames, through moviepy: fitted into a box, at any moment."""

import warnings
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from slidecast.media.film_files import FilmFacts, film_facts
from slidecast.model.picture import Rgb

if TYPE_CHECKING:
    from moviepy import VideoFileClip

POSTER_SECONDS = (0, 1, 2, 4, 8, 16)  # where to look for a frame that stands for the film
LIVELY = 24.0  # standard deviation of its levels: a black or plain frame has next to none


class Reel:
    """An open film: a process decodes it until it is closed, or forgotten."""

    def __init__(self, clip: "VideoFileClip", facts: FilmFacts) -> None:
        self._clip = clip
        self._process = clip.reader.proc if clip.reader else None
        self.facts = facts

    def frame_at(self, moment: Fraction) -> Rgb:
        """Return the frame shown at a moment, shape (height, width, 3); the last one from its end on."""
        last = self.facts.length - 1 / self.facts.fps
        seconds = float(max(min(moment, last), Fraction(0)) + 1 / (4 * self.facts.fps))  # clear of the frames' edges
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a file that ends early repeats its last frame
            frame = np.asarray(self._clip.get_frame(seconds), np.uint8)
        self._process = self._clip.reader.proc if self._clip.reader else None  # seeking starts another
        return frame

    def close(self) -> None:
        self._clip.close()
        for pipe in (self._process.stdout, self._process.stderr) if self._process else ():
            pipe.close()  # which moviepy forgets of a film that was read to its end, and the collector too late

    __del__ = close


def open_reel(path: str, width: int, height: int) -> Reel:
    """Return a film whose frames fill a box of `width` x `height` pixels either way, their proportion kept.

    Raises:
        MediaError: it cannot be read as a film.
    """
    from moviepy import VideoFileClip  # late: most episodes have no film, and it takes a fifth of a second

    facts = film_facts(Path(path))
    scale = min(Fraction(width, facts.width), Fraction(height, facts.height))
    size = max(round(facts.width * scale), 1), max(round(facts.height * scale), 1)
    return Reel(VideoFileClip(path, audio=False, target_resolution=size, resize_algorithm="lanczos"), facts)


def poster_of(path: Path, width: int, height: int) -> Fraction:
    """Return the moment of the first frame, of a few, on which there is something to see; else of the liveliest."""
    reel = open_reel(str(path), width, height)
    try:
        moments = [Fraction(second) for second in POSTER_SECONDS if second < reel.facts.length]
        liveliness = {moment: float(reel.frame_at(moment).std()) for moment in moments}
    finally:
        reel.close()
    return next(
        (moment for moment in moments if liveliness[moment] >= LIVELY), max(moments, key=liveliness.__getitem__)
    )

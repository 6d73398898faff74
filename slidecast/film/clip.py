"""The film as a moviepy clip, so that anyone can join it with clips of their own or lay them over it."""

from bisect import bisect_right
from fractions import Fraction
from math import floor

import numpy as np
from moviepy import VideoClip

from slidecast.media.recent import Recent
from slidecast.model.film import Film
from slidecast.model.picture import FrameState, Painter, Rgb, Still

STILLS_HELD = 4
PICTURES_HELD = 8
TIME_SLACK = Fraction(1, 1000)  # of a frame: moviepy reckons in floats


class Pictures:
    """Finished frames of a film; equal frames are the very same array, which must not be written to."""

    def __init__(self, film: Film) -> None:
        self._film = film
        self._starts = [run.frames.start for run in film.runs]
        self._painter: Painter | None = None
        self._still: Recent[Still, Rgb] = Recent(lambda still: self._paint().still(still), STILLS_HELD)
        self._picture = Recent(self._compose, PICTURES_HELD)

    def at(self, frame: int) -> Rgb:
        """Return the picture of a frame; frames before the first and after the last show these."""
        run = self._film.runs[max(bisect_right(self._starts, frame) - 1, 0)]
        return self._picture(run.state)

    def _paint(self) -> Painter:
        if self._painter is None:
            self._painter = self._film.make_painter()
        return self._painter

    def _compose(self, state: FrameState) -> Rgb:
        picture = np.array(self._still(state.still))
        for patch in self._paint().patches(state):
            height, width = patch.rgb.shape[:2]
            picture[patch.y : patch.y + height, patch.x : patch.x + width] = patch.rgb
        picture.flags.writeable = False
        return picture


class FilmClip(VideoClip):  # type: ignore[misc]  # moviepy carries no types
    """A moviepy clip of the film.

    Attributes:
        film: the film with its runs.
        fps: frames a second.
        size: width and height in pixels.
    """

    def __init__(self, film: Film) -> None:
        super().__init__(duration=float(film.timeline.frames / film.timeline.rate.fps))
        self.film = film
        self.fps = float(film.timeline.rate.fps)
        self.size = (film.timeline.width, film.timeline.height)
        self._pictures = Pictures(film)
        self.frame_function = self._frame

    def _frame(self, seconds: float) -> Rgb:
        """Return the picture shown at a moment, shape (height, width, 3), uint8; do not write to it."""
        return self._pictures.at(floor(Fraction(seconds) * self.film.timeline.rate.fps + TIME_SLACK))

"""The film as a moviepy clip: others can read frames from it, join it and lay it over."""

import numpy as np
from moviepy import ColorClip, concatenate_videoclips

from slidecast.film import make_film
from slidecast.film.clip import STILLS_HELD, FilmClip
from slidecast.model.picture import Rgb, Still
from tests.film.painting import PlainPainter, plain_timeline


class CountingPainter(PlainPainter):
    """Counts the stills that it draws."""

    drawn: list[Still]

    def still(self, still: Still) -> Rgb:
        self.__dict__.setdefault("drawn", []).append(still)
        return super().still(still)


def test_every_frame_is_the_picture_of_its_state() -> None:
    film = make_film(plain_timeline(), PlainPainter, "a")
    clip, painter = FilmClip(film), PlainPainter()
    assert (clip.size, clip.fps, clip.duration) == ((320, 180), 30.0, 8.0)
    for run in film.runs[::7]:
        wanted = painter.still(run.state.still)
        for patch in painter.patches(run.state):
            height, width = patch.rgb.shape[:2]
            wanted[patch.y : patch.y + height, patch.x : patch.x + width] = patch.rgb
        for frame in (run.frames.start, run.frames.end - 1):
            assert np.array_equal(clip.get_frame(frame / 30), wanted)


def test_frames_of_a_run_are_one_and_the_same_array() -> None:
    film = make_film(plain_timeline(), PlainPainter, "a")
    run = max(film.runs, key=lambda run: len(run.frames))
    clip = FilmClip(film)
    assert clip.get_frame(run.frames.start / 30) is clip.get_frame((run.frames.end - 1) / 30)


def test_playing_through_draws_each_still_once() -> None:
    painter = CountingPainter()
    film = make_film(plain_timeline(), lambda: painter, "a")
    clip = FilmClip(film)
    for frame in range(film.timeline.frames):
        clip.get_frame(frame / 30)
    assert len(painter.drawn) <= len({run.state.still for run in film.runs}) + STILLS_HELD


def test_it_joins_other_clips() -> None:
    film = make_film(plain_timeline(), PlainPainter, "a")
    opening = ColorClip((320, 180), color=(1, 2, 3), duration=1).with_fps(30)
    joined = concatenate_videoclips([opening, FilmClip(film)])
    assert joined.duration == 9.0
    assert tuple(joined.get_frame(0.5)[0, 0]) == (1, 2, 3)
    assert np.array_equal(joined.get_frame(3.0), FilmClip(film).get_frame(2.0))

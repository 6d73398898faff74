"""What every frame shows: laws over any timeline, and the few cases that define the rules."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.film import make_film, progress_steps
from slidecast.film.blinks import blinks
from slidecast.film.states import frame_states
from slidecast.model.film import Run
from slidecast.model.picture import FrameState
from slidecast.model.time import FrameRange, TimeRange
from slidecast.model.timeline import Cue, Eyes, Mouth, MouthSpan, Timeline
from tests.film.painting import PlainPainter, plain_timeline


def state_at(runs: tuple[Run, ...], frame: int) -> FrameState:
    return next(run.state for run in runs if run.frames.start <= frame < run.frames.end)


timelines = st.builds(
    plain_timeline,
    seconds=st.integers(2, 40),
    slides=st.integers(1, 6),
    fps=st.sampled_from([Fraction(24), Fraction(30), Fraction(30000, 1001), Fraction(60)]),
)


@given(timelines, st.text(max_size=8))
@settings(max_examples=40, deadline=None)
def test_runs_tile_the_film_and_neighbours_differ_unless_cut(timeline: Timeline, seed: str) -> None:
    runs = make_film(timeline, PlainPainter, seed).runs  # Film checks the tiling itself
    cuts = {clip.frames.start for clip in timeline.clips}
    for before, after in pairwise(runs):
        assert before.state != after.state or after.frames.start in cuts


@given(timelines, st.text(max_size=8))
@settings(max_examples=40, deadline=None)
def test_no_run_crosses_a_cut(timeline: Timeline, seed: str) -> None:
    for run in make_film(timeline, PlainPainter, seed).runs:
        clip = next(clip for clip in timeline.clips if clip.slide == run.state.still.slide)
        assert clip.frames.start <= run.frames.start < run.frames.end <= clip.frames.end


@given(timelines, st.text(max_size=8))
@settings(max_examples=40, deadline=None)
def test_blinks_are_whole_and_stay_within_a_clip(timeline: Timeline, seed: str) -> None:
    plan = blinks(timeline, seed)
    assert plan == blinks(timeline, seed)
    for closing, closed, opening in zip(plan[::3], plan[1::3], plan[2::3], strict=True):
        assert [part[1] for part in (closing, closed, opening)] == [Eyes.HALF, Eyes.CLOSED, Eyes.HALF]
        assert closing[0].end == closed[0].start
        assert closed[0].end == opening[0].start
        assert any(c.frames.start <= closing[0].start and opening[0].end <= c.frames.end for c in timeline.clips)


@given(
    st.lists(st.fractions(Fraction(3, 2), 20, max_denominator=30), min_size=1, max_size=30),
    st.sampled_from([Fraction(24), Fraction(30), Fraction(30000, 1001), Fraction(60)]),
    st.text(max_size=8),
)
def test_blinks_come_every_three_to_six_seconds_whatever_is_cut(
    slides: list[Fraction], fps: Fraction, seed: str
) -> None:
    timeline = cut_timeline(slides, fps)
    starts = [0, *(frames.start for frames, _ in blinks(timeline, seed)[::3])]
    pauses = [(later - earlier) / fps for earlier, later in pairwise(starts)]
    assert all(3 - 1 / fps <= pause <= 6 + 1 / fps for pause in pauses)
    assert (timeline.frames - starts[-1]) / fps <= 6 + Fraction(1, 6) + 2 / fps, "the eyes stay open to the end"


def cut_timeline(slides: list[Fraction], fps: Fraction) -> Timeline:
    """Return a timeline of slides of so many seconds each."""
    edges = [round(sum(slides[:count]) * fps) for count in range(len(slides) + 1)]
    plain = plain_timeline(2, 1, fps=fps)
    clips = tuple(
        replace(plain.clips[0], slide=number, frames=FrameRange(*ends)) for number, ends in enumerate(pairwise(edges))
    )
    return replace(plain, clips=clips, frames=edges[-1])


def test_the_seed_decides_when_to_blink() -> None:
    timeline = plain_timeline(60, 1)
    assert blinks(timeline, "a") != blinks(timeline, "b")


def test_times_become_frames_by_rounding() -> None:
    timeline = replace(
        plain_timeline(8, 1),
        cues=(Cue(TimeRange(Fraction(1, 100), Fraction(98, 100)), ("字幕",)),),
        mouths=(MouthSpan(TimeRange(Fraction(17, 1000), Fraction(84, 1000)), Mouth.A),),
    )
    runs = frame_states(timeline, ())
    assert state_at(runs, 0).still.cue == 0
    assert state_at(runs, 28).still.cue == 0
    assert state_at(runs, 29).still.cue is None
    assert [state_at(runs, frame).mouth for frame in range(4)] == [Mouth.CLOSED, Mouth.A, Mouth.A, Mouth.CLOSED]


def test_a_unit_stays_set_off_until_the_next_utterance_of_its_slide() -> None:
    timeline = plain_timeline(8, 2)  # utterances of units 0, 1, 2, 0 at 0, 2, 4, 6 s; slides change at 4 s
    first = replace(timeline.utterances[0], range=TimeRange(Fraction(1), Fraction(3, 2)))
    silent = replace(timeline.utterances[2], range=None)
    runs = frame_states(replace(timeline, utterances=(first, timeline.utterances[1], silent)), ())
    assert [state_at(runs, frame).still.unit for frame in (0, 30, 59, 60, 119, 120, 239)] == [
        None, 0, 0, 1, 1, None, None,
    ]  # fmt: skip


def test_an_utterance_that_starts_before_its_slide_sets_off_from_the_cut() -> None:
    timeline = plain_timeline(8, 2)
    early = replace(timeline.utterances[2], range=TimeRange(Fraction(3), Fraction(5)))
    runs = frame_states(replace(timeline, utterances=(early,)), ())
    assert state_at(runs, 119).still.unit is None
    assert state_at(runs, 120).still.unit == 2


def test_the_bar_goes_from_nought_to_its_last_step() -> None:
    timeline = plain_timeline(60, 3)
    runs = frame_states(timeline, ())
    steps = [run.state.progress for run in runs]
    assert progress_steps(timeline) == 40
    assert (steps[0], steps[-1]) == (0, 39)
    assert steps == sorted(steps)


def test_a_long_film_has_no_more_steps_than_pixels_to_see_them() -> None:
    assert progress_steps(replace(plain_timeline(2, 1), frames=30 * 3600)) == 160

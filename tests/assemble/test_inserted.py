"""Films and stills between the slides: the film stays tiled, and everything keeps its place beside the sound."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from slidecast.align.deck_times import Times, times_in_sound
from slidecast.align.options import Group
from slidecast.assemble import timeline_from_json, timeline_to_json
from slidecast.assemble.inserted import STILL_HOLD, inserted, inserts_of, with_inserted
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.time import TimeRange, seconds
from slidecast.model.timeline import Mouth, MouthSpan, Sound, Timeline
from tests.assemble.test_timeline import DECK, timeline

FILM = Slide(SlideKind.RAW_MEDIA, "", RawMedia("/a.mp4", True, "d", Fraction("1.28")))
STILL = Slide(SlideKind.RAW_MEDIA, "", RawMedia("/b.png", False, "d"))
GONE = Slide(SlideKind.RAW_MEDIA, "", RawMedia("/c.mp4", True))
PLACES = st.lists(st.tuples(st.integers(0, len(DECK.slides)), st.sampled_from((FILM, STILL, GONE))), max_size=5)


def with_media(places: list[tuple[int, Slide]]) -> tuple[Deck, Timeline]:
    """Return the deck with media before its slides, and its timeline that lacks them."""
    slides: list[Slide] = []
    index = {}
    for number, slide in enumerate([*DECK.slides, None]):
        slides += [media for place, media in places if place == number]
        if slide:
            index[number] = len(slides)
            slides.append(slide)
    bare = timeline()
    clips = tuple(replace(clip, slide=index[clip.slide]) for clip in bare.clips)
    said = tuple(replace(one, slide=index[one.slide]) for one in bare.utterances)
    mouths = (MouthSpan(TimeRange(Fraction(0), seconds(25)), Mouth.A),)
    return replace(DECK, slides=tuple(slides)), replace(bare, clips=clips, utterances=said, mouths=mouths)


@given(PLACES)
def test_film_stays_tiled_and_all_of_it_is_there(places: list[tuple[int, Slide]]) -> None:
    deck, bare = with_media(places)
    inserts = inserts_of(deck, bare)
    made = with_inserted(bare, inserts, deck, Sound("file", "b.wav", seconds(40)))
    shown = [number for number, slide in enumerate(deck.slides) if slide != GONE]
    assert [clip.slide for clip in made.clips] == shown
    assert made.clips[0].frames.start == 0
    assert all(one.frames.end == next_one.frames.start for one, next_one in pairwise(made.clips))
    assert made.clips[-1].frames.end == made.frames
    lengths = {FILM.body: 38, STILL.body: int(STILL_HOLD * 30)}
    media = [clip for clip in made.clips if clip.kind == SlideKind.RAW_MEDIA]
    assert [len(clip.frames) for clip in media] == [lengths[deck.slides[clip.slide].body] for clip in media]
    assert [clip.moves for clip in media] == [deck.slides[clip.slide] == FILM for clip in media]
    assert inserted(made, deck) == inserts


@given(PLACES)
def test_what_is_said_stays_with_its_slide(places: list[tuple[int, Slide]]) -> None:
    deck, bare = with_media(places)
    made = with_inserted(bare, inserts_of(deck, bare), deck, Sound("file", "b.wav", seconds(40)))
    later = {clip.slide: clip.frames.start for clip in made.clips}
    before = {clip.slide: clip.frames.start for clip in bare.clips}
    for old, new in zip(bare.utterances, made.utterances, strict=True):
        assert old.range is not None
        shift = made.rate.seconds_at(later[old.slide] - before[old.slide])
        assert new.range == old.range.shifted(shift)
    assert all(one.range.end <= other.range.start for one, other in pairwise(made.cues))
    assert all(one.range.end <= other.range.start for one, other in pairwise(made.mouths))
    assert sum(mouth.range.duration for mouth in made.mouths) == 25
    assert made.chapters[0].start == 0
    assert made.chapters[0].title == "番組"


@given(PLACES)
def test_file_there_and_back(places: list[tuple[int, Slide]]) -> None:
    deck, bare = with_media(places)
    made = with_inserted(bare, inserts_of(deck, bare), deck, Sound("file", "b.wav", seconds(40)))
    again = timeline_from_json(timeline_to_json(made), "timeline.json", deck)
    assert timeline_to_json(again) == timeline_to_json(made)
    assert again.clips == made.clips


def groups(*spans: tuple[float, float, bool]) -> tuple[Group, ...]:
    return tuple(
        Group(at, at + (not media), time=TimeRange(seconds(start), seconds(end)), media=media)
        for at, (start, end, media) in enumerate(spans)
    )


def edges(times: Times | None) -> list[tuple[int, int] | None]:
    assert times is not None
    return [(int(time.start), int(time.end)) if time else None for time in times]


def test_length_decides_whether_the_sound_holds_the_films() -> None:
    deck = groups((0, 20, True), (20, 24, True), (24, 30, False), (30, 33, True), (33, 50, False))
    assert edges(times_in_sound(deck, seconds(49.2))) == [(0, 20), (20, 24), (24, 30), (30, 33), (33, 50)]
    assert edges(times_in_sound(deck, seconds(23.9))) == [None, None, (0, 6), None, (6, 23)]
    assert times_in_sound(deck, seconds(35)) is None
    assert times_in_sound((), seconds(35)) is None

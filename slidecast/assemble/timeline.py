"""Deck, alignment, cues and mouths in; the Timeline out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from slidecast.assemble.cuts import Voiced, cut_seconds, frame_cuts
from slidecast.errors import Diagnostic, Warn
from slidecast.model.alignment import Alignment, Method
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck, SlideKind
from slidecast.model.time import FrameRange, FrameRate, TimeRange, seconds
from slidecast.model.timeline import Clip, Cue, Marker, MouthSpan, Sound, TimedUtterance, Timeline


@dataclass(frozen=True, slots=True)
class Canvas:
    """The film's frame: pixels, and frames a second."""

    width: int
    height: int
    rate: FrameRate


def timed_utterances(deck: Deck, alignment: Alignment) -> tuple[TimedUtterance, ...]:
    """Return the deck's utterances with the times that the alignment found, in order.

    An utterance that is merely paced sets nothing off: nobody knows that it is being spoken.

    Raises:
        ValueError: the alignment is of another deck (the counts differ).
    """
    places = [(slide, deck.slides[slide]) for slide, s in enumerate(deck.slides) for _ in s.utterances]
    if len(places) != len(alignment.utterances):
        raise ValueError(f"{len(alignment.utterances)} aligned utterances for {len(places)} of the deck")
    return tuple(
        TimedUtterance(
            index=index,
            slide=place,
            article=slide.article,
            spoken=utterance.spoken,
            shown=utterance.shown,
            range=aligned.range,
            method=aligned.method,
            confidence=aligned.confidence,
            unit=None if aligned.method is Method.PACED else utterance.unit,
        )
        for index, ((place, slide), utterance, aligned) in enumerate(
            zip(places, deck.utterances, alignment.utterances, strict=True)
        )
    )


def assemble(
    deck: Deck,
    utterances: Sequence[TimedUtterance],
    tracks: tuple[Sequence[Cue], Sequence[MouthSpan]],
    film: tuple[Sound, Canvas],
    warn: Warn,
    times: Sequence[TimeRange | None] = (),
) -> Timeline:
    """Return the timeline of `deck` over `sound`.

    Args:
        utterances: as from `timed_utterances`.
        tracks: the cues and the mouth shapes, ascending and disjoint.
        film: the sound that it is for, and the picture's frame.
        times: when the sound holds each slide, as the deck says; empty where that does not count.
    """
    sound, canvas = film
    frames = max(canvas.rate.frame_at(sound.duration), 1)
    fixed = first_pages(times or [None] * len(deck.slides))
    kept = _shown(deck, fixed, warn)
    clips = _clips(deck, utterances, [(index, fixed[index]) for index in kept], (sound.duration, canvas.rate, frames))
    for clip in clips:
        if len(clip.frames) == 0:
            warn(Diagnostic(_place(deck, clip.slide), "the sound is too short to show it; it is left out"))
    shown = tuple(clip for clip in clips if len(clip.frames))
    cues, mouths = tracks
    return Timeline(
        rate=canvas.rate,
        frames=frames,
        width=canvas.width,
        height=canvas.height,
        sound=sound,
        clips=shown,
        utterances=tuple(utterances),
        cues=tuple(cues),
        mouths=tuple(mouths),
        chapters=chapters_of(deck, shown, canvas.rate),
    )


def _place(deck: Deck, index: int) -> str:
    return f"slide {index + 1} ({deck.slides[index].title})"


def _shown(deck: Deck, fixed: Sequence[TimeRange | None], warn: Warn) -> list[int]:
    """Return the indices of the slides that show over the sound: not media that it lacks, nor what has no time."""
    kept: list[int] = []
    for index, (slide, time) in enumerate(zip(deck.slides, fixed, strict=True)):
        if isinstance(slide.body, RawMedia):
            kept += [index] if slide.body.digest and time is not None and time.duration else []
        elif time is not None and time.duration == 0:
            warn(Diagnostic(_place(deck, index), "the deck gives it no time; it is folded into its neighbour"))
        else:
            kept.append(index)
    return kept


def first_pages(times: Sequence[TimeRange | None]) -> list[TimeRange | None]:
    """Return the times, of the pages of one slide only the first one's."""
    return [time if time != before else None for before, time in pairwise((None, *times))]


def moves(deck: Deck, index: int) -> bool:
    """Return whether a slide shows a film."""
    body = deck.slides[index].body
    return isinstance(body, RawMedia) and body.is_film


def clip_of(deck: Deck, index: int, frames: FrameRange) -> Clip:
    slide = deck.slides[index]
    return Clip(index, slide.kind, slide.article, slide.title, frames, moves(deck, index))


def _clips(
    deck: Deck,
    utterances: Sequence[TimedUtterance],
    shown: Sequence[tuple[int, TimeRange | None]],
    film: tuple[Fraction, FrameRate, int],
) -> tuple[Clip, ...]:
    """Return a clip for each of the shown slides: their indices, with their fixed times where a deck gives them."""
    duration, rate, frames = film
    spoken: dict[int, list[TimeRange]] = {}
    for utterance in utterances:
        if utterance.range is not None:
            spoken.setdefault(utterance.slide, []).append(utterance.range)
    voiced = [
        Voiced(tuple(spoken.get(index, ())), fixed, deck.slides[index].kind is SlideKind.SECTION)
        for index, fixed in shown
    ]
    given = [number for number, (_, fixed) in enumerate(shown) if fixed]
    ranges = frame_cuts(cut_seconds(voiced, duration), rate, frames, given)
    return tuple(clip_of(deck, index, extent) for (index, _), extent in zip(shown, ranges, strict=True))


def chapters_of(deck: Deck, clips: Sequence[Clip], rate: FrameRate) -> tuple[Marker, ...]:
    """Return a chapter for the opening, for each article and for the closing."""

    def key(clip: Clip) -> object:
        return "closing" if deck.slides[clip.slide].kind is SlideKind.CLOSING else clip.article

    chapters = [tuple(members) for _, members in groupby(clips, key)]
    return tuple(
        Marker(seconds(rate.seconds_at(members[0].frames.start)), _chapter_title(deck, members)) for members in chapters
    )


def _chapter_title(deck: Deck, members: Sequence[Clip]) -> str:
    """Return the article's title, else that of the first slide that has one: an opening film has none."""
    article = members[0].article
    if article is not None and 0 < article <= len(deck.articles):
        return deck.articles[article - 1]
    return next((clip.title for clip in members if clip.title), deck.programme)

"""Deck, alignment, cues and mouths in; the Timeline out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from slidecast.assemble.cuts import Voiced, cut_seconds, frame_cuts
from slidecast.errors import Diagnostic, Warn
from slidecast.model.alignment import Alignment, Method
from slidecast.model.deck import Deck, SlideKind
from slidecast.model.time import FrameRate, TimeRange, seconds
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
    shift: Fraction | None = None,
) -> Timeline:
    """Return the timeline of `deck` over `sound`.

    Args:
        utterances: as from `timed_utterances`.
        tracks: the cues and the mouth shapes, ascending and disjoint.
        film: the sound that it is for, and the picture's frame.
        shift: seconds by which the sound lies later than the deck's own times; None where these do not count.
    """
    sound, canvas = film
    frames = max(canvas.rate.frame_at(sound.duration), 1)
    fixed = deck_times(deck, shift)
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
        chapters=_chapters(deck, shown, canvas.rate),
    )


def _place(deck: Deck, index: int) -> str:
    return f"slide {index + 1} ({deck.slides[index].title})"


def _shown(deck: Deck, fixed: Sequence[TimeRange | None], warn: Warn) -> list[int]:
    """Return the indices of the slides that are shown: not raw media, nor what the deck gives no time."""
    kept: list[int] = []
    for index, (slide, time) in enumerate(zip(deck.slides, fixed, strict=True)):
        if slide.kind is SlideKind.RAW_MEDIA:
            warn(Diagnostic(_place(deck, index), "raw media is not shown yet; the slide after it takes its time"))
        elif time is not None and time.duration == 0:
            warn(Diagnostic(_place(deck, index), "the deck gives it no time; it is folded into its neighbour"))
        else:
            kept.append(index)
    return kept


def deck_times(deck: Deck, shift: Fraction | None) -> list[TimeRange | None]:
    """Return the time in the sound that the deck gives each slide; of the pages of one slide the first has it."""
    if shift is None:
        return [None] * len(deck.slides)
    times: list[TimeRange | None] = []
    before: TimeRange | None = None
    for slide in deck.slides:
        own = slide.time if slide.time != before else None
        times.append(TimeRange(max(own.start + shift, Fraction(0)), max(own.end + shift, Fraction(0))) if own else None)
        before = slide.time
    return times


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
    ranges = frame_cuts(cut_seconds(voiced, duration), rate, frames)
    return tuple(
        Clip(index, deck.slides[index].kind, deck.slides[index].article, deck.slides[index].title, extent)
        for (index, _), extent in zip(shown, ranges, strict=True)
    )


def _chapters(deck: Deck, clips: Sequence[Clip], rate: FrameRate) -> tuple[Marker, ...]:
    """Return a chapter for the opening, for each article and for the closing."""
    markers: list[Marker] = []
    before: object = object()
    for clip in clips:
        slide = deck.slides[clip.slide]
        key = "closing" if slide.kind is SlideKind.CLOSING else slide.article
        if key != before:
            markers.append(Marker(seconds(rate.seconds_at(clip.frames.start)), _chapter_title(deck, clip)))
        before = key
    return tuple(markers)


def _chapter_title(deck: Deck, clip: Clip) -> str:
    if clip.article is not None and 0 < clip.article <= len(deck.articles):
        return deck.articles[clip.article - 1]
    return clip.title

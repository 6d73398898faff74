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
    sound: Sound,
    canvas: Canvas,
    warn: Warn,
) -> Timeline:
    """Return the timeline of `deck` over `sound`.

    Args:
        utterances: as from `timed_utterances`.
        tracks: the cues and the mouth shapes, ascending and disjoint.
    """
    frames = max(canvas.rate.frame_at(sound.duration), 1)
    clips = _clips(deck, utterances, sound.duration, (canvas.rate, frames))
    for clip in clips:
        if len(clip.frames) == 0:
            warn(
                Diagnostic(f"slide {clip.slide + 1}", f"the sound is too short to show {clip.title!r}; it is left out")
            )
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


def _clips(
    deck: Deck, utterances: Sequence[TimedUtterance], duration: Fraction, film: tuple[FrameRate, int]
) -> tuple[Clip, ...]:
    spoken: list[list[TimeRange]] = [[] for _ in deck.slides]
    for utterance in utterances:
        if utterance.range is not None:
            spoken[utterance.slide].append(utterance.range)
    voiced = [Voiced(tuple(r), slide.time) for r, slide in zip(spoken, deck.slides, strict=True)]
    ranges = frame_cuts(cut_seconds(voiced, duration), *film)
    return tuple(
        Clip(slide=index, kind=slide.kind, article=slide.article, title=slide.title, frames=frames)
        for index, (slide, frames) in enumerate(zip(deck.slides, ranges, strict=True))
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

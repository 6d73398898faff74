"""timeline.json: the timeline as a file that a person may edit and give back.

Seconds are decimal numbers with microsecond precision; frames are whole numbers.
"""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from slidecast.assemble.timeline import moves
from slidecast.errors import AlignmentError, Place
from slidecast.model.alignment import Method
from slidecast.model.deck import Deck
from slidecast.model.time import FrameRange, FrameRate, TimeRange, seconds
from slidecast.model.timeline import (
    Clip,
    Cue,
    Marker,
    Mouth,
    MouthSpan,
    Sound,
    TimedUtterance,
    Timeline,
)

VERSION = 1


def _to_seconds(value: object) -> object:
    return seconds(str(value)) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else value


def _to_number(value: Fraction) -> float:
    return round(float(value), 6)


Moment = Annotated[Fraction, BeforeValidator(_to_seconds), PlainSerializer(_to_number, return_type=float)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Sound(_Record):
    source: str
    path: str
    duration: Annotated[Moment, Field(gt=0)]


class _Slide(_Record):
    index: Annotated[int, Field(ge=0)]
    kind: str
    article: int | None
    title: str
    start_frame: Annotated[int, Field(ge=0)]
    end_frame: Annotated[int, Field(ge=0)]


class _Utterance(_Record):
    index: Annotated[int, Field(ge=0)]
    slide: Annotated[int, Field(ge=0)]
    article: int | None
    spoken: str
    shown: str
    start: Moment | None
    end: Moment | None
    method: Method
    confidence: Annotated[float, Field(ge=0, le=1)]


class _Cue(_Record):
    start: Moment
    end: Moment
    lines: tuple[str, ...]


class _Mouth(_Record):
    start: Moment
    end: Moment
    shape: Mouth


class _Chapter(_Record):
    start: Moment
    title: str


class _File(_Record):
    version: int
    fps: Moment
    frames: Annotated[int, Field(gt=0)]
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    audio: _Sound
    slides: tuple[_Slide, ...]
    utterances: tuple[_Utterance, ...]
    cues: tuple[_Cue, ...]
    mouths: tuple[_Mouth, ...]
    chapters: tuple[_Chapter, ...]


def timeline_to_json(timeline: Timeline) -> str:
    """Return the timeline as the text of timeline.json."""
    record = _File(
        version=VERSION,
        fps=timeline.rate.fps,
        frames=timeline.frames,
        width=timeline.width,
        height=timeline.height,
        audio=_Sound(source=timeline.sound.source, path=timeline.sound.path, duration=timeline.sound.duration),
        slides=tuple(_slide(clip) for clip in timeline.clips),
        utterances=tuple(_utterance(utterance) for utterance in timeline.utterances),
        cues=tuple(_Cue(start=c.range.start, end=c.range.end, lines=c.lines) for c in timeline.cues),
        mouths=tuple(_Mouth(start=m.range.start, end=m.range.end, shape=m.shape) for m in timeline.mouths),
        chapters=tuple(_Chapter(start=m.start, title=m.title) for m in timeline.chapters),
    )
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _slide(clip: Clip) -> _Slide:
    return _Slide(
        index=clip.slide,
        kind=clip.kind,
        article=clip.article,
        title=clip.title,
        start_frame=clip.frames.start,
        end_frame=clip.frames.end,
    )


def _utterance(utterance: TimedUtterance) -> _Utterance:
    return _Utterance(
        index=utterance.index,
        slide=utterance.slide,
        article=utterance.article,
        spoken=utterance.spoken,
        shown=utterance.shown,
        start=utterance.range.start if utterance.range else None,
        end=utterance.range.end if utterance.range else None,
        method=utterance.method,
        confidence=round(utterance.confidence, 3),
    )


def timeline_from_json(text: str, path: str, deck: Deck) -> Timeline:
    """Return the timeline that the text of a timeline.json describes.

    Args:
        path: named in errors.
        deck: the slides that the file's indices mean.

    Raises:
        AlignmentError: no JSON, a key that is missing, unknown or of a wrong value, slides that do not tile
            the film, or indices that the deck does not have.
    """
    record = _validated(_parsed(text, path), path)
    _check_slides(record, path, deck)
    _check_moments(record, path)
    try:
        return _timeline(record, deck)
    except ValueError as error:
        raise AlignmentError(str(error), path, "times and frames must ascend within each entry") from error


def _parsed(text: str, path: str) -> object:
    try:
        parsed: object = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise AlignmentError(f"not JSON: {error.msg}", Place(path, error.lineno, error.colno)) from error
    except RecursionError as error:
        raise AlignmentError("not JSON that can be read: nested too deeply", path) from error
    return parsed


def _validated(record: object, path: str) -> _File:
    try:
        return _File.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise AlignmentError(
            f"{key}: {first['msg']} (given: {first['input']!r:.60})", path, "compare with a timeline.json just written"
        ) from error


def _check_slides(record: _File, path: str, deck: Deck) -> None:
    at = 0
    for slide in record.slides:
        if slide.start_frame != at:
            raise AlignmentError(
                f"slide {slide.index} starts at frame {slide.start_frame}, but the one before ends at {at}",
                path,
                "slides must follow one another without gap or overlap",
            )
        if slide.index >= len(deck.slides):
            raise AlignmentError(f"slide {slide.index} does not exist; the deck has {len(deck.slides)}", path)
        at = slide.end_frame
    if at != record.frames:
        raise AlignmentError(f"the slides end at frame {at}, the film at {record.frames}", path, "make both equal")


def _check_moments(record: _File, path: str) -> None:
    """Refuse sides that are odd, cues and mouths out of order or outside of the film, utterances on no slide."""
    if record.width % 2 or record.height % 2:
        raise AlignmentError(f"{record.width}x{record.height}: both sides must be even", path, "as 1920x1080")
    end = Fraction(record.frames) / record.fps
    tracks: dict[str, tuple[_Cue | _Mouth, ...]] = {"cues": record.cues, "mouths": record.mouths}
    for name, track in tracks.items():
        at = Fraction(0)
        for index, entry in enumerate(track):
            if entry.start < at or entry.end > end + 1:
                limits = f"from {float(at):.3f} s, where the one before ends, to {float(end):.3f} s"
                wrong = f"{name}.{index}: {float(entry.start):.3f} to {float(entry.end):.3f} s lies not in its time"
                raise AlignmentError(wrong, path, f"it may lie {limits}")
            at = entry.end
    for index, utterance in enumerate(record.utterances):
        if utterance.slide > max((slide.index for slide in record.slides), default=0):
            raise AlignmentError(f"utterances.{index}: there is no slide {utterance.slide}", path)


def _timeline(record: _File, deck: Deck) -> Timeline:
    units = [utterance.unit for utterance in deck.utterances]
    return Timeline(
        rate=FrameRate(record.fps),
        frames=record.frames,
        width=record.width,
        height=record.height,
        sound=Sound(record.audio.source, record.audio.path, record.audio.duration),
        clips=tuple(
            Clip(s.index, s.kind, s.article, s.title, FrameRange(s.start_frame, s.end_frame), moves(deck, s.index))
            for s in record.slides
        ),
        utterances=tuple(_timed(u, units) for u in record.utterances),
        cues=tuple(Cue(TimeRange(c.start, c.end), c.lines) for c in record.cues),
        mouths=tuple(MouthSpan(TimeRange(m.start, m.end), m.shape) for m in record.mouths),
        chapters=tuple(Marker(c.start, c.title) for c in record.chapters),
    )


def _timed(u: _Utterance, units: list[int | None]) -> TimedUtterance:
    known = u.index < len(units) and u.method is not Method.PACED
    unit = units[u.index] if known else None
    extent = TimeRange(u.start, u.end) if u.start is not None and u.end is not None else None
    return TimedUtterance(u.index, u.slide, u.article, u.spoken, u.shown, extent, u.method, u.confidence, unit)

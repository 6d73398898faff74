"""The timeline: chapters, cropping, and its file, there and back."""

import json
from fractions import Fraction

import pytest

from slidecast.assemble import (
    Canvas,
    assemble,
    crop,
    span_of_articles,
    timed_utterances,
    timeline_from_json,
    timeline_to_json,
)
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.model.alignment import AlignedUtterance, Alignment, Method
from slidecast.model.bodies import Agenda, Closing, Flow, FlowBlock, FlowKind, Section
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.text import RichText
from slidecast.model.time import FrameRate, TimeRange, seconds
from slidecast.model.timeline import Cue, Mouth, MouthSpan, Sound, Timeline

CANVAS = Canvas(1920, 1080, FrameRate(Fraction(30)))


def utterance(text: str, unit: int | None = None) -> Utterance:
    return Utterance(text, text, unit)


def content(article: int, *sentences: str) -> Slide:
    block = FlowBlock(FlowKind.PARAGRAPH, tuple(RichText.of(s) for s in sentences))
    spoken = tuple(utterance(s, unit) for unit, s in enumerate(sentences))
    return Slide(SlideKind.CONTENT, f"記事{article}", Flow((block,)), spoken, article)


DECK = Deck(
    slides=(
        Slide(SlideKind.AGENDA, "番組", Agenda(()), (utterance("おはようなのだ。"),)),
        Slide(SlideKind.SECTION, "記事1", Section(1, 2), (utterance("記事1。"),), 1),
        content(1, "一つ目。", "二つ目。"),
        Slide(SlideKind.SECTION, "記事2", Section(2, 2), (utterance("記事2。"),), 2),
        content(2, "三つ目。"),
        Slide(SlideKind.CLOSING, "おわり", Closing(), (utterance("またね。"),)),
    ),
    programme="番組",
    date="2025.09.18",
    articles=("記事1", "記事2"),
)


def timeline(warnings: list[Diagnostic] | None = None) -> Timeline:
    """A timeline in which each utterance takes 3 s, half a second apart."""
    ranges = [TimeRange(seconds(i * 3.5), seconds(i * 3.5 + 3)) for i in range(7)]
    aligned = tuple(AlignedUtterance(r, Method.VOICE, 1.0) for r in ranges)
    timed = timed_utterances(DECK, Alignment(aligned, (), (), Method.VOICE))
    cues = [Cue(r, (u.shown,)) for r, u in zip(ranges, timed, strict=True)]
    mouths = [MouthSpan(r, Mouth.A) for r in ranges]
    sound = Sound("voice", "a.wav", seconds(25))
    return assemble(DECK, timed, (cues, mouths), (sound, CANVAS), (warnings if warnings is not None else []).append)


def test_chapters_are_opening_articles_and_closing() -> None:
    assert [chapter.title for chapter in timeline().chapters] == ["番組", "記事1", "記事2", "おわり"]


def test_clips_tile_the_film_and_fit_the_sound() -> None:
    made = timeline()
    assert made.frames == 750
    assert [c.frames.start for c in made.clips][1:] == [c.frames.end for c in made.clips][:-1]


def test_file_there_and_back() -> None:
    made = timeline()
    assert timeline_from_json(timeline_to_json(made), "timeline.json", DECK) == made


def test_crop_keeps_the_articles_and_starts_at_zero() -> None:
    made = timeline()
    span = span_of_articles(made, 2, 2)
    assert span is not None
    cut = crop(made, span, "b.wav")
    assert [clip.slide for clip in cut.clips] == [3, 4]
    assert cut.clips[0].frames.start == 0
    assert cut.clips[-1].frames.end == cut.frames
    assert [u.shown for u in cut.utterances] == ["記事2。", "三つ目。"]
    assert all(0 <= cue.range.start < cue.range.end <= cut.sound.duration for cue in cut.cues)


def test_deck_times_decide_and_slides_without_time_are_folded() -> None:
    spans = [(0, 4), (4, 7), (7, 12), (12, 12), (12, 18), (18, 25)]
    times = [TimeRange(Fraction(start), Fraction(end)) for start, end in spans]
    warnings: list[Diagnostic] = []
    sound = Sound("file", "a.mp3", seconds(25))
    made = assemble(DECK, (), ((), ()), (sound, CANVAS), warnings.append, times)
    assert [(clip.slide, clip.frames.start) for clip in made.clips] == [(0, 0), (1, 120), (2, 210), (4, 360), (5, 540)]
    assert [str(w) for w in warnings] == ["slide 4 (記事2): the deck gives it no time; it is folded into its neighbour"]


def test_crop_without_such_an_article() -> None:
    assert span_of_articles(timeline(), 3, 4) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"end_frame": 750', '"end_frame": 740', "slides end at frame 740, the film at 750"),
        ('"version": 1', '"version": 1, "extra": 2', "extra: Extra inputs are not permitted"),
        ('"shape": "a"', '"shape": "x"', "mouths.0.shape: Input should be"),
    ],
)
def test_wrong_file_is_told_by_key(old: str, new: str, message: str) -> None:
    text = timeline_to_json(timeline())
    assert old in text
    with pytest.raises(AlignmentError) as caught:
        timeline_from_json(text.replace(old, new), "timeline.json", DECK)
    assert message in str(caught.value)
    assert str(caught.value).startswith("timeline.json: ")


def test_broken_json_is_told_by_line() -> None:
    with pytest.raises(AlignmentError, match=r"^timeline\.json:1:2: not JSON"):
        timeline_from_json("{]", "timeline.json", DECK)


def test_file_has_the_promised_keys() -> None:
    record = json.loads(timeline_to_json(timeline()))
    assert list(record) == [
        "version", "fps", "frames", "width", "height", "audio", "slides", "utterances", "cues", "mouths", "chapters",
    ]  # fmt: skip
    assert list(record["audio"]) == ["source", "path", "duration"]
    assert list(record["slides"][0]) == ["index", "kind", "article", "title", "start_frame", "end_frame"]
    assert list(record["utterances"][0]) == [
        "index", "slide", "article", "spoken", "shown", "start", "end", "method", "confidence",
    ]  # fmt: skip

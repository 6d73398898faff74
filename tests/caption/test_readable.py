"""Subtitles keep the norms: size, length, duration and places of cuts, over our own episode and over real posts.

Norms: Netflix's Japanese guide (two lines, 5/6 s to 7 s), 26 characters a line, 56 to 64 px at 1920x1080.
"""

import os
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest

from slidecast.caption.cues import make_cues, one_line
from slidecast.caption.limits import CueLimits, band_setter, character_count
from slidecast.errors import Diagnostic
from slidecast.lines.phrases import phrase_starts
from slidecast.media.fonts import FontLibrary
from slidecast.model.alignment import Method
from slidecast.model.page import Role, TextItem
from slidecast.model.time import TimeRange
from slidecast.model.timeline import Cue, TimedUtterance
from slidecast.parse.post import read_episode
from slidecast.plan.prose import plan_deck
from slidecast.typeset import subtitle_measure
from slidecast.typeset.subtitle import lay_out_cue
from tests.typeset.pages import FULL_HD, theme

ROOT = Path(__file__).parent.parent.parent
CORPUS = os.environ.get("SLIDECAST_CORPUS", "")
POSTS = sorted(Path(CORPUS or "/nowhere").glob("**/_posts/*.md"))[::8]
REAL = [pytest.mark.corpus, pytest.mark.slow]
EPISODES = [ROOT / "episodes" / "20250918.md", *(pytest.param(path, marks=REAL) for path in POSTS)]
PAUSE = Fraction(2, 5)  # seconds between sentences
PACE = Fraction(6)  # full-width characters a second: the presenter's own
LIMITS = CueLimits()


def utterances(path: Path, pace: Fraction = PACE) -> list[TimedUtterance]:
    """Return an episode's sentences, read at an even pace."""
    deck = plan_deck(read_episode(path.read_text("utf-8"), str(path), lambda _: None), theme().spoken)
    moment, timed = Fraction(1), list[TimedUtterance]()
    for slide, page in enumerate(deck.slides):
        for said in page.utterances:
            end = moment + character_count(said.shown) / pace
            extent = TimeRange(moment, end)
            timed.append(
                TimedUtterance(len(timed), slide, None, said.spoken, said.shown, extent, Method.VOICE, 1.0),
            )
            moment = end + PAUSE
    return timed


def cues_of(timed: list[TimedUtterance], fonts: FontLibrary, told: list[Diagnostic] | None = None) -> tuple[Cue, ...]:
    style, measure_px = subtitle_measure(theme(), FULL_HD, fonts)
    set_lines = band_setter(style, measure_px, fonts, LIMITS)
    return make_cues(timed, (told if told is not None else []).append, LIMITS, set_lines=set_lines)


def cuts(timed: list[TimedUtterance], cues: tuple[Cue, ...]) -> Iterator[tuple[str, int]]:
    """Yield every cut between cues that falls inside a sentence: the sentence and the offset."""
    edges = set(accumulate(letters("".join(cue.lines)) for cue in cues))
    before = 0
    for text in (one_line(utterance.shown) for utterance in timed):
        for at in range(1, len(text)):
            if not text[at].isspace() and before + letters(text[:at]) in edges and letters(text[:at]):
                yield text, at
        before += letters(text)


def letters(text: str) -> int:
    return len("".join(text.split()))


@pytest.mark.parametrize("path", EPISODES, ids=lambda path: path.stem)
def test_cues_keep_the_norms(path: Path, fonts: FontLibrary) -> None:
    timed = utterances(path)
    cues = cues_of(timed, fonts)
    assert len(cues) >= 6
    for cue in cues:
        assert len(cue.lines) <= LIMITS.lines
        assert all(character_count(line) <= LIMITS.line_chars for line in cue.lines)
        assert Fraction(5, 6) <= cue.range.duration <= 7, cue
        texts = [item for item in lay_out_cue(cue, theme(), FULL_HD, fonts) if isinstance(item, TextItem)]
        drawn = [item for item in texts if item.role is Role.SUBTITLE]
        assert all(56 <= item.font.size_px <= 64 for item in drawn)
        assert len({item.baseline for item in drawn}) == len(cue.lines)


@pytest.mark.parametrize("path", EPISODES, ids=lambda path: path.stem)
def test_cues_end_with_phrases_and_not_inside_quotations(path: Path, fonts: FontLibrary) -> None:
    timed = utterances(path)
    style, measure_px = subtitle_measure(theme(), FULL_HD, fonts)
    set_lines = band_setter(style, measure_px, fonts, LIMITS)
    for text, at in cuts(timed, cues_of(timed, fonts)):
        shown = f"{text[:at]}|{text[at:]}"
        assert at in phrase_starts(text) or not text[at - 1].isalnum(), f"inside a phrase: {shown}"
        start, end = text.rfind("「", 0, at), text.find("」", at)
        inside = start > text.rfind("」", 0, at) and end >= 0
        assert not inside or len(set_lines(text[start : end + 1])) > LIMITS.lines, f"inside a quotation: {shown}"


def test_what_is_read_too_fast_is_reported(fonts: FontLibrary) -> None:
    path, told = ROOT / "episodes" / "20250918.md", list[Diagnostic]()
    timed = utterances(path, Fraction(11))
    cues = cues_of(timed, fonts, told)
    fast = [cue for cue in cues if character_count("".join(cue.lines)) / cue.range.duration > 7]
    assert len(fast) > 20
    assert len(told) == len(fast)
    assert all("characters a second, more than 7" in str(warning) for warning in told)
    unhurried = list[Diagnostic]()
    cues_of(utterances(path), fonts, unhurried)
    assert unhurried == []


def test_cuts_are_found() -> None:
    text = "前の半分と後の半分"
    whole = TimedUtterance(0, 0, None, text, text, TimeRange(Fraction(0), Fraction(9)), Method.VOICE, 1.0)
    ranges = TimeRange(Fraction(0), Fraction(4)), TimeRange(Fraction(4), Fraction(9))
    halves = [Cue(extent, (line,)) for extent, line in zip(ranges, ("前の半分と", "後の半分"), strict=True)]
    assert list(cuts([whole], tuple(halves))) == [(text, 5)]

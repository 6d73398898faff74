"""Narrating: exact times, pauses, what is spoken once is kept; segments joined with their parts."""

import wave
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slidecast.errors import Diagnostic, NarrationError
from slidecast.media.segments import Segment, find_segments
from slidecast.media.sound import decode, duration, write_wav
from slidecast.model.bodies import Agenda, Closing, Section
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.voice.narrate import Line, Pauses, narrate, spoken_lines
from slidecast.voice.parts import match_segments, speech_parts
from slidecast.voice.segments import join_segments
from slidecast.voice.speech import Speech, SpokenPhone

RATE = 24_000


@dataclass
class Beeper:
    """A voice that beeps for a hundred samples a character, and counts what it is asked for."""

    asked: list[str]
    name: str = "Beeper"
    credit: str = ""
    key: str = "beeper"
    most_at_once: int = 1
    needs_processes: bool = False

    def speak(self, sentence: str) -> Speech:
        self.asked.append(sentence)
        length = 0 if sentence == "…" else 2400 * len(sentence)
        samples = np.full(length, 0.25, np.float32)
        return Speech(samples, RATE, (SpokenPhone("a", 0, length),) if length else ())


def narrated(sentences: list[str], cache: Path, voice: Beeper) -> tuple[list[tuple[Fraction, Fraction] | None], Path]:
    lines = [Line(sentence, Fraction(1, 2)) for sentence in sentences]
    made = narrate(lines, voice, cache, pauses=Pauses(), jobs=1, progress=lambda *_: None)
    return [(r.start, r.end) if r else None for r in made.ranges], made.path


def test_times_are_exact_by_construction(tmp_path: Path) -> None:
    ranges, path = narrated(["あい", "う"], tmp_path, Beeper([]))
    assert ranges == [
        (Fraction(1, 2), Fraction(7, 10)),
        (Fraction(12, 10), Fraction(13, 10)),
    ]
    sound = decode(path, RATE)
    heard = np.flatnonzero(np.abs(sound) > 0.1) / RATE
    assert heard[0] == pytest.approx(0.5, abs=0.008)
    assert heard[-1] == pytest.approx(1.3, abs=0.008)
    assert not np.any(np.abs(sound[round(0.71 * RATE) : round(1.19 * RATE)]) > 1e-4)


def test_what_has_nothing_to_speak_has_no_time(tmp_path: Path) -> None:
    ranges, _ = narrated(["", "あ", "…", "い"], tmp_path, Beeper([]))
    assert [extent is None for extent in ranges] == [True, False, True, False]


def test_nothing_to_speak_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NarrationError, match="there is nothing to speak"):
        narrated(["", " "], tmp_path, Beeper([]))


def test_each_sentence_is_spoken_once_and_kept(tmp_path: Path) -> None:
    voice = Beeper([])
    narrated(["あ", "い", "あ"], tmp_path, voice)
    narrated(["い", "う"], tmp_path, voice)
    assert voice.asked == ["あ", "い", "う"]


def test_spoilt_speech_is_spoken_again(tmp_path: Path) -> None:
    voice = Beeper([])
    before, path = narrated(["あ"], tmp_path, voice)
    path.unlink()
    for kept in tmp_path.glob("*.npz"):
        kept.write_bytes(kept.read_bytes()[:40])
    after, _ = narrated(["あ"], tmp_path, voice)
    assert (before, voice.asked) == (after, ["あ", "あ"])


def test_a_spoilt_joined_file_is_joined_again(tmp_path: Path) -> None:
    voice = Beeper([])
    _, path = narrated(["あい"], tmp_path, voice)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    assert narrated(["あい"], tmp_path, voice)[1].read_bytes() == whole
    assert voice.asked == ["あい"]


def test_pauses_tell_sentences_slides_and_articles_apart() -> None:
    said = tuple(Utterance(text, text) for text in "あい")
    slides = (
        Slide(SlideKind.AGENDA, "", Agenda(()), said),
        Slide(SlideKind.SECTION, "", Section(1, 1), said, article=1),
        Slide(SlideKind.SECTION, "", Section(1, 1), said, article=1),
        Slide(SlideKind.CLOSING, "", Closing(), said),
    )
    pauses = Pauses()
    lines = spoken_lines(Deck(slides, "", "", ()), pauses)
    between = [line.pause_s for line in lines]
    assert between[::2] == [pauses.sentence] * 4
    assert between[1::2][:3] == [pauses.article, pauses.slide, pauses.article]


@pytest.fixture
def parts_folder(tmp_path: Path) -> Path:
    """Three segments of 0.3, 0.4 and 0.5 s."""
    folder = tmp_path / "parts"
    folder.mkdir()
    for number in range(3):
        samples = np.full(round((0.3 + 0.1 * number) * 48_000), 0.25, np.float32)
        write_wav(folder / f"part_{number + 9}.wav", samples, 48_000)
    return folder


def deck() -> Deck:
    said = (Utterance("あ", "あ"),)
    slides = (
        Slide(SlideKind.AGENDA, "", Agenda(()), said),
        Slide(SlideKind.SECTION, "", Section(1, 1), said, article=1),
        Slide(SlideKind.CLOSING, "", Closing(), said),
    )
    return Deck(slides, "", "", ("題",))


def test_segments_are_joined_in_natural_order_with_the_range_of_each_part(parts_folder: Path, tmp_path: Path) -> None:
    segments = find_segments(parts_folder)
    assert [segment.path.name for segment in segments] == ["part_9.wav", "part_10.wav", "part_11.wav"]
    matched = match_segments(segments, speech_parts(deck()), "parts", list[Diagnostic]().append)
    made = join_segments(matched, tmp_path / "cache")
    lengths = [part.range.duration for part in made.parts]
    assert lengths == [Fraction(3, 10), Fraction(4, 10), Fraction(5, 10)]
    assert [(part.first, part.last) for part in made.parts] == [(0, 1), (1, 2), (2, 3)]
    assert duration(made.path) == made.duration
    with wave.open(str(made.path)) as opened:
        assert (opened.getframerate(), opened.getnchannels()) == (48_000, 2)


def test_names_tell_which_is_which_and_what_is_missing(parts_folder: Path) -> None:
    (parts_folder / "segments.json").write_text('{"Opening": "part_11.wav", "1": "part_9.wav"}', "utf-8")
    warnings: list[Diagnostic] = []
    matched = match_segments(find_segments(parts_folder), speech_parts(deck()), "parts", warnings.append)
    assert [(segment.path.stem, part.name) for segment, part in matched] == [("part_11", "opening"), ("part_9", "1")]
    assert [str(w) for w in warnings] == ["parts/segments.json: no segment for closing: its sentences are not spoken"]


WRONG_NAMES = {
    "[": "this is not JSON",
    "3": "neither an object of part and file nor a list of files",
    '{"1": 2}': "the file of part '1' is not a name but 2",
    '{"1": "../x.wav"}': "names '../x.wav', which is not in its folder",
    '{"1": "missing.wav"}': "names 'missing.wav', which is not in its folder",
}


@pytest.mark.parametrize("names", WRONG_NAMES)
def test_wrong_segments_file_is_told(parts_folder: Path, names: str) -> None:
    (parts_folder / "segments.json").write_text(names, "utf-8")
    with pytest.raises(NarrationError) as caught:
        find_segments(parts_folder)
    assert WRONG_NAMES[names] in caught.value.message
    assert caught.value.hint.startswith("write segments.json into the folder")


def test_unknown_part_is_told(parts_folder: Path) -> None:
    segments = (Segment(parts_folder / "part_9.wav", "interview"),)
    with pytest.raises(NarrationError) as caught:
        match_segments(segments, speech_parts(deck()), "parts", list[Diagnostic]().append)
    assert str(caught.value) == (
        "parts/segments.json: no part of the episode is called 'interview'\n  hint: the parts are opening, 1, closing"
    )

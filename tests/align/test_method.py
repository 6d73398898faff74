"""The aligner from end to end, with the built-in voice: known starts are found, bad sounds are told, never worse."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slidecast.align import AlignOptions, Telling
from slidecast.align.options import Group
from slidecast.errors import AlignmentError
from slidecast.model.alignment import Method, Verdict
from slidecast.model.time import TimeRange
from tests.align.speaking import OTHERS, RATE, TEXTS, joined, off, said, told


def test_a_text_read_aloud(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    alignment, warnings = told(tmp_path, sound)
    assert off(alignment, starts) < 0.1
    assert (alignment.method, alignment.verdict, warnings) == (Method.VERBATIM, Verdict.MATCHES, [])
    assert alignment.mean_gap is not None
    assert alignment.mean_gap > -3
    assert [phone.symbol for phone in alignment.phones[:6]] == ["pau", "ky", "o", "o", "w", "a"]
    assert len(alignment.pauses) >= 5


def test_an_unspoken_sentence_has_no_time(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined([clips[0], *clips[2:]])
    alignment, warnings = told(tmp_path, sound)
    assert alignment.utterances[1].range is None
    assert alignment.utterances[1].confidence == 0
    assert off(alignment, [starts[0], None, *starts[1:]]) < 0.1
    assert warnings == [f"not spoken in the sound: {TEXTS[1]!r}"]


@pytest.mark.slow
def test_an_extra_sentence_is_passed_over(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    alignment, _ = told(tmp_path, sound, [TEXTS[0], *TEXTS[2:]])
    assert off(alignment, [starts[0], *starts[2:]]) < 0.1


@pytest.mark.slow
def test_what_cannot_be_spoken_has_no_time(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, _ = joined(clips)
    alignment, warnings = told(tmp_path, sound, [*TEXTS, "🎉"])
    assert alignment.utterances[-1].range is None
    assert warnings == ["not spoken in the sound: '🎉'"]


def test_known_ranges_are_kept_and_phones_found_in_them(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    spans = tuple(
        TimeRange(Fraction(start), Fraction(start) + Fraction(len(one), RATE))
        for start, one in zip(starts, clips, strict=True)
    )
    alignment, _ = told(tmp_path, sound, ranges=spans)
    assert tuple(found.range for found in alignment.utterances) == spans
    assert {found.method for found in alignment.utterances} == {Method.VOICE}
    second = TimeRange(spans[1].start - Fraction(1, 10), spans[1].end)
    symbols = [phone.symbol for phone in alignment.phones if second.holds(phone.range.start)]
    assert "".join(symbol for symbol in symbols if symbol != "pau").startswith("yamano")


def test_another_text_is_refused_unless_forced(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, _ = joined(clips)
    with pytest.raises(AlignmentError) as error:
        told(tmp_path, sound, OTHERS)
    head, hint = str(error.value).split("\n")
    place = tmp_path / "a.wav"
    assert head.startswith(
        f"{place}: text and sound do not belong together: the voice does not say this text (mean gap"
    )
    assert hint == "  hint: check that this is the episode's sound; --force goes on with times by text length"
    alignment, _ = told(tmp_path, sound, OTHERS, AlignOptions(force=True))
    assert (alignment.method, alignment.verdict) == (Method.PACED, Verdict.FOREIGN)
    assert {phone.symbol for phone in alignment.phones} == {"open", "pau"}


@pytest.mark.slow
def test_the_user_may_know_that_it_is_verbatim(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, _ = joined(clips)
    alignment, _ = told(tmp_path, sound, OTHERS, AlignOptions(telling=Telling.VERBATIM))
    assert (alignment.method, alignment.verdict) == (Method.VERBATIM, Verdict.FOREIGN)


def noise(seconds: float, rate: int = RATE) -> np.ndarray:
    return np.asarray(np.random.default_rng(2).normal(0, 0.1, round(seconds * rate)), np.float32)


BAD = [
    ("silence", np.zeros(20 * RATE, np.float32), "text and sound do not belong together: the sound is silent"),
    ("noise", noise(20), "text and sound do not belong together: the sound is one steady noise"),
    ("a click", noise(0.004), "text and sound do not belong together: the sound is silent"),
    ("half a second", noise(0.5), "text and sound do not belong together: the sound is one steady noise"),
]


@pytest.mark.parametrize(("name", "sound", "message"), BAD, ids=[case[0] for case in BAD])
def test_bad_sounds_are_told(tmp_path: Path, name: str, sound: np.ndarray, message: str) -> None:
    with pytest.raises(AlignmentError, match=message):
        told(tmp_path, sound)
    alignment, _ = told(tmp_path, sound, options=AlignOptions(force=True))
    assert alignment.verdict is Verdict.FOREIGN, name


def five_seconds(clip: np.ndarray) -> np.ndarray:
    return np.pad(clip, (RATE // 2, 5 * RATE - RATE // 2 - len(clip)))


def test_five_seconds_that_say_their_text(tmp_path: Path, clips: list[np.ndarray]) -> None:
    alignment, warnings = told(tmp_path, five_seconds(clips[0]), TEXTS[:1])
    assert off(alignment, [0.5]) < 0.1
    assert (alignment.verdict, warnings) == (Verdict.MATCHES, [])


@pytest.mark.parametrize("times", [1, 20], ids=["a text of ten seconds", "a text of four minutes"])
def test_five_seconds_that_cannot_hold_their_text(tmp_path: Path, clips: list[np.ndarray], times: int) -> None:
    with pytest.raises(AlignmentError, match="the voice does not say this text"):
        told(tmp_path, five_seconds(clips[0]), TEXTS * times)
    alignment, _ = told(tmp_path, five_seconds(clips[0]), TEXTS * times, AlignOptions(force=True))
    assert alignment.method is Method.PACED


@pytest.mark.slow
def test_two_speakers_take_turns(tmp_path: Path, clips: list[np.ndarray]) -> None:
    other = [said(text, half_tones=6.0, speed=1.2) for text in TEXTS]
    sound, starts = joined([clips[0], other[1], clips[2], other[3]])
    alignment, warnings = told(tmp_path, sound)
    assert off(alignment, starts) < 0.1
    assert (alignment.verdict, warnings) == (Verdict.MATCHES, [])


def test_an_empty_deck(tmp_path: Path) -> None:
    alignment, warnings = told(tmp_path, noise(1), [])
    assert (alignment.utterances, warnings) == ((), [])


def changed(name: str, sound: np.ndarray) -> tuple[np.ndarray, int]:
    """Return the sound as a worse or odder device has it, and its sample rate."""
    if name == "8 kHz":
        return np.asarray(sound[: len(sound) // 2 * 2].reshape(-1, 2).mean(axis=1)), RATE // 2
    if name == "96 kHz stereo":
        return np.repeat(np.repeat(sound, 6)[:, None], 2, axis=1), 96_000
    return np.clip(sound * 8, -1, 1), RATE


@pytest.mark.slow
@pytest.mark.parametrize("name", ["8 kHz", "96 kHz stereo", "clipped"])
def test_odd_sounds_are_aligned(tmp_path: Path, clips: list[np.ndarray], name: str) -> None:
    sound, starts = joined(clips)
    odd, rate = changed(name, sound)
    assert off(told(tmp_path, odd, rate=rate)[0], starts) < 0.1


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, 2])
def test_a_narrow_sound_that_retells_is_told(tmp_path: Path, clips: list[np.ndarray], step: int) -> None:
    sound, _ = joined(clips)
    groups = (Group(0, 2, 1, "望遠鏡が星を数える"), Group(2, 4, 2, "白いカニの仲間"))
    options = AlignOptions(groups=groups, telling=Telling.RETOLD)
    _, warnings = told(tmp_path, sound[::step], options=options, rate=RATE // step)
    assert any("holds nothing above" in warning for warning in warnings) == (step == 2)


def test_english_alone(tmp_path: Path) -> None:
    texts = ("Open source speech models are here.", "They run on small computers.")
    sound, starts = joined(
        [said("オープンソーススピーチモデルズアーヒアー。"), said("ゼイランオンスモールコンピューターズ。")]
    )
    assert off(told(tmp_path, sound, texts)[0], starts) < 0.1

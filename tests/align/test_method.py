"""The aligner from end to end, with the built-in voice: known starts are found, bad sounds are told, never worse."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slidecast.align import AlignOptions, Group, Telling, align
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.media.sound import write_wav
from slidecast.model.alignment import Alignment, Method, Verdict
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, Part, SoundSource
from slidecast.model.time import TimeRange
from slidecast.reading.openjtalk import openjtalk

RATE = 16_000
TEXTS = (
    "今日は、朝からとても良い天気なのだ。",
    "山の上の望遠鏡が、一晩で百万個の星を数えます。",
    "深い海の底で、白いカニの仲間が見つかりました。",
    "それでは、また次回の放送でお会いしましょう。",
)
OTHERS = (
    "電車が急に止まり、車内の明かりがふっと消えた。",
    "牛乳とバターを混ぜて、弱火でゆっくり温めます。",
    "プログラムの誤りを、一つずつ取り除いていく。",
)


@pytest.fixture(scope="module")
def clips() -> list[np.ndarray]:
    return [said(text) for text in TEXTS]


def said(text: str, speed: float = 1.0, half_tones: float = 0.0) -> np.ndarray:
    """Return the built-in voice at 16 kHz, without silence around it."""
    wave, _ = openjtalk().tts(text, speed, half_tones)
    samples = np.asarray(wave[::3] / 32768, np.float32)
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    return samples[loud[0] : loud[-1]]


def joined(clips: Sequence[np.ndarray]) -> tuple[np.ndarray, list[float]]:
    """Return the clips with half a second of silence before each, and where each starts, in seconds."""
    pause = np.zeros(RATE // 2, np.float32)
    starts = [sum(map(len, clips[:number])) / RATE + (number + 1) / 2 for number in range(len(clips))]
    return np.concatenate([piece for one in clips for piece in (pause, one)] + [pause]), starts


def told(
    folder: Path,
    sound: np.ndarray,
    texts: Sequence[str] = TEXTS,
    options: AlignOptions | None = None,
    rate: int = RATE,
    **known: object,
) -> tuple[Alignment, list[str]]:
    path = folder / "a.wav"
    write_wav(path, sound, rate)
    narration = Narration(path, Fraction(len(sound), rate), SoundSource.FILE, **known)  # type: ignore[arg-type]
    warnings: list[Diagnostic] = []
    alignment = align([Utterance(text, text) for text in texts], narration, options or AlignOptions(), warnings.append)
    check_laws(alignment, narration, len(texts))
    return alignment, [warning.message for warning in warnings]


def check_laws(alignment: Alignment, narration: Narration, count: int) -> None:
    """Same count, ascending, inside the sound, a confidence for each; phones too."""
    assert len(alignment.utterances) == count
    at = Fraction(0)
    for found in alignment.utterances:
        assert 0 <= found.confidence <= 1
        if found.range:
            assert at <= found.range.start <= found.range.end <= narration.duration
            at = found.range.end
    at = Fraction(0)
    for phone in alignment.phones:
        assert at <= phone.range.start <= phone.range.end <= narration.duration
        at = phone.range.end


def off(alignment: Alignment, starts: Sequence[float | None]) -> float:
    """Return how far the worst start is off, in seconds."""
    return max(
        abs(float(found.range.start) - start) if found.range else 99.0
        for found, start in zip(alignment.utterances, starts, strict=True)
        if start is not None
    )


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


@pytest.mark.slow
def test_parts_hold_their_sentences_and_a_foreign_one_is_paced(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    middle = Fraction(starts[2]) - Fraction(1, 4)
    end = Fraction(len(sound), RATE)
    parts = (Part(0, 2, TimeRange(Fraction(0), middle)), Part(2, 4, TimeRange(middle, end)))
    alignment, warnings = told(tmp_path, sound, parts=parts)
    assert off(alignment, starts) < 0.1
    assert (alignment.method, warnings) == (Method.SEGMENT, [])
    alignment, warnings = told(tmp_path, sound, [*TEXTS[:2], *OTHERS[:2]], parts=parts)
    assert [found.method for found in alignment.utterances] == [Method.SEGMENT] * 2 + [Method.PACED] * 2
    assert warnings == [f"the part from {OTHERS[0]!r} says something else than its text; it is paced"]


@pytest.mark.slow
@pytest.mark.parametrize("film_s", [0, 21])
def test_a_deck_with_times_of_an_opening_film(tmp_path: Path, clips: list[np.ndarray], film_s: int) -> None:
    sound, starts = joined(clips)
    film, middle, end = (Fraction(x) for x in (film_s, starts[2] - 0.25, len(sound) / RATE))
    groups = (
        Group(0, 0, time=TimeRange(Fraction(0), film), media=True),
        Group(0, 2, time=TimeRange(film, film + middle)),
        Group(2, 4, time=TimeRange(film + middle, film + end)),
    )
    alignment, _ = told(tmp_path, sound, options=AlignOptions(groups=groups))
    assert off(alignment, starts) < 0.1
    assert alignment.method is Method.DECK


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
def test_english_alone(tmp_path: Path) -> None:
    texts = ("Open source speech models are here.", "They run on small computers.")
    sound, starts = joined(
        [said("オープンソーススピーチモデルズアーヒアー。"), said("ゼイランオンスモールコンピューターズ。")]
    )
    assert off(told(tmp_path, sound, texts)[0], starts) < 0.1


def test_a_part_too_short_for_its_text_costs_no_other(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    moment, end = Fraction(1, 10), Fraction(len(sound), RATE)
    parts = (Part(0, 2, TimeRange(Fraction(0), moment)), Part(2, 4, TimeRange(moment, end)))
    alignment, _ = told(tmp_path, sound, parts=parts)
    assert [found.method for found in alignment.utterances] == [Method.PACED] * 2 + [Method.SEGMENT] * 2
    assert all(found.range is not None for found in alignment.utterances)
    assert off(alignment, [None, None, *starts[2:]]) < 0.1

"""The VOICEVOX client against a small engine, and phone times by the engine's own rules."""

import itertools
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx
import pytest

from slidecast.errors import Diagnostic, NarrationError
from slidecast.model.theme import VoiceChoice
from slidecast.reading import Lexicon
from slidecast.voice.choose import choose_voice, voice_statuses
from slidecast.voice.narrate import Line, Pauses, narrate
from slidecast.voice.voicevox import Engine as Client
from slidecast.voice.voicevox import VoicevoxVoice, answers, find_voicevox
from slidecast.voice.voicevox_timing import phone_times
from tests.voice.engine import QUERY, Engine, tone

FRAME = 256


@pytest.fixture
def engine() -> Iterator[Engine]:
    server = Engine()
    yield server
    server.shutdown()
    server.server_close()


def refuse(diagnostic: Diagnostic) -> None:
    raise AssertionError(diagnostic)


def voice_of(engine: Engine, choice: VoiceChoice | None = None) -> VoicevoxVoice:
    client = Client(engine.url, httpx.Timeout(0.5), pause_s=0.001)
    return find_voicevox(client, choice or VoiceChoice(), Lexicon(), refuse)


def frames(query: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Return the phones in whole frames, for a WAV that is exactly as long as the rules say."""
    seconds = phone_times(query, 24_000 * 100)
    total = seconds[-1].end
    assert total == 24_000 * 100
    length = sum(length for _, length in _lengths(query))
    return [(p.symbol, round(p.start * length / total), round(p.end * length / total)) for p in seconds]


def _lengths(query: dict[str, Any]) -> list[tuple[str, int]]:
    """Return each phone's frames, worked out by hand from the interface's description."""
    speed = query.get("speedScale", 1.0)
    scale, fixed = query.get("pauseLengthScale", 1.0), query.get("pauseLength")
    pause = (0.3 if fixed is None else fixed) * scale
    named = [
        ("pau", query.get("prePhonemeLength", 0.1)),
        ("d", 0.05), ("e", 0.1), ("s", 0.06), ("u", 0.07), ("pau", pause),
        ("a", 0.1), ("a", 0.15),
        ("pau", query.get("postPhonemeLength", 0.1)),
    ]  # fmt: skip
    return [(symbol, round(seconds / speed * 93.75)) for symbol, seconds in named]


def expected(query: dict[str, Any]) -> list[tuple[str, int, int]]:
    at, phones = 0, []
    for symbol, length in _lengths(query):
        phones.append((symbol, at, at + length))
        at += length
    return phones


CHANGES: dict[str, dict[str, Any]] = {
    "as sent": {},
    "faster": {"speedScale": 1.7},
    "pauses replaced": {"pauseLength": 0.8},
    "pauses scaled": {"pauseLengthScale": 0.5},
    "pauses replaced and scaled": {"pauseLength": 0.8, "pauseLengthScale": 0.5, "speedScale": 0.9},
    "silences around": {"prePhonemeLength": 0.4, "postPhonemeLength": 0.25},
}


@pytest.mark.parametrize("case", CHANGES)
def test_phones_fall_where_the_engine_puts_them(case: str) -> None:
    query = {**QUERY, **CHANGES[case]}
    assert frames(query) == expected(query)


def test_engines_before_0_15_lack_the_pause_fields() -> None:
    old = {key: value for key, value in QUERY.items() if not key.startswith("pause")}
    assert frames(old) == expected(QUERY)


def test_question_that_falls_silent_does_not_rise() -> None:
    query = deepcopy(QUERY)
    query["accent_phrases"][1]["moras"][-1]["pitch"] = 0.0
    assert [phone.symbol for phone in phone_times(query, 24_000)].count("a") == 1


def test_lengths_are_rounded_half_to_even() -> None:
    half = 0.5 / 93.75
    query = deepcopy(QUERY)
    query["accent_phrases"] = [
        {"moras": [{"vowel": "a", "vowel_length": 2 * half + half, "pitch": 5.0}], "pause_mora": None},  # 1.5 → 2
        {"moras": [{"vowel": "o", "vowel_length": 4 * half + half, "pitch": 5.0}], "pause_mora": None},  # 2.5 → 2
    ]
    silences = round(0.1 * 93.75)
    samples = (2 * silences + 4) * FRAME
    assert [(p.symbol, p.end - p.start) for p in phone_times(query, samples)][1:3] == [
        ("a", 2 * FRAME),
        ("o", 2 * FRAME),
    ]


def test_difference_to_the_real_length_is_spread() -> None:
    length = sum(length for _, length in _lengths(QUERY))
    longer = phone_times(QUERY, length * FRAME + 1000)
    assert longer[-1].end == length * FRAME + 1000
    assert all(left.end == right.start for left, right in itertools.pairwise(longer))


def test_style_is_found_by_names(engine: Engine) -> None:
    voice = voice_of(engine, VoiceChoice(voicevox_style="あまあま", voicevox_id=99))
    assert (voice.style, voice.name, voice.credit) == (1, "VOICEVOX:ずんだもん", "VOICEVOX:ずんだもん")


def test_style_is_found_by_id_with_a_warning(engine: Engine) -> None:
    warnings: list[Diagnostic] = []
    choice = VoiceChoice(voicevox_speaker="誰か", voicevox_id=2)
    voice = find_voicevox(Client(engine.url), choice, Lexicon(), warnings.append)
    assert voice.speaker == "四国めたん"
    assert [w.message for w in warnings] == [
        "VOICEVOX has no 誰か（ノーマル）; style 2, 四国めたん（ノーマル）, speaks"
    ]


def test_unknown_style_names_what_there_is(engine: Engine) -> None:
    with pytest.raises(NarrationError) as caught:
        voice_of(engine, VoiceChoice(voicevox_speaker="誰か", voicevox_id=77))
    assert caught.value.message == "VOICEVOX has no 誰か（ノーマル）"
    assert "四国めたん（ノーマル）, ずんだもん（あまあま）, ずんだもん（ノーマル）" in caught.value.hint


def test_sentence_is_asked_for_and_spoken(engine: Engine) -> None:
    speech = voice_of(engine).speak("です、あ？")
    paths = [path for path, _, _ in engine.asked]
    assert paths[-2:] == ["/audio_query", "/synthesis"]
    assert engine.asked[-2][1] == {"text": ["です、あ?"], "speaker": ["3"]}
    assert engine.asked[-1][2]["accent_phrases"] == QUERY["accent_phrases"]
    assert speech.sample_rate_hz == 24_000
    assert [phone.symbol for phone in speech.phones if phone.symbol != "pau"] == ["d", "e", "s", "u", "a", "a"]


def test_failures_that_pass_are_tried_again(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.failures["/synthesis"] = [500, 503]
    assert len(voice.speak("です").samples)


def test_third_failure_stops_with_a_clear_error(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.failures["/synthesis"] = [500, 500, 500]
    with pytest.raises(NarrationError) as caught:
        voice.speak("です")
    assert str(caught.value) == (
        f'{engine.url}: the VOICEVOX engine could not speak (500: {{"detail": "no"}})\n'
        "  hint: start VOICEVOX, or give its address by --voicevox-url; --voice builtin speaks without it"
    )


def test_refused_text_is_not_tried_again(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.failures["/audio_query"] = [422, 200]
    with pytest.raises(NarrationError, match="could not read 'です'"):
        voice.speak("です")
    assert [path for path, _, _ in engine.asked].count("/audio_query") == 1


def test_slow_answers_time_out(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.delay_s = 1.0
    with pytest.raises(NarrationError, match="could not read 'です'"):
        voice.speak("です")


def test_what_is_no_sound_is_told(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.sound = lambda: b"<html>"
    with pytest.raises(NarrationError, match="the VOICEVOX engine sends no WAV"):
        voice.speak("です")


def test_another_program_at_the_address_is_told(engine: Engine) -> None:
    engine.speakers = {"hello": "world"}
    with pytest.raises(NarrationError, match="sends its list of speakers in another form"):
        voice_of(engine)


def test_stereo_is_mixed(engine: Engine) -> None:
    voice = voice_of(engine)
    engine.sound = lambda: tone(0.9, channels=2)
    assert voice.speak("です").samples.ndim == 1


def test_at_most_two_sentences_at_once_and_exact_times(engine: Engine, tmp_path: Path) -> None:
    voice = voice_of(engine)
    engine.delay_s = 0.03
    lines = [Line(f"文{number}です。", Pauses().sentence) for number in range(6)]
    narration = narrate(lines, voice, tmp_path, pauses=Pauses(), jobs=8, progress=lambda *_: None)
    assert engine.most_at_once == 2
    ranges = [extent for extent in narration.ranges if extent]
    assert len(ranges) == 6
    gaps = [right.start - left.end for left, right in itertools.pairwise(ranges)]
    assert all(0 <= gap - Pauses().sentence <= 0.001 for gap in gaps)
    assert narration.phones[0].range.start == 0
    assert narration.phones[-1].range.end == narration.duration


def test_auto_takes_the_engine_that_answers(engine: Engine) -> None:
    assert answers(engine.url)
    assert choose_voice("auto", VoiceChoice(), Lexicon(), engine.url, refuse).name == "VOICEVOX:ずんだもん"
    assert voice_statuses(engine.url)[-1].available


def test_engine_that_was_asked_for_and_is_not_there_is_an_error() -> None:
    assert not answers("http://127.0.0.1:9")
    with pytest.raises(NarrationError, match="could not tell its version"):
        find_voicevox(Client("http://127.0.0.1:9", pause_s=0.001), VoiceChoice(), Lexicon(), refuse)

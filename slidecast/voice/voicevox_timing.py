"""Where each phoneme of a VOICEVOX AudioQuery falls in the WAV that the engine makes of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from slidecast.voice.speech import SpokenPhone

Query = Mapping[str, Any]
"""An AudioQuery as the engine sends it, in JSON."""

FRAMES_PER_S = 24_000 / 256
UPSPEAK_S = 0.15
SILENCE = "pau"
SILENCE_S = 0.1  # prePhonemeLength and postPhonemeLength where the query lacks them
DEVOICED = frozenset("AIUEO")


def phone_times(query: Query, sample_count: int) -> tuple[SpokenPhone, ...]:
    """Return the phones, silences as `pau`, over all of the WAV's samples.

    Each length is rounded half to even to frames of 256 samples at 24 kHz; what the sum differs from the WAV's real
    length is spread over all of it.
    """
    spoken = [(symbol, round(seconds * FRAMES_PER_S)) for symbol, seconds in _phones(query)]
    total = sum(frames for _, frames in spoken)
    phones: list[SpokenPhone] = []
    at = 0
    for symbol, frames in spoken:
        start, at = at, at + frames
        span = (start * sample_count // total, at * sample_count // total) if total else (0, 0)
        _append(phones, SpokenPhone(symbol, *span))
    return tuple(phones)


def _phones(query: Query) -> Iterator[tuple[str, float]]:
    """Yield each phone and its seconds as spoken, at the query's speed."""
    speed = _number(query, "speedScale", 1.0)
    yield SILENCE, _number(query, "prePhonemeLength", SILENCE_S) / speed
    for phrase in query["accent_phrases"]:
        for symbol, seconds in _phrase_phones(phrase, query):
            yield symbol, seconds / speed
    yield SILENCE, _number(query, "postPhonemeLength", SILENCE_S) / speed


def _phrase_phones(phrase: Query, query: Query) -> Iterator[tuple[str, float]]:
    """Yield the phones of an accent phrase, the rise of a question, which the query does not show, and its pause."""
    moras = phrase["moras"]
    for mora in moras:
        if mora.get("consonant"):
            yield mora["consonant"], mora.get("consonant_length") or 0.0
        yield _vowel(mora), mora["vowel_length"]
    if phrase.get("is_interrogative") and moras and moras[-1]["pitch"] > 0:
        yield _vowel(moras[-1]), UPSPEAK_S
    pause = phrase.get("pause_mora")
    if pause:
        fixed = query.get("pauseLength")
        seconds = pause["vowel_length"] if fixed is None else fixed
        yield SILENCE, seconds * _number(query, "pauseLengthScale", 1.0)


def _vowel(mora: Query) -> str:
    vowel: str = mora["vowel"]
    return vowel.lower() if vowel in DEVOICED else vowel


def _number(query: Query, key: str, default: float) -> float:
    """Return a value of the query; older engines lack some."""
    value = query.get(key)
    return default if value is None else float(value)


def _append(phones: list[SpokenPhone], phone: SpokenPhone) -> None:
    """Add a phone; a silence behind a silence makes one."""
    if phones and phones[-1].symbol == phone.symbol == SILENCE:
        phone = SpokenPhone(SILENCE, phones.pop().start, phone.end)
    if phone.end > phone.start:
        phones.append(phone)

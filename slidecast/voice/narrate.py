"""Sentences to Narration: each spoken once, joined with pauses; every time in it is exact by construction."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from slidecast.errors import NarrationError
from slidecast.media.cache import is_kept
from slidecast.media.contents import is_sealed, seal
from slidecast.media.processes import process_context
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration, Phone, SoundSource
from slidecast.model.time import TimeRange, samples_to_seconds
from slidecast.voice.joining import filled_length, pause_piece, sound_piece, write_joined
from slidecast.voice.speech import Speech, SpokenPhone, Voice
from slidecast.voice.speech_cache import SpeechCache

if TYPE_CHECKING:
    from pydub import AudioSegment

Progress = Callable[[int, int], None]
"""Told how many of how many sentences are spoken."""

FEWEST_FOR_PROCESSES = 12  # below it, starting processes takes longer than they save
SILENCE = "pau"


@dataclass(frozen=True, slots=True)
class Line:
    """What is spoken, and the seconds of silence after it."""

    spoken: str
    pause_s: Fraction


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds of silence: after a sentence, a slide, an article, and around the whole.

    Between sentences of a narrator they measure 0.34 to 0.58 s.
    """

    lead: Fraction = Fraction(1, 2)
    sentence: Fraction = Fraction(9, 20)
    slide: Fraction = Fraction(7, 10)
    article: Fraction = Fraction(11, 10)
    tail: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line's place in the narration, in samples: `start` up to, not including, `end`."""

    index: int
    sentence: str
    start: int
    end: int
    phones: tuple[SpokenPhone, ...]


def spoken_lines(deck: Deck, pauses: Pauses) -> tuple[Line, ...]:
    """Return a deck's utterances with the pause that each is followed by."""
    lines: list[Line] = []
    for slide, following in zip(deck.slides, (*deck.slides[1:], None), strict=True):
        between = pauses.slide if following and following.article == slide.article else pauses.article
        last = len(slide.utterances) - 1
        for place, utterance in enumerate(slide.utterances):
            lines.append(Line(utterance.spoken, between if place == last else pauses.sentence))
    return tuple(lines)


def narrate(
    lines: Sequence[Line], voice: Voice, cache_dir: Path, *, pauses: Pauses, jobs: int, progress: Progress
) -> Narration:
    """Return the lines, spoken: a range for each, None for one that has nothing to speak.

    Args:
        cache_dir: holds the spoken sentences and the joined file.
        jobs: how many processes or threads may speak at once.

    Raises:
        NarrationError: the voice fails, or there is nothing to speak.
        OSError: the cache cannot be written.
    """
    cache = SpeechCache(cache_dir)
    sentences = list(dict.fromkeys(line.spoken for line in lines if line.spoken.strip()))
    speak_all(sentences, voice, cache, jobs, progress)
    placed, rate = _placed(lines, voice, cache, pauses)
    if not placed:
        raise NarrationError("there is nothing to speak", hint="give the episode a sentence, or a sound by --audio")
    total = filled_length(placed[-1].end, rate) + round(pauses.tail * rate)
    path = cache_dir / f"{_key(lines, voice, pauses)}.wav"
    if not is_sealed(path):
        write_joined(path, _pieces(placed, total, voice, cache), rate)
        seal(path)
    ranges = {item.index: _range(item.start, item.end, rate) for item in placed}
    return Narration(
        path=path,
        duration=samples_to_seconds(total, rate),
        source=SoundSource.VOICE,
        voice=voice.name,
        credit=voice.credit,
        ranges=tuple(ranges.get(index) for index in range(len(lines))),
        phones=_phones(placed, total, rate),
    )


def speak_all(sentences: Sequence[str], voice: Voice, cache: SpeechCache, jobs: int, progress: Progress) -> None:
    """Speak the sentences that the cache lacks, side by side where the voice allows it."""
    missing = [sentence for sentence in sentences if not is_kept(cache.path(voice, sentence))]
    done = len(sentences) - len(missing)
    progress(done, len(sentences))
    try:
        for _ in _spoken(missing, voice, cache, min(jobs, voice.most_at_once)):
            done += 1
            progress(done, len(sentences))
    except BrokenProcessPool:  # no processes to be had here, as in a notebook: speak alone
        _speak_alone(missing, voice, cache)
        progress(len(sentences), len(sentences))


def _spoken(sentences: Sequence[str], voice: Voice, cache: SpeechCache, workers: int) -> Iterator[None]:
    """Yield after each sentence that is spoken."""
    if workers < 2 or (voice.needs_processes and len(sentences) < FEWEST_FOR_PROCESSES):
        for sentence in sentences:
            speak_to_cache(sentence, voice, cache)
            yield
        return
    with _executor(voice, workers) as executor:
        waiting = [executor.submit(speak_to_cache, sentence, voice, cache) for sentence in sentences]
        try:
            for finished in as_completed(waiting):
                yield finished.result()
        finally:
            executor.shutdown(cancel_futures=True)


def _executor(voice: Voice, workers: int) -> Executor:
    if voice.needs_processes:
        return ProcessPoolExecutor(workers, mp_context=process_context())
    return ThreadPoolExecutor(workers)


def _speak_alone(sentences: Sequence[str], voice: Voice, cache: SpeechCache) -> None:
    for sentence in sentences:
        if not cache.path(voice, sentence).exists():
            speak_to_cache(sentence, voice, cache)


def speak_to_cache(sentence: str, voice: Voice, cache: SpeechCache) -> None:
    """Speak one sentence into the cache; a function of its own so that another process can be sent it."""
    cache.save(voice, sentence, voice.speak(sentence))


def _placed(lines: Sequence[Line], voice: Voice, cache: SpeechCache, pauses: Pauses) -> tuple[list[_Placed], int]:
    """Return where each line that makes a sound comes to lie, and the sample rate."""
    placed: list[_Placed] = []
    rate, at, pause_s = 1, 0, pauses.lead
    for index, line in enumerate(lines):
        speech = _speech(line.spoken, voice, cache) if line.spoken.strip() else None
        if speech is None or not len(speech.samples):
            continue
        rate = speech.sample_rate_hz
        start = at + round(pause_s * rate)
        placed.append(_Placed(index, line.spoken, start, start + len(speech.samples), speech.phones))
        at, pause_s = start + filled_length(len(speech.samples), rate), line.pause_s
    return placed, rate


def _speech(sentence: str, voice: Voice, cache: SpeechCache) -> Speech:
    """Return a sentence from the cache; one that was spoilt there is spoken again."""
    speech = cache.load(voice, sentence)
    if speech is None:
        speak_to_cache(sentence, voice, cache)
        speech = cache.load(voice, sentence)
    if speech is None:
        raise NarrationError("what was just written cannot be read back", str(cache.folder), "check the disk")
    return speech


def _pieces(placed: Sequence[_Placed], total: int, voice: Voice, cache: SpeechCache) -> Iterator["AudioSegment"]:
    """Yield silence and speech in turn, up to the total length in samples."""
    at = 0
    for item in placed:
        speech = _speech(item.sentence, voice, cache)
        rate = speech.sample_rate_hz
        yield pause_piece(item.start - at, rate)
        yield sound_piece(speech.samples, rate)
        at = item.start + filled_length(len(speech.samples), rate)
    yield pause_piece(total - at, rate)


def _phones(placed: Sequence[_Placed], total: int, rate: int) -> tuple[Phone, ...]:
    """Return all phones with the pauses between them; none where a line has none."""
    if not all(item.phones for item in placed):
        return ()
    spoken = [
        (phone.symbol, item.start + phone.start, item.start + phone.end)
        for item in placed
        for phone in item.phones
        if phone.symbol != SILENCE or phone not in (item.phones[0], item.phones[-1])
    ]
    phones: list[Phone] = []
    at = 0
    for symbol, start, end in [*spoken, ("", total, total)]:
        if start > at:
            phones.append(Phone(SILENCE, _range(at, start, rate)))
        if symbol:
            phones.append(Phone(symbol, _range(start, end, rate)))
        at = end
    return tuple(phones)


def _range(start: int, end: int, rate: int) -> TimeRange:
    return TimeRange(samples_to_seconds(start, rate), samples_to_seconds(end, rate))


def _key(lines: Sequence[Line], voice: Voice, pauses: Pauses) -> str:
    """Return what names the joined file: equal for equal sound."""
    return hashlib.sha256(repr((voice.key, tuple(lines), pauses)).encode()).hexdigest()[:32]

"""The narration of a deck: the file that is there, segments joined, or a voice that speaks it."""

from fractions import Fraction
from functools import partial
from pathlib import Path

from slidecast.errors import NarrationError
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
from slidecast.media.remembered import remembered
from slidecast.media.segments import find_segments
from slidecast.media.sound import duration
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration, SoundSource
from slidecast.pipeline.job import Job
from slidecast.pipeline.report import Report
from slidecast.pipeline.sound import Sound
from slidecast.voice.narrate import Pauses, narrate, spoken_lines
from slidecast.voice.parts import match_segments, speech_parts
from slidecast.voice.segments import join_segments

LENGTHS_BYTES = 4 << 20  # an entry takes 50 bytes
SILENT_PART = Fraction(4)  # seconds that an opening or closing shows for which there is no segment


def narration_there(job: Job, sound: Sound, report: Report) -> Narration | None:
    """Return the narration that is a file, known before there is a deck; None where it is to be spoken or joined.

    Raises:
        NarrationError: the sound cannot be decoded or is empty.
    """
    audio = sound.files.audio
    if sound.voice is not None or audio is None:
        return None
    source = SoundSource.FILE if job.sources.audio else SoundSource.POST
    return _told(Narration(audio, _duration(audio, Cache(job.cache / "lengths", LENGTHS_BYTES)), source), report)


def narration_of(job: Job, sound: Sound, deck: Deck, report: Report) -> Narration:
    """Return the narration of the deck, spoken or joined.

    Raises:
        NarrationError: the sound cannot be decoded or is empty, segments do not fit the parts, the voice fails.
    """
    return _told(_spoken(job, sound, deck, report) if sound.voice else _joined(job, sound, deck, report), report)


def _told(narration: Narration, report: Report) -> Narration:
    report.source, report.voice = str(narration.source), narration.voice
    if narration.duration <= 0:
        raise NarrationError("the sound is empty", str(narration.path), "give another file with --audio")
    return narration


def _spoken(job: Job, sound: Sound, deck: Deck, report: Report) -> Narration:
    assert sound.voice is not None, "the caller knows that there is one"
    return narrate(
        spoken_lines(deck, Pauses()),
        sound.voice,
        job.cache / "speech",
        pauses=Pauses(),
        jobs=job.jobs,
        progress=lambda done, total: report.watcher.advance(done / max(total, 1)),
    )


def _joined(job: Job, sound: Sound, deck: Deck, report: Report) -> Narration:
    files = sound.files
    assert files.segments is not None, "a sound is a file, segments or a voice"
    parts = speech_parts(deck)
    matched = match_segments(find_segments(files.segments), parts, str(files.segments), report.warn)
    silent = [
        SILENT_PART if parts[at].name not in {part.name for _, part in matched} else Fraction(0) for at in (0, -1)
    ]
    return join_segments(matched, job.cache / "speech", around_s=(silent[0], silent[1]))


def _duration(path: Path, cache: Cache) -> Fraction:
    """Return the seconds of sound in a file, decoded once for a content and the libraries that decode it.

    Raises:
        NarrationError: the file cannot be decoded.
    """
    return remembered(cache, f"length {content_digest(path)} {libraries()}", partial(duration, path))

"""The narration of a deck: the file that is there, segments joined, or a voice that speaks it."""

from fractions import Fraction
from pathlib import Path

from slidecast.errors import NarrationError
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
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


def narration_of(job: Job, sound: Sound, deck: Deck, report: Report) -> Narration:
    """Return the narration of the deck, spoken or joined where it has to be.

    Raises:
        NarrationError: the sound cannot be decoded or is empty, segments do not fit the parts, the voice fails.
    """
    narration = _narration(job, sound, deck, report)
    report.source, report.voice = str(narration.source), narration.voice
    if narration.duration <= 0:
        raise NarrationError("the sound is empty", str(narration.path), "give another file with --audio")
    return narration


def _narration(job: Job, sound: Sound, deck: Deck, report: Report) -> Narration:
    files = sound.files
    if sound.voice is not None:
        return narrate(
            spoken_lines(deck, Pauses()),
            sound.voice,
            job.cache / "speech",
            pauses=Pauses(),
            jobs=job.jobs,
            progress=lambda done, total: report.watcher.advance(done / max(total, 1)),
        )
    if files.audio is not None:
        source = SoundSource.FILE if job.sources.audio else SoundSource.POST
        return Narration(files.audio, _duration(files.audio, Cache(job.cache / "lengths", LENGTHS_BYTES)), source)
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
    key = f"{content_digest(path)} {libraries()}"
    kept = cache.get(key)
    if kept is not None:
        return Fraction(kept.decode("ascii"))
    seconds = duration(path)
    cache.put(key, str(seconds).encode("ascii"))
    return seconds

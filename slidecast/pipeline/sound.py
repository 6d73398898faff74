"""The narration: the first that applies of a given file, the post's sound, segments, a voice."""

from dataclasses import dataclass, replace
from fractions import Fraction

from slidecast.errors import Diagnostic, DownloadError, NarrationError
from slidecast.media.downloads import SOUND_LIMITS, Policy, fetch
from slidecast.media.segments import find_segments
from slidecast.media.site import EpisodeFiles
from slidecast.media.sound import duration
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration, SoundSource
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import Material
from slidecast.pipeline.report import Report
from slidecast.voice.choose import choose_voice
from slidecast.voice.narrate import Pauses, narrate, spoken_lines
from slidecast.voice.parts import match_segments, speech_parts
from slidecast.voice.segments import join_segments
from slidecast.voice.speech import Voice

SILENT_PART = Fraction(4)  # seconds that an opening or closing shows for which there is no segment


@dataclass(frozen=True, slots=True)
class Sound:
    """Where the narration will come from: a file, segments, or a voice that is still to speak."""

    files: EpisodeFiles
    voice: Voice | None = None

    @property
    def credits(self) -> tuple[str, ...]:
        return (self.voice.credit,) if self.voice and self.voice.credit else ()


def choose_sound(job: Job, material: Material, report: Report) -> Sound:
    """Return where the narration comes from, the post's address already fetched, and tell the user.

    Raises:
        NarrationError: the voice asked for cannot be had.
    """
    files = material.files
    if files.url and files.audio is None:
        files = _fetched(job, files, report)
    if files.audio or files.segments:
        report.watcher.note(f"sound: {files.audio or files.segments}")
        return Sound(files)
    _tell_missing(material, report)
    voice = choose_voice(job.voice, material.theme.voice, material.lexicon, job.network.voicevox_url, report.warn)
    report.watcher.note(f"voice: {voice.name}")
    return Sound(files, voice)


def _fetched(job: Job, files: EpisodeFiles, report: Report) -> EpisodeFiles:
    """Return the files with the post's sound downloaded; a warning where it cannot be had."""
    policy = Policy(job.network.offline, job.network.allow_private)
    report.watcher.note(f"sound: {files.url}")
    try:
        return replace(files, audio=fetch(files.url, job.cache / "downloads", SOUND_LIMITS, policy))
    except DownloadError as error:
        report.warn(Diagnostic(files.url, f"{error.message}; a voice speaks in its place ({error.hint})"))
        return files


def _tell_missing(material: Material, report: Report) -> None:
    episode = material.episode
    if episode and episode.audio_reference and not material.files.url:
        there = f"the sound {episode.audio_reference!r} is not there; a voice speaks in its place"
        report.warn(Diagnostic(episode.path, there))


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
        return Narration(files.audio, duration(files.audio), source)
    assert files.segments is not None, "a sound is a file, segments or a voice"
    parts = speech_parts(deck)
    matched = match_segments(find_segments(files.segments), parts, str(files.segments), report.warn)
    silent = [
        SILENT_PART if parts[at].name not in {part.name for _, part in matched} else Fraction(0) for at in (0, -1)
    ]
    return join_segments(matched, job.cache / "speech", around_s=(silent[0], silent[1]))

"""Where the narration comes from: the first that applies of a given file, the post's sound, segments, a voice.

An unchanged episode does not wait for what decodes, fetches or speaks: that is imported where it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidecast.errors import Diagnostic, DownloadError
from slidecast.media.site import EpisodeFiles
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import Material
from slidecast.pipeline.report import Report

if TYPE_CHECKING:
    from slidecast.voice.speech import Voice


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
    from slidecast.voice.choose import choose_voice

    voice = choose_voice(job.voice, material.theme.voice, material.lexicon, job.network.voicevox_url, report.warn)
    report.watcher.note(f"voice: {voice.name}")
    return Sound(files, voice)


def _fetched(job: Job, files: EpisodeFiles, report: Report) -> EpisodeFiles:
    """Return the files with the post's sound downloaded; a warning where it cannot be had."""
    from slidecast.media.download_limits import SOUND_LIMITS, Policy
    from slidecast.media.downloads import fetch

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

"""An episode that was read, all further stages in order: reads like the page in ARCHITECTURE.md."""

import errno
from dataclasses import replace
from pathlib import Path

from slidecast.assemble import crop, span_of_articles, timeline_to_json
from slidecast.encode.memory import give_back
from slidecast.errors import EncodeError, UsageError
from slidecast.media.cache import Cache, trim_folder
from slidecast.media.fonts import own_fonts
from slidecast.media.kept_tables import LIMIT_BYTES as FONTS_BYTES
from slidecast.media.output_errors import output_error
from slidecast.media.processes import Ahead
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.model.timeline import Timeline
from slidecast.pipeline.edition import Edition
from slidecast.pipeline.film import start_sound, write_film
from slidecast.pipeline.foreign import is_foreign
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept_art import start_art
from slidecast.pipeline.narrating import narration_of, narration_there
from slidecast.pipeline.outputs import MP4, REPORT, SRT, TIMELINE, VTT, make_folder, output_of, write_text
from slidecast.pipeline.planning import plan
from slidecast.pipeline.report import Report
from slidecast.pipeline.stamp import Inputs, write_stamp
from slidecast.pipeline.timing import refuse_wrong_times, timed

SPEECH_BYTES = 4 << 30  # spoken sentences and joined narrations; a quarter of an hour takes some 150 MB


def make(job: Job, inputs: Inputs, report: Report) -> Report:
    """Make the episode's outputs and return the report, which is also written beside them.

    Raises:
        SlidecastError: by who can put it right; nothing half-written is left.
    """
    make_folder(job.folder)
    own_fonts().keep_tables(Cache(job.cache / "fonts", FONTS_BYTES))
    with Ahead(job.jobs) as ahead:
        start_art(ahead, job, inputs.material.theme)
        deck, narration = _planned_and_heard(job, inputs, ahead, report)
        with report.stage("align"):
            edition = _wanted_part(job, timed(job, inputs.material, deck, narration, report))
            give_back()  # what aligning took: some 50 MB
        with report.stage("film"):
            digest = write_film(job, edition, report)
    _write_beside(job, edition.timeline, report)
    trim_folder(job.cache / "speech", SPEECH_BYTES)
    write_stamp(job, inputs, map(Path, report.outputs.values()), digest)
    return _written(job, report)


def _planned_and_heard(job: Job, inputs: Inputs, ahead: Ahead, report: Report) -> tuple[Deck, Narration]:
    """Return the deck and its narration: a sound that is there is encoded while the deck is planned."""
    material, sound = inputs.material, inputs.sound
    _refuse_foreign(job)
    begun = False
    with report.stage("voice"):
        narration = narration_there(job, sound, report)
        if narration:
            begun = start_sound(ahead, job, narration, material.deck, is_planned=False)
    with report.stage("plan"):
        deck = plan(job, material, sound.credits, own_fonts(), report.warn)
    refuse_wrong_times(job, deck)
    if narration is None:
        with report.stage("voice"):
            narration = narration_of(job, sound, deck, report)
    if not begun:
        start_sound(ahead, job, narration, deck, is_planned=True)
    return deck, narration


def _refuse_foreign(job: Job) -> None:
    """Refuse to replace folders, and files that slidecast did not make.

    Raises:
        EncodeError: there is a folder, or such a file and `--force` is not given.
    """
    video = output_of(job, MP4)
    beside = (output_of(job, SRT), output_of(job, VTT), job.folder / TIMELINE)
    for path in (video, *beside, job.folder / REPORT):
        if path.is_dir():
            raise output_error(IsADirectoryError(errno.EISDIR, ""), path)
    ours = (video,) if video.exists() else beside
    foreign = None if job.force else next((path for path in ours if is_foreign(path)), None)
    if foreign:
        hint = "give --force to replace it, or another folder with --out"
        raise EncodeError("exists, and slidecast did not make it", str(foreign), hint)


def _wanted_part(job: Job, edition: Edition) -> Edition:
    """Return the articles that `--only` asks for, with their stretch of the sound; all where it asks for none.

    Raises:
        UsageError: the episode has no such article.
    """
    if job.only is None:
        return edition
    timeline, narration = edition.timeline, edition.narration
    span = span_of_articles(timeline, *job.only)
    if span is None:
        raise UsageError(f"--only {job.only[0]}-{job.only[1]}: there is no such article", str(job.episode))
    from slidecast.media.cut import cut_sound  # late: few ask for a part

    start, end = timeline.rate.seconds_at(span.start), timeline.rate.seconds_at(span.end)
    path = cut_sound(narration.path, start, end, job.cache / "speech")
    heard = replace(narration, path=path, duration=end - start, ranges=(), parts=(), phones=())
    return replace(edition, timeline=crop(timeline, span, str(path)), narration=heard)


def _write_beside(job: Job, timeline: Timeline, report: Report) -> None:
    """Write the subtitle files and the timeline."""
    from slidecast.caption.files import to_srt, to_vtt  # late: its library takes its time

    texts = {
        SRT: (output_of(job, SRT), to_srt(timeline.cues)),
        VTT: (output_of(job, VTT), to_vtt(timeline.cues)),
        "timeline": (job.folder / TIMELINE, timeline_to_json(timeline)),
    }
    for kind, (path, text) in texts.items():
        write_text(path, text)
        report.outputs[kind] = str(path)


def _written(job: Job, report: Report) -> Report:
    report.outputs["report"] = str(job.folder / REPORT)
    write_text(job.folder / REPORT, report.text())
    return report

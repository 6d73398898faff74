"""One episode, all stages in order: reads like the page in ARCHITECTURE.md."""

from dataclasses import replace
from pathlib import Path

from slidecast.assemble import crop, span_of_articles, timeline_to_json
from slidecast.caption.files import to_srt, to_vtt
from slidecast.errors import EncodeError, UsageError
from slidecast.media.cut import cut_sound
from slidecast.media.fonts import FontLibrary
from slidecast.media.processes import warm_up
from slidecast.model.narration import Narration
from slidecast.model.timeline import Timeline
from slidecast.pipeline.film import WORKERS_NEED, film_sound_ahead, write_film
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import gather
from slidecast.pipeline.outputs import make_folder, write_text
from slidecast.pipeline.planning import plan
from slidecast.pipeline.report import Report, Watcher
from slidecast.pipeline.sound import Sound, choose_sound, narration_of
from slidecast.pipeline.stamp import REPORT, inputs_of, is_foreign, is_unchanged, write_stamp
from slidecast.pipeline.stills import write_stills
from slidecast.pipeline.timing import timed

MP4, SRT, VTT = "mp4", "srt", "vtt"


def render_episode(job: Job, watcher: Watcher) -> Report:
    """Make the episode's outputs and return the report, which is also written beside them.

    Raises:
        SlidecastError: by who can put it right; nothing half-written is left.
    """
    report = Report(str(job.episode), watcher, strict=job.strict)
    with report.stage("read"):
        material = gather(job, report.warn)
        report.theme = material.theme.name
        sound = Sound(material.files) if job.stills else choose_sound(job, material, report)
        inputs = inputs_of(job, material, sound)
    if not job.stills and is_unchanged(job, inputs):
        return _told_unchanged(job, report)
    make_folder(job.folder)
    if job.jobs > 1 and not job.stills:
        warm_up(WORKERS_NEED)
    with report.stage("plan"):
        deck = plan(job, material, sound.credits, FontLibrary(), report.warn)
    if job.stills:
        with report.stage("draw"):
            write_stills(job, deck, material.theme, report)
        return _written(job, report)
    _refuse_foreign(job)
    with report.stage("voice"):
        narration = narration_of(job, sound, deck, report)
    with report.stage("align"), film_sound_ahead(job, deck, narration):
        timeline, narration = timed(job, material, deck, narration, report)
        timeline, narration = _wanted_part(job, timeline, narration)
    with report.stage("film"):
        write_film(job, (material, deck), (timeline, narration), _output(job, MP4), report)
    report.outputs[MP4] = str(_output(job, MP4))
    _write_beside(job, timeline, report)
    write_stamp(job, inputs, [Path(path) for path in report.outputs.values()])
    return _written(job, report)


def _told_unchanged(job: Job, report: Report) -> Report:
    report.unchanged = True
    report.outputs = {kind: str(_output(job, kind)) for kind in (MP4, SRT, VTT)}
    return report


def _output(job: Job, ending: str) -> Path:
    return job.folder / f"{job.stem}.{ending}"


def _refuse_foreign(job: Job) -> None:
    """Refuse to replace files that slidecast did not make.

    Raises:
        EncodeError: there is one, and `--force` is not given.
    """
    video = _output(job, MP4)
    beside = () if video.exists() else (_output(job, SRT), _output(job, VTT), job.folder / "timeline.json")
    foreign = None if job.force else next((path for path in (video, *beside) if is_foreign(path)), None)
    if foreign:
        hint = "give --force to replace it, or another folder with --out"
        raise EncodeError("exists, and slidecast did not make it", str(foreign), hint)


def _wanted_part(job: Job, timeline: Timeline, narration: Narration) -> tuple[Timeline, Narration]:
    """Return the articles that `--only` asks for, with their stretch of the sound; all where it asks for none.

    Raises:
        UsageError: the episode has no such article.
    """
    if job.only is None:
        return timeline, narration
    span = span_of_articles(timeline, *job.only)
    if span is None:
        raise UsageError(f"--only {job.only[0]}-{job.only[1]}: there is no such article", str(job.episode))
    start, end = timeline.rate.seconds_at(span.start), timeline.rate.seconds_at(span.end)
    path = cut_sound(narration.path, start, end, job.cache / "speech")
    cropped = crop(timeline, span, str(path))
    return cropped, replace(narration, path=path, duration=end - start, ranges=(), parts=(), phones=())


def _write_beside(job: Job, timeline: Timeline, report: Report) -> None:
    """Write the subtitle files and the timeline."""
    texts = {
        SRT: (_output(job, SRT), to_srt(timeline.cues)),
        VTT: (_output(job, VTT), to_vtt(timeline.cues)),
        "timeline": (job.folder / "timeline.json", timeline_to_json(timeline)),
    }
    for kind, (path, text) in texts.items():
        write_text(path, text)
        report.outputs[kind] = str(path)


def _written(job: Job, report: Report) -> Report:
    report.outputs["report"] = str(job.folder / REPORT)
    write_text(job.folder / REPORT, report.text())
    return report

"""One episode: read, and made unless its outputs are there already, from these very inputs."""

from slidecast.pipeline.job import Job
from slidecast.pipeline.material import gather
from slidecast.pipeline.outputs import MP4, SRT, VTT, output_of, report_at
from slidecast.pipeline.report import Report, Watcher
from slidecast.pipeline.sound import Sound, choose_sound
from slidecast.pipeline.stamp import inputs_of, is_unchanged
from slidecast.pipeline.warming import warm_up_for


def render_episode(job: Job, watcher: Watcher) -> Report:
    """Make the episode's outputs and return the report; what was made anew has it beside it as report.json.

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
    warm_up_for(job)
    if job.stills:
        from slidecast.pipeline.stills import make_stills  # late, as below

        return make_stills(job, material, sound.credits, report)
    from slidecast.pipeline.making import make  # late: an unchanged episode does not wait for it

    return make(job, inputs, report)


def _told_unchanged(job: Job, report: Report) -> Report:
    report.unchanged = True
    report.outputs = {kind: str(output_of(job, kind)) for kind in (MP4, SRT, VTT)}
    report.earlier = report_at(job.folder)
    return report

"""One episode, all stages in order: reads like the page in ARCHITECTURE.md."""

from pathlib import Path

from slidecast.pipeline.job import Job
from slidecast.pipeline.report import Report, Watcher


def render_episode(job: Job, watcher: Watcher) -> Report:
    """Make the episode's outputs and return the report, which is also written beside them.

    Raises:
        SlidecastError: by who can put it right; nothing half-written is left.
    """
    report = Report(str(job.episode), watcher, strict=job.strict)
    with report.stage("read"):
        material = gather(job, report)
    if is_up_to_date(job, material, report):
        return report
    with report.stage("plan"):
        deck, theme = plan(job, material, report)
    with report.stage("voice"):
        narration = narrate(job, material, deck, report)
    with report.stage("align"):
        timeline = align()
    return report

"""The rendering command: jobs one after another, a failure of one does not stop the others."""

import json
import sys
from collections.abc import Sequence

from slidecast.cli.arguments import build_parser, jobs_of
from slidecast.cli.messages import DONE, FAILED, USAGE, say_error
from slidecast.errors import SlidecastError, UsageError
from slidecast.pipeline.job import Job


def render(words: Sequence[str]) -> int:
    """Render the episodes that the words name and return the exit code."""
    options = build_parser().parse_args(words)
    try:
        jobs = jobs_of(options)
    except UsageError as error:
        say_error(error)
        return USAGE
    from slidecast.cli.display import Display

    display = Display(quiet=options.quiet or options.json, several=len(jobs) > 1)
    reports = [_render_one(job, display) for job in jobs]
    if options.json:
        made = [report for report in reports if report is not None]
        sys.stdout.write(json.dumps(made[0] if len(jobs) == 1 and made else made, ensure_ascii=False, indent=1) + "\n")
    display.summary()
    return FAILED if None in reports else DONE


def _render_one(job: Job, display: "Display") -> dict[str, object] | None:  # type: ignore[name-defined]  # noqa: F821
    from slidecast.pipeline.outputs import output_error
    from slidecast.pipeline.render import render_episode

    display.begin(job.episode)
    try:
        report = render_episode(job, display)
    except SlidecastError as error:
        display.failed(error)
        return None
    except OSError as error:
        display.failed(output_error(error, job.folder))
        return None
    display.finished(report)
    return report.to_json()

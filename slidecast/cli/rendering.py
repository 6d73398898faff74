"""The rendering command: jobs one after another, a failure of one does not stop the others."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from slidecast.cli.arguments import build_parser, jobs_of
from slidecast.cli.exit_codes import DONE, FAILED, USAGE
from slidecast.cli.messages import say, say_error, unforeseen
from slidecast.errors import SlidecastError, UsageError
from slidecast.pipeline.job import Job
from slidecast.pipeline.warming import warm_up_for

if TYPE_CHECKING:
    from slidecast.cli.display import Display

Outcome = dict[str, object]
"""A report as report.json holds it, or the episode and the error that stopped it."""


def render(words: Sequence[str]) -> int:
    """Render the episodes that the words name and return the exit code."""
    options = build_parser().parse_args(words)
    try:
        jobs = jobs_of(options)
    except UsageError as error:
        say_error(error)
        return USAGE
    if jobs and (jobs[0].stills or not jobs[0].stamp.exists()):  # else it may be unchanged
        warm_up_for(jobs[0])
    from slidecast.cli.display import Display  # late: it imports what takes its time, as do those of each job

    display = Display(quiet=options.quiet or options.json, several=len(jobs) > 1)
    outcomes = [_render_one(job, display) for job in jobs]
    display.summary()
    if options.json:
        say(json.dumps(outcomes[0] if len(outcomes) == 1 else outcomes, ensure_ascii=False, indent=1))
    return FAILED if any("error" in outcome for outcome in outcomes) else DONE


def _render_one(job: Job, display: "Display") -> Outcome:
    from slidecast.pipeline.render import render_episode

    display.begin(job.episode)
    try:
        report = render_episode(job, display)
    except SlidecastError as error:
        return _failed(job, error, display)
    except OSError as error:
        return _failed(job, _unwritten(error, job), display)
    except Exception as error:  # noqa: BLE001 (a fault of ours in one episode must not cost the others)
        return _failed(job, unforeseen(error, job.episode), display)
    display.finished(report)
    return report.to_json()


def _unwritten(error: OSError, job: Job) -> SlidecastError:
    """Return what it means that a file of the cache's or of the outputs' could not be written."""
    from slidecast.media.output_errors import cache_error, output_error

    path = Path(error.filename or job.folder)
    return cache_error(error, job.cache) if path.is_relative_to(job.cache) else output_error(error, path)


def _failed(job: Job, error: SlidecastError, display: "Display") -> Outcome:
    display.failed(error)
    told = {"where": error.place, "message": error.message, "hint": error.hint}
    return {"episode": str(job.episode), "error": told}

"""What other processes import while this one imports what it needs itself."""

from slidecast.media.processes import warm_up
from slidecast.pipeline.job import Job

FILM_NEEDS = (
    "slidecast.encode.workers",
    "slidecast.encode.ahead",
    "slidecast.pipeline.painting",
    "slidecast.media.warmed",
)
"""Modules of the processes that make the film."""
STILLS_NEED = ("slidecast.pipeline.slide_files", "slidecast.pipeline.kept_art", "slidecast.media.warmed")


def warm_up_for(job: Job) -> None:
    """Have processes get ready for a job that wants more than one; as early as it is known that something is made."""
    if job.jobs > 1:
        warm_up(STILLS_NEED if job.stills else FILM_NEEDS)

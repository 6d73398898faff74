"""Whose are the files that an output would replace? Only slidecast's own are replaced without being asked."""

from pathlib import Path

from slidecast.encode.mux import says_maker
from slidecast.pipeline.outputs import report_at


def is_foreign(output: Path) -> bool:
    """Tell whether a file stands at `output` that slidecast did not write.

    A film says itself who made it; of the other files a report of slidecast's beside them does.
    """
    if not output.exists():
        return False
    return not (says_maker(output) if output.suffix == ".mp4" else bool(report_at(output.parent)))

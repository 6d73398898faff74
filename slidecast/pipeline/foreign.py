"""Whose are the files that an output would replace? Only slidecast's own are replaced without being asked."""

import json
from pathlib import Path

from slidecast.encode.mux import says_maker
from slidecast.pipeline.outputs import REPORT


def is_foreign(output: Path) -> bool:
    """Tell whether a file stands at `output` that slidecast did not write.

    A film says itself who made it; of the other files a report of slidecast's beside them does.
    """
    if not output.exists():
        return False
    return not (says_maker(output) if output.suffix == ".mp4" else _has_report(output.parent))


def _has_report(folder: Path) -> bool:
    try:
        report = json.loads((folder / REPORT).read_text("utf-8"))
        return bool(report["outputs"]) and "realtime_factor" in report
    except (OSError, ValueError, KeyError, TypeError):
        return False

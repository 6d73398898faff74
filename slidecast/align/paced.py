"""Times by text length alone, cuts snapped to pauses: for speech that retells what the slides say."""

from collections.abc import Sequence

from slidecast.align.guess import Length, spread
from slidecast.align.silence import Run

REACH = 150  # frames: a cut moves at most 1.5 s to find a pause


def pace(sentences: Sequence[Length], silent: Sequence[Run], within: Run) -> tuple[Run, ...]:
    """Return one run for each sentence: they share `within` by length, each cut in the nearest pause."""
    if not sentences:
        return ()
    runs = spread(sentences, within)
    voiced = _voiced(silent, within)
    starts = [voiced.start]
    ends: list[int] = []
    for run in runs[1:]:
        pause = _nearest(silent, run.start, Run(starts[-1] + 1, voiced.end))
        ends.append(min(max(pause.start, starts[-1]), voiced.end))
        starts.append(min(max(pause.end, ends[-1]), voiced.end))
    ends.append(voiced.end)
    return tuple(Run(start, end) for start, end in zip(starts, ends, strict=True))


def _voiced(silent: Sequence[Run], within: Run) -> Run:
    """Return `within` without the silences at its ends."""
    start, end = within.start, within.end
    for run in silent:
        if run.start <= start < run.end:
            start = min(run.end, end)
        if run.start < end <= run.end:
            end = max(run.start, start)
    return Run(start, end)


def _nearest(silent: Sequence[Run], cut: int, allowed: Run) -> Run:
    """Return the pause nearest to `cut` within reach and `allowed`, or the cut itself."""
    near = [
        run
        for run in silent
        if allowed.start <= run.start and run.end <= allowed.end and abs((run.start + run.end) // 2 - cut) <= REACH
    ]
    return min(near, key=lambda run: abs((run.start + run.end) // 2 - cut), default=Run(cut, cut))

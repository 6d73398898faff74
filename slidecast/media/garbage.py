"""Garbage in cycles: of what a run imports and makes there is little, and looking for it took a fifth of its time."""

import gc


def collect_seldom() -> None:
    """Look for it seldom from now on; for processes of ours, not for those that import us."""
    gc.set_threshold(50_000, 10, 10)


def leave_the_rest() -> None:
    """Look for it no more: what this process holds at its end goes to the system at once, looked at or not."""
    gc.freeze()

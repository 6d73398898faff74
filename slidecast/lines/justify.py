"""Justified setting: where a line's slack goes (JLREQ 3.8.3), so that all lines but the last fill the measure."""

from slidecast.lines.characters import is_space, is_wide
from slidecast.lines.opportunities import Join
from slidecast.lines.setting import Setting

SHARES = {"space": 2.0, "script": 2.0, "letter": 1.0}
"""How much of the slack goes to a space between words, between scripts, between two full-width characters."""
LIMIT_EM = 0.25  # a share larger than this leaves holes: the line stays ragged instead


def spread(setting: Setting, start: int, end: int, measure_px: float) -> dict[int, float]:
    """Return the space to add before clusters so that a line fills the measure; none where it would leave holes."""
    content = setting.content_end(start, end)
    slack = measure_px - setting.width(start, end)
    shares = {at: SHARES[name] for at in range(start + 1, content) if (name := place(setting, at))}
    total = sum(shares.values())
    em = max(setting.right[at] - setting.left[at] for at in range(start, content)) if content > start else 0.0
    if slack <= 0 or not total or slack / total > LIMIT_EM * em:
        return {}
    return {at: slack * share / total for at, share in shares.items()}


def place(setting: Setting, at: int) -> str:
    """Return what kind of place for space lies before a cluster; empty for none."""
    before, after = setting.cells[at - 1], setting.cells[at]
    if is_space(before) and not is_space(after):
        return "space"
    if setting.joins[at] > Join.BOUND or setting.gaps[at] < 0:
        return ""
    if setting.gaps[at] > 0:
        return "script"
    return "letter" if is_wide(before) and is_wide(after) else ""

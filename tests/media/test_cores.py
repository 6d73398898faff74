"""The cores that a process may use: those it is tied to, and no more than its control groups allow."""

import os
from pathlib import Path

import pytest

from slidecast.media.cores import usable_cores

OURS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
NONE = {"cpu.max": "max 100000\n"}
HALF = {"cpu.max": "50000 100000\n"}
OLD_HALF = {"cpu.cfs_quota_us": "50000\n", "cpu.cfs_period_us": "100000\n"}
OLD_NONE = {"cpu.cfs_quota_us": "-1\n", "cpu.cfs_period_us": "100000\n"}


@pytest.mark.parametrize(
    ("reason", "own", "limits", "cores"),
    [
        ("no limit", "0::/\n", {"": NONE}, OURS),
        ("a share of a core counts as one", "0::/\n", {"": HALF}, 1),
        ("the group above limits too", "0::/box/inner\n", {"box/inner": NONE, "box": HALF}, 1),
        ("another group's limit is none of ours", "0::/box\n", {"other": HALF}, OURS),
        ("more than there are", "0::/\n", {"": {"cpu.max": "100000000 100000\n"}}, OURS),
        ("version 1", "4:memory:/box\n2:cpu,cpuacct:/box\n", {"cpu,cpuacct/box": OLD_HALF}, 1),
        ("version 1, no limit", "1:cpu:/\n", {"cpu": OLD_NONE}, OURS),
        ("damaged", "0::/\n", {"": {"cpu.max": "much\n"}}, OURS),
        ("no groups", "", {}, OURS),
    ],
)
def test_usable_cores(tmp_path: Path, reason: str, own: str, limits: dict[str, dict[str, str]], cores: int) -> None:
    groups = tmp_path / "cgroup"
    for folder, files in limits.items():
        (groups / folder).mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (groups / folder / name).write_text(text, "ascii")
    (tmp_path / "own").write_text(own, "ascii")
    assert usable_cores(tmp_path / "own", groups) == cores, reason


def test_no_control_groups_at_all(tmp_path: Path) -> None:
    assert usable_cores(tmp_path / "own", tmp_path / "cgroup") == OURS

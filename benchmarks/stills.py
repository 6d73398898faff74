"""Measures `--stills` of a deck of 25 slides, of as many types, with nothing kept from earlier runs.

    python -m benchmarks.stills [--runs 5]

Wall time is what a quiet machine tells, the processor's seconds what a busy one tells too. The target is 5 s on two
cores, start of the program and planning included.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Measure, measured

TYPES = Path(__file__).parent.parent / "tests" / "cases" / "gallery.json"
SLIDES = 25
TARGET_S = 5.0


def main() -> None:
    """Print the median and the slowest, in seconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = [cold_run() for _ in range(parser.parse_args().runs)]
    for name, seconds in (("wall", [run.wall_s for run in runs]), ("processor", [run.cpu_s for run in runs])):
        print(f"{SLIDES} slides, cold, {name}: median {statistics.median(seconds):.2f} s, most {max(seconds):.2f} s")
    print(f"target: {TARGET_S:g} s on two cores")


def cold_run() -> Measure:
    """Return what the whole command takes."""
    with TemporaryDirectory() as room:
        deck = Path(room) / "deck.json"
        deck.write_text(json.dumps(slides(), ensure_ascii=False), "utf-8")
        places = "--out", f"{room}/out", "--cache", f"{room}/cache"
        return measured([sys.executable, "-m", "slidecast", str(deck), "--stills", "--offline", "--quiet", *places])


def slides() -> list[object]:
    """Return the gallery's last slides, one of each type."""
    known: list[object] = json.loads(TYPES.read_text("utf-8"))
    return known[-SLIDES:]


if __name__ == "__main__":
    main()

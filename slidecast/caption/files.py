"""Cues as subtitle files: SubRip and WebVTT, plain UTF-8 without styling, written by pysubs2."""

from collections.abc import Sequence
from fractions import Fraction

import pysubs2

from slidecast.model.timeline import Cue

_BACKSLASH = "\ue000"  # stands in for a backslash, which pysubs2 would read as markup


def to_srt(cues: Sequence[Cue]) -> str:
    """Return the cues as SubRip."""
    return _written(cues, "srt")


def to_vtt(cues: Sequence[Cue]) -> str:
    """Return the cues as WebVTT, with `&`, `<` and `>` escaped."""
    escaped = [Cue(cue.range, tuple(map(_escaped, cue.lines))) for cue in cues]
    return _written(escaped, "vtt")


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _written(cues: Sequence[Cue], form: str) -> str:
    subtitles = pysubs2.SSAFile()
    for cue in cues:
        text = "\\N".join(line.replace("\\", _BACKSLASH) for line in cue.lines)
        subtitles.append(pysubs2.SSAEvent(_milliseconds(cue.range.start), _milliseconds(cue.range.end), text))
    written: str = subtitles.to_string(form, keep_ssa_tags=True)
    return written.replace(_BACKSLASH, "\\")


def _milliseconds(seconds: Fraction) -> int:
    return round(seconds * 1000)

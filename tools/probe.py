"""Decode a finished episode's MP4 again and check what slidecast promises of it.

Usage: python tools/probe.py out/20250918

Prints what was measured; exits 1 at the first promise that does not hold.
"""

import json
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

BT709 = 1  # ITU-T H.273: colour primaries, transfer and matrix 1 are BT.709
LIMITED = 1  # FFmpeg's AVCOL_RANGE_MPEG


@dataclass(frozen=True, slots=True)
class Picture:
    """The decoded picture track: presentation times in frames, and the tags of its frames."""

    moments: tuple[Fraction, ...]
    tags: frozenset[tuple[int, int, int, int]]


def decoded_picture(path: Path) -> Picture:
    """Return the time and the colour tags of every decoded frame."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        moments: list[Fraction] = []
        tags: set[tuple[int, int, int, int]] = set()
        for frame in container.decode(stream):
            assert frame.pts is not None
            assert frame.time_base is not None
            moments.append(frame.pts * frame.time_base)
            tags.add((frame.colorspace, frame.color_primaries, frame.color_trc, frame.color_range))
        return Picture(tuple(moments), frozenset(tags))


def decoded_sound(path: Path) -> tuple[Fraction, float]:
    """Return the length in seconds and the RMS level in dBFS of the decoded sound."""
    samples, square, rate = 0, 0.0, 1
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            block = frame.to_ndarray().astype(np.float64)
            samples, rate = samples + frame.samples, frame.sample_rate
            square += float((block**2).mean(axis=0).sum())
    return Fraction(samples, rate), 10 * np.log10(max(square / max(samples, 1), 1e-12))


def faults(folder: Path) -> list[str]:
    """Return the promises that the episode in `folder` breaks, and print what was measured."""
    video = next(folder.glob("*.mp4"))
    timeline = json.loads((folder / "timeline.json").read_text("utf-8"))
    picture, (sound, level) = decoded_picture(video), decoded_sound(video)
    step = Fraction(1) / Fraction(str(timeline["fps"]))
    expected = [step * index for index in range(timeline["frames"])]
    off = max((abs(a - b) for a, b in zip(picture.moments, expected, strict=False)), default=Fraction(1))
    sys.stdout.write(
        f"{video}: {len(picture.moments)} frames, sound {float(sound):.3f} s at {level:.1f} dBFS, "
        f"largest frame time error {float(off) * 1000:.3f} ms\n"
    )
    checks = {
        "as many frames as the timeline says": len(picture.moments) == timeline["frames"],
        "constant frame rate from 0": off < Fraction(1, 1000),
        "sound and picture equal in length within one frame": abs(sound - step * timeline["frames"]) <= step,
        "BT.709, limited range, tagged": picture.tags == {(BT709, BT709, BT709, LIMITED)},
        "sound is there": level > -60,
        "streams, sizes and chapters": _streams_hold(video, timeline),
        "subtitle files": all(video.with_suffix(ending).stat().st_size > 0 for ending in (".srt", ".vtt")),
        "index before the media (faststart)": _index_is_first(video),
    }
    return [promise for promise, holds in checks.items() if not holds]


def _streams_hold(video: Path, timeline: dict[str, object]) -> bool:
    with av.open(str(video)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        return (
            (picture.codec_context.name, picture.profile) == ("h264", "High")
            and (picture.width, picture.height) == (timeline["width"], timeline["height"])
            and picture.pix_fmt == "yuv420p"
            and (sound.codec_context.name, sound.rate, sound.channels) == ("aac", 48000, 2)
            and (not timeline["cues"] or len(container.streams.subtitles) == 1)
            and bool(container.metadata.get("title"))
            and len(container.chapters()) >= 1
        )


def _index_is_first(video: Path) -> bool:
    head = video.read_bytes()
    return head.find(b"moov") < head.find(b"mdat")


if __name__ == "__main__":
    broken = faults(Path(sys.argv[1]))
    for promise in broken:
        sys.stdout.write(f"BROKEN: {promise}\n")
    sys.exit(1 if broken else 0)

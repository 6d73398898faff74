"""Measures, from finished films alone, how close each subtitle starts to its voice.

    python -m benchmarks.cues                      # the sample episode; writes results/cues.md
    python -m benchmarks.cues POST.md FILM.mp4 ... # other posts, rendered in draft, or films that are there

A post is rendered twice: spoken by the built-in voice, whose times are known, and from that film's sound as an mp3,
whose times the aligner finds. Of the film its sound and its subtitle track are read, nothing else: a voice begins
where the sound comes back after a pause. Cues that begin a sentence are judged; what goes on inside of one need
not follow a pause.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from benchmarks.retold_episodes import EPISODE
from slidecast.media.sound import Samples, decode

RESULTS = Path(__file__).parent / "results" / "cues.md"
RATE_HZ = 16_000
HOP = 80  # samples: 5 ms
QUIET_DB = 35.0  # below the loud frames (95 %): softer than that is a pause, or what AAC smears before an onset
PAUSE = 20  # hops: 100 ms of it
WITHIN_MS, SHARE = 80, 0.95
ENDS = ("。", "！", "？", "!", "?", "」")
HEAD = """# Subtitles beside the voice, measured by `python -m benchmarks.cues` from decoded films

How long before its voice each sentence's first subtitle starts, in ms; below 0: after it.

| film | cues | 5 % | median | 95 % | earliest, latest | within 80 ms | after the voice | met |
|---|--:|--:|--:|--:|--:|--:|--:|---|
"""

Moments = NDArray[np.float64]


@dataclass(frozen=True)
class Film:
    name: str
    path: Path


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[EPISODE], help="posts to render, or films")
    files = parser.parse_args().files
    rows = []
    with tempfile.TemporaryDirectory() as room:
        for film in films(files, Path(room)):
            rows.append(row(film))
            print(rows[-1], flush=True)
    RESULTS.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


def films(files: Sequence[Path], room: Path) -> Iterator[Film]:
    """Yield the films that are given and those made of the posts that are given."""
    for number, file in enumerate(files):
        if file.suffix != ".md":
            yield Film(file.stem, file)
            continue
        voiced = rendered(file, room / f"{number}-voiced", "--voice", "builtin")
        name = "sample" if file.samefile(EPISODE) else f"real {file.stem}"
        yield Film(f"{name}, voice made here", voiced)
        sound = room / f"{number}.mp3"
        _extract(voiced, sound)
        yield Film(f"{name}, from its mp3", rendered(file, room / f"{number}-aligned", "--audio", str(sound)))


def rendered(post: Path, out: Path, *words: str) -> Path:
    """Return the draft film of a post.

    Raises:
        subprocess.CalledProcessError: slidecast failed.
    """
    command = [sys.executable, "-m", "slidecast", str(post), "--out", str(out), "--draft", "--offline", "--quiet"]
    subprocess.run([*command, *words], check=True)
    return out / post.stem / f"{post.stem}.mp4"


def _extract(film: Path, sound: Path) -> None:
    """Write a film's sound as an mp3."""
    with av.open(str(film)) as source, av.open(str(sound), "w") as out:
        track = source.streams.audio[0]
        stream = out.add_stream("libmp3lame", rate=track.rate, layout=track.layout.name)
        for frame in source.decode(track):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def row(film: Film) -> str:
    """Return the figures of a film, as a line of the table."""
    starts = sentence_starts(film.path)
    heard = onsets(decode(film.path, RATE_HZ))
    lead = np.array([_nearest(heard, start) - start for start in starts]) * 1000
    five, median, most = np.percentile(lead, (5, 50, 95))
    share, late = float(np.mean((lead >= 0) & (lead <= WITHIN_MS))), int(np.sum(lead < 0))
    figures = f"{five:.0f} | {median:.0f} | {most:.0f} | {lead.max():.0f}, {lead.min():.0f} | {share:.1%} | {late}"
    return f"| {film.name} | {len(lead)} | {figures} | {'yes' if share >= SHARE and not late else '**no**'} |"


def sentence_starts(film: Path) -> list[float]:
    """Return when the subtitles show that begin a sentence, in seconds."""
    cues = list(_cues(film))
    before = ["。", *(text for _, text in cues[:-1])]
    return [start for (start, _), last in zip(cues, before, strict=True) if last.endswith(ENDS)]


def _cues(film: Path) -> Iterator[tuple[float, str]]:
    """Yield start and text of each subtitle: two bytes of length, then UTF-8 (3GPP TS 26.245, 5.17)."""
    with av.open(str(film)) as container:
        for packet in container.demux(container.streams.subtitles[0]):
            raw = bytes(packet)
            text = raw[2 : 2 + int.from_bytes(raw[:2], "big")].decode("utf-8").strip()
            if text and packet.pts is not None:
                yield float(packet.pts * packet.time_base), text


def onsets(samples: Samples) -> Moments:
    """Return when the voice comes back after a pause, in seconds."""
    count = len(samples) // HOP
    power = np.square(samples[: count * HOP].reshape(-1, HOP)).mean(axis=1)
    levels = 10 * np.log10(power + 1e-12)
    quiet = levels < np.percentile(levels, 95) - QUIET_DB
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8))) + 1
    back = [edge for edge in edges if not quiet[edge] and quiet[max(edge - PAUSE, 0) : edge].all()]
    return np.array(back) * HOP / RATE_HZ


def _nearest(moments: Moments, moment: float) -> float:
    return float(moments[np.abs(moments - moment).argmin()])


if __name__ == "__main__":
    main()

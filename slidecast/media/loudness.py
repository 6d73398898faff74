"""How loud a sound is, after EBU R 128: FFmpeg's ebur128 filter, within PyAV."""

from fractions import Fraction

import av
import numpy as np

from slidecast.media.sound import Samples

SILENT_LUFS = -70.0  # the absolute gate of ITU-R BS.1770-4: what is quieter does not count
PEAK = 10 ** (-1 / 20)  # EBU R 128: -1 dB below full scale
BLOCK = 1 << 14


def loudness_lufs(samples: Samples, sample_rate_hz: int) -> float:
    """Return the integrated loudness of stereo sound, shape (n, 2); `SILENT_LUFS` or less for silence."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=sample_rate_hz, format="flt", layout="stereo", time_base=Fraction(1, sample_rate_hz)
    )
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    measured = SILENT_LUFS
    for at in range(0, len(samples), BLOCK):
        graph.push(_frame(samples[at : at + BLOCK], at, sample_rate_hz))
        measured = _read(graph, measured)
    graph.push(None)
    return _read(graph, measured)


def _frame(block: Samples, at: int, sample_rate_hz: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block, np.float32).reshape(1, -1), "flt", "stereo")
    frame.sample_rate, frame.pts, frame.time_base = sample_rate_hz, at, Fraction(1, sample_rate_hz)
    return frame


def _read(graph: av.filter.Graph, measured: float) -> float:
    """Return what the meter has come to."""
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return measured
        measured = float(frame.metadata.get("lavfi.r128.I", measured))


def fitted(samples: Samples, own_lufs: float, wanted_lufs: float) -> Samples:
    """Return sound at another loudness, but no louder than its peaks allow; silence stays silence."""
    peak = float(np.abs(samples).max(initial=0))
    if own_lufs <= SILENT_LUFS or wanted_lufs <= SILENT_LUFS or not peak:
        return samples
    return samples * np.float32(min(10 ** ((wanted_lufs - own_lufs) / 20), PEAK / peak))

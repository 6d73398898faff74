"""Models tuned to a voice before any of its words are known.

The frequency axis is stretched to fit the models (vocal tract length normalisation, HTK Book 5.4), silence is
learnt from the quiet frames, and the phones from what a free loop of all phones recognises.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.features import HIGHEST_HZ, Features, bandwidth_hz, features, live_bands, normalised
from slidecast.align.models import (
    SILENCE,
    STATES,
    BandModels,
    PhoneModels,
    Scores,
    adapted,
    best_scores,
    scores,
)
from slidecast.align.silence import HOP, Flags, Levels, Run, Samples, runs_of, threshold_db

WARPS = (0.85, 0.92, 1.0, 1.08, 1.16, 1.25, 1.35)
SAMPLE_FRAMES = 2_500  # half a minute of sound tells a voice's length
LOOP_COST = 15.0  # nats to begin a phone: with it the loop hears about as many phones as are spoken
SILENCE_COST = 5.0
LOOP_PRIOR = 100.0  # frames: what the loop hears is often wrong
PIECE = 1_024  # frames: ten seconds
TOGETHER = 32  # pieces heard side by side
ENTRIES = np.append(np.arange(0, SILENCE, STATES), SILENCE)
EXITS = np.append(np.arange(STATES - 1, SILENCE, STATES), SILENCE)
ENTRY_COSTS = np.append(np.full(SILENCE // STATES, LOOP_COST, np.float32), np.float32(SILENCE_COST))
IS_ENTRY = np.isin(np.arange(SILENCE + 1), ENTRIES)


@dataclass(frozen=True, slots=True)
class Tuned:
    """A sound's normalised features, and models that fit its voice.

    Attributes:
        width_hz: the frequency above which the sound holds nothing.
    """

    frames: Features
    models: PhoneModels
    width_hz: float = HIGHEST_HZ


def tune(taken: Callable[[], Samples], levels: Levels, silent: Flags, known: BandModels) -> Tuned:
    """Return the features of a sound and the models tuned to its voice.

    Args:
        taken: gives the samples, which are let go once they have been analysed: an hour takes 230 MB.
        levels: of each frame, in dBFS.
        silent: the frames in which the sound is quiet.
        known: the models before any voice.
    """
    width_hz, bands, analysed = _analysed(taken(), levels, known)
    frames = normalised(analysed, levels >= threshold_db(levels))
    del analysed
    models = adapted(known[bands], frames, np.where(silent, SILENCE, -1))
    heard = np.where(silent, SILENCE, loop(frames, models))
    return Tuned(frames, adapted(models, frames, heard, LOOP_PRIOR), width_hz)


def _analysed(samples: Samples, levels: Levels, known: BandModels) -> tuple[float, int, Features]:
    """Return how wide the sound is, in Hz, how many mel bands hold any, and the features, not yet normalised."""
    width_hz = bandwidth_hz(samples)
    warp = best_warp(samples, levels, known, width_hz)
    bands = max(live_bands(width_hz, warp), min(known))
    return width_hz, bands, features(samples, len(levels), warp, bands)


def best_warp(samples: Samples, levels: Levels, known: BandModels, width_hz: float) -> float:
    """Return the stretch of the frequency axis under which the models fit the voice best.

    All are compared by as many bands as hold sound unstretched.
    """
    speech = levels >= threshold_db(levels)
    middle = _middle(speech)
    piece = samples[middle.start * HOP : middle.end * HOP]
    voiced = speech[middle.start : middle.end]
    if not voiced.any():
        return 1.0
    bands = max(live_bands(width_hz), min(known))

    def fit(warp: float) -> float:
        frames = normalised(features(piece, len(middle), warp, bands), voiced)
        return float(best_scores(frames[voiced], known[bands]).mean())

    return max(WARPS, key=fit)


def _middle(speech: Flags) -> Run:
    """Return half a minute from the middle of the sound, or all of it; a jingle stands at the ends."""
    runs = runs_of(speech)
    start = max((len(speech) - SAMPLE_FRAMES) // 2, 0) if runs else 0
    return Run(start, min(start + SAMPLE_FRAMES, len(speech)))


def loop(frames: Features, models: PhoneModels) -> NDArray[np.intp]:
    """Return the state of each frame when any phone may follow any other.

    The sound is heard in pieces of some seconds, side by side: a phone that a cut tears apart teaches as two.
    """
    path = np.zeros(len(frames), np.intp)
    for start in range(0, len(frames), TOGETHER * PIECE):
        part = scores(frames[start : start + TOGETHER * PIECE], models)
        whole = np.pad(part, ((0, -len(part) % PIECE), (0, 0)))
        path[start : start + len(part)] = _looped(whole.reshape(-1, PIECE, SILENCE + 1)).reshape(-1)[: len(part)]
    return path


def _looped(pieces: Scores) -> NDArray[np.intp]:
    """Return the states of pieces of equal length, shape (pieces, frames), from scores (pieces, frames, states)."""
    count, frames, states = pieces.shape
    came = np.zeros((frames, count, states), np.bool_)  # from elsewhere
    best_exit = np.zeros((frames, count), np.intp)
    now, before = np.zeros((2, count, states), np.float32)
    for frame in range(frames):
        best_exit[frame] = EXITS[np.argmax(now[:, EXITS], axis=1)]
        before[:, 1:] = now[:, :-1]
        before[:, ENTRIES] = np.take_along_axis(now, best_exit[frame][:, None], axis=1) - ENTRY_COSTS
        np.greater(before, now, out=came[frame])
        np.maximum(now, before, out=now)
        now += pieces[:, frame]
        now -= now.max(axis=1, keepdims=True)
    return _followed(came, best_exit, np.argmax(now, axis=1))


def _followed(came: NDArray[np.bool_], best_exit: NDArray[np.intp], states: NDArray[np.intp]) -> NDArray[np.intp]:
    frames, count, _ = came.shape
    path = np.zeros((count, frames), np.intp)
    every = np.arange(count)
    for frame in range(frames - 1, -1, -1):
        path[:, frame] = states
        origin = np.where(IS_ENTRY[states], best_exit[frame], states - 1)
        states = np.where(came[frame, every, states], origin, states)
    return path

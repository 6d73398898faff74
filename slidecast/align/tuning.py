"""Models tuned to a voice before any of its words are known.

The frequency axis is stretched to fit the models (vocal tract length normalisation, HTK Book 5.4), silence is
learnt from the quiet frames, and the phones from what a free loop of all phones recognises.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.features import Features, features, normalised
from slidecast.align.models import SILENCE, STATES, PhoneModels, Scores, adapted, best_scores, scores
from slidecast.align.silence import HOP, Flags, Levels, Run, Samples, runs_of, threshold_db

WARPS = (0.85, 0.92, 1.0, 1.08, 1.16, 1.25, 1.35)
SAMPLE_FRAMES = 2_500  # half a minute of sound tells a voice's length
LOOP_COST = 15.0  # nats to begin a phone: with it the loop hears about as many phones as are spoken
SILENCE_COST = 5.0
LOOP_PRIOR = 100.0  # frames: what the loop hears is often wrong


@dataclass(frozen=True, slots=True)
class Tuned:
    """A sound's normalised features, and models that fit its voice."""

    frames: Features
    models: PhoneModels


def tune(samples: Samples, levels: Levels, silent: Flags, models: PhoneModels) -> Tuned:
    """Return the features of a sound and the models tuned to its voice."""
    speech = levels >= threshold_db(levels)
    warp = best_warp(samples, levels, models)
    frames = normalised(features(samples, len(levels), warp), speech)
    models = adapted(models, frames, np.where(silent, SILENCE, -1))
    heard = np.where(silent, SILENCE, loop(scores(frames, models)))
    return Tuned(frames, adapted(models, frames, heard, LOOP_PRIOR))


def best_warp(samples: Samples, levels: Levels, models: PhoneModels) -> float:
    """Return the stretch of the frequency axis under which the models fit the voice best."""
    speech = levels >= threshold_db(levels)
    middle = _middle(speech)
    piece = samples[middle.start * HOP : middle.end * HOP]
    voiced = speech[middle.start : middle.end]
    if not voiced.any():
        return 1.0

    def fit(warp: float) -> float:
        frames = normalised(features(piece, len(middle), warp), voiced)
        return float(best_scores(frames[voiced], models).mean())

    return max(WARPS, key=fit)


def _middle(speech: Flags) -> Run:
    """Return half a minute from the middle of the sound, or all of it; a jingle stands at the ends."""
    runs = runs_of(speech)
    start = max((len(speech) - SAMPLE_FRAMES) // 2, 0) if runs else 0
    return Run(start, min(start + SAMPLE_FRAMES, len(speech)))


def loop(table: Scores) -> NDArray[np.intp]:
    """Return the state of each frame when any phone may follow any other."""
    if not len(table):
        return np.zeros(0, np.intp)
    count = SILENCE + 1
    firsts, lasts = np.arange(0, SILENCE, STATES), np.arange(STATES - 1, SILENCE, STATES)
    costs = np.full(len(firsts) + 1, LOOP_COST, np.float32)
    costs[-1] = SILENCE_COST
    entries = np.append(firsts, SILENCE)
    exits = np.append(lasts, SILENCE)
    came = np.zeros((len(table), count), np.bool_)  # from elsewhere
    best_exit = np.zeros(len(table), np.intp)
    now, before = np.zeros((2, count), np.float32)
    for frame, row in enumerate(table):
        best = exits[np.argmax(now[exits])]
        before[1:] = now[:-1]
        before[entries] = now[best] - costs
        np.greater(before, now, out=came[frame])
        best_exit[frame] = best
        np.maximum(now, before, out=now)
        now += row
        now -= now.max()
    return _followed(came, best_exit, set(entries.tolist()), int(np.argmax(now)))


def _followed(came: NDArray[np.bool_], best_exit: NDArray[np.intp], entries: set[int], state: int) -> NDArray[np.intp]:
    path = np.zeros(len(came), np.intp)
    for frame in range(len(came) - 1, -1, -1):
        path[frame] = state
        if came[frame, state]:
            state = int(best_exit[frame]) if state in entries else state - 1
    return path

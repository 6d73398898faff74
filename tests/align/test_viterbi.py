"""The best path is exact: as good as the best of all paths, tried one by one; alone or beside others."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.align.lanes import Band, Lane, whole
from slidecast.align.models import SILENCE
from slidecast.align.network import GAP, Network, Pause, Sentence, network
from slidecast.align.silence import Run
from slidecast.align.viterbi import best_paths

SENTENCES = (
    Sentence(("a",), (Pause.NONE,), 1),
    Sentence(("i",), (Pause.NONE,), 1),
)


def through(scores: np.ndarray, chain: Network, band: Band | None = None) -> np.ndarray:
    """Return the best path of one chain through all frames."""
    run = Run(0, len(scores))
    return best_paths(scores, [Lane(chain, run, band or whole(run, len(chain.column)))])[0]


def value(path: tuple[int, ...], scores: np.ndarray, chain: Network) -> float:
    """Return a path's score between the first and the last state; minus infinity where the chain has no such path."""
    jumps = {(int(s), int(t)): float(c) for s, t, c in zip(chain.sources, chain.targets, chain.costs, strict=True)}
    scored = [*(float(row[column]) for row, column in zip(scores, chain.column[list(path)], strict=True)), 0.0]
    total = 0.0
    for frame, (before, after) in enumerate(pairwise((0, *path, len(chain.column) - 1))):
        moves = [0.0] if after == before else [float(chain.entry[after])] if after == before + 1 else []
        moves += [jumps[before, after]] if (before, after) in jumps else []
        total += max(moves, default=-np.inf) + scored[frame]
    return total


@given(st.integers(0, 2**32 - 1), st.sampled_from([None, 3.0]))
@settings(max_examples=15, deadline=None)
def test_no_path_is_better(seed: int, skip_cost: float | None) -> None:
    chain = network(SENTENCES[:1], skip_cost)
    scores = np.random.default_rng(seed).normal(-3, 3, (5, GAP + 1)).astype(np.float32)
    found = through(scores, chain)
    every = product(range(len(chain.column)), repeat=5)
    assert value(tuple(found.tolist()), scores, chain) == pytest.approx(max(value(p, scores, chain) for p in every))


def test_a_sentence_that_nothing_supports_is_left_out_where_it_may_be() -> None:
    scores = np.full((200, GAP + 1), -30, np.float32)
    scores[:, SILENCE] = scores[:, GAP] = 0
    scores[80:120, :] = -10
    scores[80:120, 0:3] = 0  # a is heard, i is not
    scores[:, 3:6] = -100
    path = through(scores, network(SENTENCES, 50.0))
    assert set(path.tolist()) == {0, 1, 2, 3, 4, 8}
    assert set(path[82:118].tolist()) <= {1, 2, 3}


def test_every_sentence_is_spoken_where_none_may_be_left_out() -> None:
    scores = np.full((200, GAP + 1), -30, np.float32)
    scores[:, GAP] = 0
    assert set(range(1, 4)) <= set(through(scores, network(SENTENCES)).tolist())


def test_the_path_stays_in_the_band() -> None:
    chain = network(SENTENCES)
    scores = np.zeros((94, GAP + 1), np.float32)
    band = Band(np.array([0, 3, 4]), np.array([4, 6, 9]))
    path = through(scores, chain, band)
    for block in range(3):
        inside = path[max(block * 32 - 1, 0) : block * 32 + 31]  # blocks begin a frame before the run
        assert band.low[block] <= inside.min()
        assert inside.max() < band.high[block]


def test_a_band_that_cuts_every_path_off_costs_no_other_block() -> None:
    chain = network(SENTENCES)
    scores = np.zeros((94, GAP + 1), np.float32)
    band = Band(np.array([0, 7, 4]), np.array([4, 8, 9]))
    path = through(scores, chain, band)
    assert path[0] <= 1
    assert path[-1] >= 7
    assert path[:31].max() < 4


def test_no_frames_no_path() -> None:
    assert not len(through(np.zeros((0, GAP + 1), np.float32), network(SENTENCES)))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_paths_side_by_side_are_those_found_alone(seed: int) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.normal(-3, 3, (150, GAP + 1)).astype(np.float32)
    starts, lengths = dice.integers(0, 40, 5), dice.integers(15, 110, 5)
    runs = [Run(int(start), int(start + length)) for start, length in zip(starts, lengths, strict=True)]
    chains = [network(SENTENCES[: dice.integers(1, 3)], 3.0 if dice.random() < 0.5 else None) for _ in runs]
    lanes = [Lane(c, run, whole(run, len(c.column))) for c, run in zip(chains, runs, strict=True)]
    for lane, run, path in zip(lanes, runs, best_paths(scores, lanes), strict=True):
        assert path.tolist() == through(scores[run.start : run.end], lane.network).tolist()

"""The best path is exact: as good as the best of all paths, tried one by one."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.align.models import SILENCE
from slidecast.align.network import GAP, Network, Pause, Sentence, network
from slidecast.align.viterbi import Band, best_path, whole

SENTENCES = (
    Sentence(("a",), (Pause.NONE,), 1),
    Sentence(("i",), (Pause.NONE,), 1),
)


def value(path: tuple[int, ...], scores: np.ndarray, chain: Network) -> float:
    """Return a path's score, minus infinity where the chain does not allow it."""
    jumps = {(int(s), int(t)): float(c) for s, t, c in zip(chain.sources, chain.targets, chain.costs, strict=True)}
    if path[0] != 0 or path[-1] != len(chain.column) - 1:
        return -np.inf
    total = float(scores[0, chain.column[0]])
    for frame, (before, after) in enumerate(pairwise(path), 1):
        moves = [0.0] if after == before else [float(chain.entry[after])] if after == before + 1 else []
        moves += [jumps[before, after]] if (before, after) in jumps else []
        total += max(moves, default=-np.inf) + float(scores[frame, chain.column[after]])
    return total


@given(st.integers(0, 2**32 - 1), st.sampled_from([None, 3.0]))
@settings(max_examples=15, deadline=None)
def test_no_path_is_better(seed: int, skip_cost: float | None) -> None:
    chain = network(SENTENCES[:1], skip_cost)
    scores = np.random.default_rng(seed).normal(-3, 3, (5, GAP + 1)).astype(np.float32)
    found = best_path(scores, chain, whole(5, len(chain.column)))
    every = product(range(len(chain.column)), repeat=5)
    assert value(tuple(found.tolist()), scores, chain) == pytest.approx(max(value(p, scores, chain) for p in every))


def test_a_sentence_that_nothing_supports_is_left_out_where_it_may_be() -> None:
    scores = np.full((200, GAP + 1), -30, np.float32)
    scores[:, SILENCE] = scores[:, GAP] = 0
    scores[80:120, :] = -10
    scores[80:120, 0:3] = 0  # a is heard, i is not
    scores[:, 3:6] = -100
    path = best_path(scores, network(SENTENCES, 50.0), whole(200, 9))
    assert set(path.tolist()) == {0, 1, 2, 3, 4, 8}
    assert set(path[82:118].tolist()) <= {1, 2, 3}


def test_every_sentence_is_spoken_where_none_may_be_left_out() -> None:
    scores = np.full((200, GAP + 1), -30, np.float32)
    scores[:, GAP] = 0
    assert set(range(1, 4)) <= set(best_path(scores, network(SENTENCES), whole(200, 9)).tolist())


def test_the_path_stays_in_the_band() -> None:
    chain = network(SENTENCES)
    scores = np.zeros((96, GAP + 1), np.float32)
    band = Band(np.array([0, 3, 4]), np.array([4, 6, 9]))
    path = best_path(scores, chain, band)
    for block in range(3):
        inside = path[block * 32 : (block + 1) * 32]
        assert band.low[block] <= inside.min()
        assert inside.max() < band.high[block]


def test_a_band_that_cuts_every_path_off_costs_no_other_block() -> None:
    chain = network(SENTENCES)
    scores = np.zeros((96, GAP + 1), np.float32)
    band = Band(np.array([0, 7, 4]), np.array([4, 8, 9]))
    path = best_path(scores, chain, band)
    assert (path[0], path[-1]) == (0, 8)
    assert path[:32].max() < 4


def test_no_frames_no_path() -> None:
    assert not len(best_path(np.zeros((0, GAP + 1), np.float32), network(SENTENCES), whole(0, 9)))

"""Short paths found side by side are the best of all paths; a text agrees with a sound in one order only."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.align.agreement import agreement_of, losses
from slidecast.align.models import SILENCE, STATES, PhoneModels, state_of
from slidecast.align.network import PAUSE_COST, Pause, Sentence
from slidecast.align.search import Path
from slidecast.align.silence import Run
from slidecast.align.tuning import Tuned
from slidecast.align.verdict import fit_of
from slidecast.align.within import spelled
from slidecast.model.alignment import Verdict


def sentence(text: str) -> Sentence:
    """Return a sentence of one-letter phones; an apostrophe is a place where the voice may pause."""
    symbols = tuple(text.replace("'", ""))
    pauses = tuple(
        Pause.MARK if before == "'" else Pause.NONE for before, after in itertools.pairwise(" " + text) if after != "'"
    )
    return Sentence(symbols, pauses, len(symbols))


def best_of_all(one: Sentence, table: np.ndarray) -> float:
    """Return the best score of all ways through a sentence, by trying each."""

    def chains(place: int) -> list[list[tuple[int, float]]]:
        if place == len(one.symbols):
            return [[], [(SILENCE, 0.0)]]
        own = [(state_of(one.symbols[place]) + part, 0.0) for part in range(STATES)]
        before: list[list[tuple[int, float]]] = [[]]
        if place == 0:
            before = [[], [(SILENCE, 0.0)]]
        elif one.pauses[place]:
            before = [[], [(SILENCE, -PAUSE_COST[one.pauses[place]])]]
        return [head + own + tail for head in before for tail in chains(place + 1)]

    frames, best = len(table), -np.inf
    for chain in chains(0):
        for cuts in itertools.combinations(range(1, frames), len(chain) - 1):
            edges = [0, *cuts, frames]
            spans = zip(chain, itertools.pairwise(edges), strict=True)
            best = max(best, sum(table[a:b, column].sum() + cost for (column, cost), (a, b) in spans))
    return float(best)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), texts=st.lists(st.sampled_from(["a", "ko", "o'a"]), min_size=1, max_size=3))
def test_each_path_is_the_best_of_all(seed: int, texts: list[str]) -> None:
    dice = np.random.default_rng(seed)
    table = dice.normal(0, 2, (30, SILENCE + 1)).astype(np.float32)
    sentences = [sentence(text) for text in texts]
    lengths = [int(dice.integers(3 * len(one.symbols), 10)) for one in sentences]
    runs = [
        Run(start, start + length)
        for start, length in zip(dice.integers(0, 20, len(texts)).tolist(), lengths, strict=True)
    ]
    for one, run, found in zip(sentences, runs, spelled(sentences, runs, table), strict=True):
        assert found.score == pytest.approx(best_of_all(one, table[run.start : run.end]), abs=1e-3)
        assert len(found.columns) == len(found.phones) == len(run)
        spoken = found.phones[found.phones >= 0]
        assert (np.diff(spoken) >= 0).all()
        assert set(spoken.tolist()) == set(range(len(one.symbols)))


def test_a_text_agrees_with_its_own_sound_and_no_other_does() -> None:
    texts = ["kasitanemo", "torikumena", "sakumotire"]
    models, frames, runs = heard(texts)
    voice = Tuned(frames, models)
    own = [sentence(text) for text in texts]
    loud = np.zeros(len(frames), np.bool_)
    agreement = agreement_of(losses(own, path_through(own, runs), voice, loud))
    assert agreement is not None
    assert agreement > 0.8
    others = [own[1], own[2], own[0]]
    fit = fit_of(others, np.full(3, -1.0), losses(others, path_through(others, runs), voice, loud))
    assert fit.verdict is Verdict.FOREIGN
    noise = replace(voice, frames=np.random.default_rng(3).normal(0, 1, frames.shape).astype(np.float32))
    lost = losses(own, path_through(own, runs), noise, loud)
    assert fit_of(own, np.full(3, -1.0), lost).verdict is Verdict.FOREIGN


def test_how_long_the_voice_pauses_does_not_tell_whether_it_says_a_text() -> None:
    texts = ["kasitanemo", "torikumena", "sakumotire"]
    models, frames, runs = heard(texts)
    half_said = [sentence(f"{text[:5]}'{text[:4:-1]}") for text in texts]
    path = path_through(half_said, runs)
    agreement = agreement_of(losses(half_said, path, Tuned(frames, models), np.zeros(len(frames), np.bool_)))
    pauses = np.repeat([run.start + 5 * STATES * 4 for run in runs], 40)
    paused = replace(path, phones=np.insert(path.phones, pauses, -1), columns=np.insert(path.columns, pauses, SILENCE))
    voice = Tuned(np.insert(frames, pauses, models.means[SILENCE], axis=0), models)
    assert agreement_of(losses(half_said, paused, voice, paused.phones < 0)) == pytest.approx(agreement, abs=0.05)


@pytest.mark.parametrize(("reason", "word"), [("alike both ways", "akasaka"), ("too few phones", "maiku")])
def test_what_reversed_is_hardly_another_text_tells_nothing(reason: str, word: str) -> None:
    models, frames, runs = heard([word])
    lost = losses(
        [sentence(word)], path_through([sentence(word)], runs), Tuned(frames, models), np.zeros(len(frames), bool)
    )
    assert agreement_of(lost) is None, reason


def path_through(sentences: list[Sentence], runs: list[Run]) -> Path:
    """Return the path on which each sentence fills its run, four frames a state."""
    owners = [(number, place) for number, one in enumerate(sentences) for place in range(len(one.symbols))]
    states = [state_of(symbol) + part for one in sentences for symbol in one.symbols for part in range(STATES)]
    columns = np.repeat(np.array(states, np.intp), 4)
    assert len(columns) == runs[-1].end
    phones = np.repeat(np.arange(len(owners)), 4 * STATES)
    return Path(np.array(owners, np.intp), phones, columns, np.zeros(len(columns), np.float32), -1.0)


def heard(texts: list[str]) -> tuple[PhoneModels, np.ndarray, list[Run]]:
    """Return models, and the frames of texts that are spoken as the models have it, four frames a state."""
    dice = np.random.default_rng(1)
    means = dice.normal(0, 1, (SILENCE + 1, 39)).astype(np.float32)
    models = PhoneModels(means, np.full_like(means, 0.5))
    states = [state_of(letter) + part for text in texts for letter in text for part in range(STATES) for _ in range(4)]
    frames = means[states] + dice.normal(0, 0.5, (len(states), 39)).astype(np.float32)
    ends = list(itertools.accumulate((len(text) * STATES * 4 for text in texts), initial=0))
    return models, frames.astype(np.float32), [Run(a, b) for a, b in itertools.pairwise(ends)]

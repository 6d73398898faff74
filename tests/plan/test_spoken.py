"""Shown text to spoken text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.plan.spoken import spoken

CASES = Path(__file__).parent.parent / "cases" / "spoken.tsv"


def cases() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.replace(r"\n", "\n").split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("reason", "shown", "said"), cases(), ids=lambda value: str(value))
def test_case(reason: str, shown: str, said: str) -> None:
    assert spoken(shown) == said, reason


@given(st.text(max_size=60))
def test_speaking_twice_changes_nothing(shown: str) -> None:
    assert spoken(spoken(shown)) == spoken(shown)


@given(st.text("あ漢aA1。、「」🎉\u200d※ \n", max_size=60))
def test_every_word_is_kept(shown: str) -> None:
    assert re.sub(r"[\W_]", "", spoken(shown)) == re.sub(r"[\W_]", "", shown)

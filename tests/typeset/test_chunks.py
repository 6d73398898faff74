"""Rows of parts: they tile what there is, none is longer than asked, and they are as even as they can be."""

from hypothesis import given
from hypothesis import strategies as st

from slidecast.typeset.plot import chunks


@given(st.integers(0, 60), st.integers(1, 6))
def test_rows_are_whole_and_even(count: int, width: int) -> None:
    rows = chunks(count, width)
    assert [place for row in rows for place in row] == list(range(count))
    assert len(rows) == -(-count // width)
    sizes = [len(row) for row in rows] or [0]
    assert max(sizes) <= width
    assert max(sizes) - min(sizes) <= 1

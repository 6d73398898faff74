"""Quantities as decks write them."""

from pathlib import Path

import pytest

from slidecast.typeset.values import percentage, quantity, shares

CASES = Path(__file__).parent.parent / "cases" / "values.tsv"  # reason, text, number or nothing, unit
LINES = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("text", "number", "unit"), [line[1:] for line in LINES], ids=[line[0] for line in LINES])
def test_reads_number_and_unit(text: str, number: str, unit: str) -> None:
    found = quantity(text)
    if not number:
        assert found is None
        return
    assert found is not None
    assert found.unit == unit
    assert found.number == pytest.approx(float(number))


def test_bars_are_shares_of_the_larger_value() -> None:
    assert shares(("300字", "420字")) == pytest.approx((300 / 420, 1.0))
    assert shares(("500 MB", "2 GB")) == pytest.approx((0.25, 1.0))
    assert shares(("90秒", "2分")) == pytest.approx((0.75, 1.0))
    assert shares(("0件", "0件")) == (0.0, 0.0)


def test_unlike_values_have_no_bars() -> None:
    assert shares(("100%", "27%削減")) is None
    assert shares(("基準値", "2倍")) is None
    assert shares(("-3%", "5%")) is None


def test_a_percentage_above_100_is_full() -> None:
    assert percentage("150%") == 1.0
    assert percentage("64%") == pytest.approx(0.64)
    assert percentage("−5%") == 0.0
    assert percentage("80%達成") == pytest.approx(0.8)
    assert percentage("3割") == pytest.approx(0.3)


def test_what_is_no_percentage_has_no_bar() -> None:
    assert [percentage(text) for text in ("未定", "64件", "1/3", "80〜90%")] == [None] * 4

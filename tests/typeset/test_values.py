"""Quantities as decks write them."""

import pytest

from slidecast.typeset.values import percentage, quantity, shares


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("8 分", 480, "秒"),
        ("約2,000ドル", 2000, "ドル"),
        ("1.5倍", 1.5, "倍"),
        ("2.2x", 2.2, "倍"),
        ("100 %", 100, "%"),
        ("１００％", 100, "%"),
        ("3割", 30, "%"),
        ("+41 pt (導入前: 46 pt)", 41, "pt"),
        ("-3 ポイント", -3, "ポイント"),
        ("3,360億", 336_000_000_000, ""),
        ("約6割削減", 6, "割削減"),
        ("< 2.5 GB", 2.5e9, "B"),
        ("500MB", 5e8, "B"),
        ("220 token/s", 220, "token/s"),
        ("1.05M", 1_050_000, ""),
        ("6B", 6e9, ""),
        ("128K", 128_000, ""),
        ("最大5倍", 5, "倍"),
        ("$20", 20, ""),
        ("1時間", 3600, "秒"),
    ],
)
def test_reads_number_and_unit(text: str, number: float, unit: str) -> None:
    found = quantity(text)
    assert found is not None
    assert found.unit == unit
    assert found.number == pytest.approx(number)


@pytest.mark.parametrize("text", ["", "基準値", "半減", "Low", "同等以上", "—"])
def test_finds_no_number_where_there_is_none(text: str) -> None:
    assert quantity(text) is None


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
    assert percentage("未定") is None

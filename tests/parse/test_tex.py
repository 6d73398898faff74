"""Formulas read without TeX's markup, whatever stands in them."""

import pytest

from slidecast.parse.inline import read_inline
from slidecast.parse.markup import japanese_markdown
from slidecast.parse.tex import readable


@pytest.mark.parametrize(
    ("tex", "read"),
    [
        ("O(n^2)", "O(n²)"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{\sqrt{\pi}}{2}", "√π/2"),
        (r"\frac{x+1}{n-1}", "(x+1)/(n-1)"),
        (r"e^{-x^2}", "e^(-x²)"),
        (r"x^{n+1}", "xⁿ⁺¹"),
        (r"\beta^{2} \le \sqrt{x+1}", "β² ≤√(x+1)"),
        (r"\text{FLOPs}", "FLOPs"),
        ("}{^^\\frac{", "^^frac"),
    ],
)
def test_formulas(tex: str, read: str) -> None:
    assert readable(tex) == read


@pytest.mark.parametrize("written", ["$x^2$です。", "$$x^2$$です。", "$$ x^2 $$です。"])
def test_a_formula_in_a_sentence(written: str) -> None:
    (token,) = japanese_markdown().parseInline(written)
    assert read_inline(token.children or ()).text.plain == "x²です。"

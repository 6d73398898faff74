"""A formula in TeX's notation → characters that a reader (and a voice) can take in, as far as Unicode goes."""

import re

SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "sim": "〜", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "infty": "∞", "sum": "Σ", "prod": "Π", "int": "∫", "partial": "∂", "nabla": "∇", "in": "∈", "ldots": "…",
    "dots": "…", "cdots": "…", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ",
    "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "Delta": "Δ",
    "Omega": "Ω", "Sigma": "Σ", "sqrt": "√", "quad": " ", "circ": "°", "ell": "ℓ", "mid": "|",
}  # fmt: skip
SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
WRAPPER = re.compile(r"\\(?:text|mathrm|mathbf|mathit|mathcal|mathbb|operatorname|bf|rm)\s*\{([^{}]*)\}")
INNERMOST = (
    (re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), lambda match: f"{whole(match[1])}/{whole(match[2])}"),
    (re.compile(r"\\sqrt\s*\{([^{}]*)\}"), lambda match: f"√{whole(match[1])}"),
    (re.compile(r"\^(?:\{([^{}]*)\}|(\w))"), lambda match: raised(match[1] if match[1] is not None else match[2])),
)
"""What has braces, and how it reads without them; done again until none is left, the innermost first."""
COMMAND = re.compile(r"\\([A-Za-z]+)\s*")


def readable(tex: str) -> str:
    """Return a formula without TeX's markup: `O(n^2)` as `O(n²)`, `\\frac{a}{b}` as `a/b`."""
    text = WRAPPER.sub(r"\1", tex)
    before = ""
    while text != before:
        before = text
        for pattern, read in INNERMOST:
            text = pattern.sub(read, text)
    text = COMMAND.sub(lambda match: SYMBOLS.get(match[1], match[1]), text)
    return re.sub(r"\\([^A-Za-z])", r"\1", text).replace("{", "").replace("}", "").strip() or tex


def whole(part: str) -> str:
    """Return a part of a formula so that it stays one beside `/` or `√`: in parentheses if it is a sum or a product."""
    return part if re.fullmatch(r"√?\\?\w*", part) else f"({part})"


def raised(exponent: str) -> str:
    """Return an exponent as superscript digits, or after `^` where Unicode has none."""
    small = exponent.translate(SUPERSCRIPT)
    return small if all(a != b for a, b in zip(exponent, small, strict=True)) else f"^{whole(exponent)}"

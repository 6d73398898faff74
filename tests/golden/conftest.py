"""The option that writes the pictures anew: `pytest tests/golden --update-golden`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pictures anew, then look at them")

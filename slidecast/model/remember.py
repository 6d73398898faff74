"""How a pure stage may be given what it made in an earlier run: by the causes that it names, nothing else."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Made = TypeVar("Made")


class Remember(Protocol):
    """Gives what was made before of the same causes, or makes it."""

    def __call__(self, causes: object, make: Callable[[], Made]) -> Made:
        """Return what `make` gives; equal causes, told apart by their `repr`, give equal results."""
        ...


def anew(causes: object, make: Callable[[], Made]) -> Made:
    """Remember nothing."""
    del causes
    return make()

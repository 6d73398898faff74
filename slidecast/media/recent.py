"""Results kept in memory: the last few of a function, however often it is asked."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last few values of a function; it never holds more than `size`."""

    def __init__(self, make: Callable[[Key], Value], size: int) -> None:
        self._make = make
        self._size = size
        self._held: OrderedDict[Key, Value] = OrderedDict()

    def __call__(self, key: Key) -> Value:
        try:
            self._held.move_to_end(key)
        except KeyError:
            self._held[key] = self._make(key)
            if len(self._held) > self._size:
                self._held.popitem(last=False)
        return self._held[key]

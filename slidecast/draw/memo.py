"""A bounded memory of finished layers: equal key, the layer that was made for it first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Layer = TypeVar("Layer")


class Memo(Generic[Layer]):
    """Keeps the layers used last, up to `limit_bytes` in all; copies and pickles of it are empty."""

    def __init__(self, limit_bytes: int, size_of: Callable[[Layer], int]) -> None:
        self.limit_bytes = limit_bytes
        self.size_of = size_of
        self.held_bytes = 0
        self._layers: OrderedDict[Hashable, Layer] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Layer]) -> Layer:
        """Return the layer of `key`, made now unless it is still held."""
        if key in self._layers:
            self._layers.move_to_end(key)
            return self._layers[key]
        layer = make()
        self._layers[key] = layer
        self.held_bytes += self.size_of(layer)
        self._forget_oldest()
        return layer

    def _forget_oldest(self) -> None:
        while self.held_bytes > self.limit_bytes and len(self._layers) > 1:
            _, layer = self._layers.popitem(last=False)
            self.held_bytes -= self.size_of(layer)

    def __reduce__(self) -> tuple[type["Memo[Layer]"], tuple[int, Callable[[Layer], int]]]:
        return type(self), (self.limit_bytes, self.size_of)

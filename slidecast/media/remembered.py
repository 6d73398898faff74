"""Results of any kind kept in a cache: found by their key, or made and kept."""

import pickle
from collections.abc import Callable
from typing import TypeVar

from slidecast.media.cache import Cache

Made = TypeVar("Made")


def remembered(cache: Cache, key: str, make: Callable[[], Made]) -> Made:
    """Return what `make` gives, made unless the cache has it.

    Args:
        key: names all that shapes the result, the code that makes it included: equal keys, equal results.
    """
    content = cache.get(key)
    if content is not None:
        kept: Made = pickle.loads(content)
        return kept
    made = make()
    cache.put(key, pickle.dumps(made))
    return made

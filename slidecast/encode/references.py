"""A new picture and those that a decoder holds in; the mosaic that makes the one of the others out."""

from collections import deque

import numpy as np

from slidecast.encode.levels import BLOCK_PX
from slidecast.encode.macroblocks import Mosaic
from slidecast.encode.pictures import Area, Mask, Picture, compared, differing

MOST_FRESH = 96
"""New macroblocks up to which a picture is made without the encoder: 36 KB against 10 ms. A mouth has about 40."""


class References:
    """The pictures that a decoder holds, newest first: its sliding window (8.2.5.3)."""

    def __init__(self, size: int, width: int) -> None:
        self._held: deque[Picture] = deque(maxlen=size)
        self._found: dict[Picture, Mosaic] = {}
        self._across = -(-width // BLOCK_PX)
        self._encoded: Picture | None = None

    def enter(self, picture: Picture, encoded: bool) -> None:
        """Take in a picture, which pushes out the oldest; `encoded` tells that the encoder made it."""
        self._held.appendleft(picture)
        self._found = {picture: Mosaic()}
        if encoded:
            self._encoded = picture

    @property
    def encoded_entry(self) -> int:
        """The list entry of the picture that the encoder made last."""
        return next(entry for entry, held in enumerate(self._held) if held is self._encoded)

    @property
    def are_full(self) -> bool:
        """Whether the next picture would push out what the encoder will refer to."""
        return self._held.maxlen is not None and self.encoded_entry + 1 >= self._held.maxlen

    def mosaic(self, picture: Picture) -> Mosaic | None:
        """Return how to make the picture of the held ones; None where too much of it is new."""
        if picture not in self._found:
            found = self._assemble(picture)
            if found is None or found.fresh:
                return found
            self._found[picture] = found
        return self._found[picture]

    def _assemble(self, picture: Picture) -> Mosaic | None:
        older: dict[int, int] = {}
        fresh: dict[int, bytes] = {}
        areas, surely = compared(picture, self._held[0])
        if np.count_nonzero(surely) > MOST_FRESH and not self._holds_first(picture, Area(0, 0, 0, 0), surely):
            return None
        for area in areas:
            missing = differing(picture.blocks(area), self._held[0].blocks(area))
            if np.count_nonzero(missing) > MOST_FRESH and not self._holds_first(picture, area, missing):
                return None
            missing = self._copied(picture, area, missing, older)
            if len(fresh) + np.count_nonzero(missing) > MOST_FRESH:
                return None
            blocks = picture.blocks(area)
            for row, column in np.argwhere(missing).tolist():
                fresh[self._address(area, row, column)] = blocks[row, column].tobytes()
        return Mosaic(older, fresh)

    def _copied(self, picture: Picture, area: Area, missing: Mask, older: dict[int, int]) -> Mask:
        """Enter which held picture shows each missing macroblock; return those that none shows."""
        tried: set[tuple[int, ...]] = set()
        for entry, held in self._likeliest_first(picture, area):
            made = held.made_of(area)
            if not missing.any():
                break
            if made in tried:
                continue
            tried.add(made)
            others = differing(picture.blocks(area), held.blocks(area))
            for row, column in np.argwhere(missing & ~others).tolist():
                older[self._address(area, row, column)] = entry
            missing = missing & others
        return missing

    def _likeliest_first(self, picture: Picture, area: Area) -> list[tuple[int, Picture]]:
        """Return the older pictures with their entries, one first that surely shows the same in the area."""
        wanted = picture.made_of(area)
        older = list(enumerate(self._held))[1:]
        return sorted(older, key=lambda entered: entered[1].made_of(area) != wanted)

    def _holds_first(self, picture: Picture, area: Area, missing: Mask) -> bool:
        """Return whether any held picture shows the first missing macroblock: a quick no for large areas."""
        row, column = np.argwhere(missing)[0].tolist()
        block = Area(area.x + column * BLOCK_PX, area.y + row * BLOCK_PX, BLOCK_PX, BLOCK_PX)
        wanted = picture.blocks(block)
        return any(not differing(wanted, held.blocks(block)).any() for held in self._held)

    def _address(self, area: Area, row: int, column: int) -> int:
        return (area.y // BLOCK_PX + row) * self._across + area.x // BLOCK_PX + column

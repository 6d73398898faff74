"""The bits of H.264 syntax: fixed-width numbers, Exp-Golomb codes, emulation prevention.

Clauses are those of ITU-T H.264 (08/2021).
"""

import re
from collections.abc import Iterator
from typing import Protocol

START_CODE = b"\x00\x00\x00\x01"
_FORBIDDEN = re.compile(rb"\x00\x00(?=[\x00-\x03])")
_PREVENTED = re.compile(rb"\x00\x00\x03")


class Syntax(Protocol):
    """Reads or writes syntax elements by name, so that one function describes a structure for both."""

    fields: dict[str, int]

    def u(self, name: str, width: int = 1) -> int:
        """An unsigned number of fixed width (7.2)."""
        ...

    def ue(self, name: str) -> int:
        """An unsigned Exp-Golomb code (9.1)."""
        ...

    def se(self, name: str) -> int:
        """A signed Exp-Golomb code (9.1.1)."""
        ...


class BitReader:
    """Reads syntax elements from a raw byte sequence payload into `fields`."""

    def __init__(self, payload: bytes) -> None:
        self.fields: dict[str, int] = {}
        self.position = 0
        self._bits = int.from_bytes(payload, "big")
        self._length = 8 * len(payload)

    def u(self, name: str, width: int = 1) -> int:
        self.fields[name] = self._take(width)
        return self.fields[name]

    def ue(self, name: str) -> int:
        self.fields[name] = self._code()
        return self.fields[name]

    def se(self, name: str) -> int:
        code = self._code()
        self.fields[name] = (code + 1) // 2 if code % 2 else -(code // 2)
        return self.fields[name]

    def _take(self, width: int) -> int:
        """Return the next `width` bits.

        Raises:
            EOFError: the payload is shorter.
        """
        self.position += width
        if self.position > self._length:
            raise EOFError(f"syntax element ends at bit {self.position} of {self._length}")
        return self._bits >> (self._length - self.position) & ((1 << width) - 1)

    def _code(self) -> int:
        zeros = 0
        while not self._take(1):
            zeros += 1
        return (1 << zeros) - 1 + self._take(zeros)


class BitWriter:
    """Writes syntax elements; a missing value is taken from `fields` by its name."""

    def __init__(self, fields: dict[str, int] | None = None) -> None:
        self.fields = fields or {}
        self.value = 0
        self.length = 0

    def put(self, value: int, width: int) -> None:
        """Append the `width` low bits of `value`."""
        self.value = self.value << width | value
        self.length += width

    def put_ue(self, number: int) -> None:
        """Append an unsigned Exp-Golomb code (9.1)."""
        self.put(number + 1, 2 * (number + 1).bit_length() - 1)

    def u(self, name: str, width: int = 1) -> int:
        self.put(self.fields[name], width)
        return self.fields[name]

    def ue(self, name: str) -> int:
        self.put_ue(self.fields[name])
        return self.fields[name]

    def se(self, name: str) -> int:
        number = self.fields[name]
        self.put_ue(2 * number - 1 if number > 0 else -2 * number)
        return number

    def finish(self) -> bytes:
        """Return the payload, closed by `rbsp_trailing_bits` (7.3.2.11)."""
        self.put(1, 1)
        return self.aligned(0)

    def aligned(self, filler: int) -> bytes:
        """Return the bits so far, filled up to a whole byte with `filler` bits (0 or 1)."""
        spare = -self.length % 8
        self.put(((1 << spare) - 1) * filler, spare)
        return self.value.to_bytes(self.length // 8, "big")


def payload_of(nal: bytes) -> bytes:
    """Return the raw byte sequence payload behind a NAL unit's header byte (7.3.1)."""
    return _PREVENTED.sub(b"\x00\x00", nal[1:])


def nal_unit(ref_idc: int, kind: int, payload: bytes) -> bytes:
    """Return a NAL unit, with emulation prevention bytes put in where they are needed (7.4.1)."""
    escaped = _FORBIDDEN.sub(b"\x00\x00\x03", payload)
    if escaped.endswith(b"\x00"):  # cabac_zero_words: the last byte of a NAL unit shall not be 0
        escaped += b"\x03"
    return bytes([ref_idc << 5 | kind]) + escaped


def nal_units(stream: bytes) -> list[bytes]:
    """Return the NAL units of a byte stream (Annex B), without start codes."""
    pieces = re.split(rb"\x00\x00\x01", stream)
    return [piece.rstrip(b"\x00") for piece in pieces[1:]]


def length_prefixed(piece: bytes) -> bytes:
    """Return a piece, such as a NAL unit in an MP4 (ISO/IEC 14496-15), behind its length, 4 bytes."""
    return len(piece).to_bytes(4, "big") + piece


def split_prefixed(content: bytes) -> Iterator[bytes]:
    """Yield the pieces that stand in `content` behind their lengths, 4 bytes each."""
    at = 0
    while at < len(content):
        end = at + 4 + int.from_bytes(content[at : at + 4], "big")
        yield content[at + 4 : end]
        at = end

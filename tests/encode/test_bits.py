"""Bits of H.264 syntax: what is written reads back; no start code appears inside of a NAL unit."""

from hypothesis import given
from hypothesis import strategies as st

from slidecast.encode.bits import (
    START_CODE,
    BitReader,
    BitWriter,
    length_prefixed,
    nal_unit,
    nal_units,
    payload_of,
    split_prefixed,
)

bytes_with_zeros = st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 255]), max_size=60).map(bytes)


@given(st.lists(st.tuples(st.sampled_from(["u", "ue", "se"]), st.integers(0, 70_000)), max_size=20))
def test_what_is_written_reads_back(elements: list[tuple[str, int]]) -> None:
    signed = [(kind, -number if kind == "se" and number % 2 else number) for kind, number in elements]
    writer = BitWriter({f"{index}": number for index, (_, number) in enumerate(signed)})
    for index, (kind, _) in enumerate(signed):
        writer.u(f"{index}", 17) if kind == "u" else getattr(writer, kind)(f"{index}")
    reader = BitReader(writer.finish())
    for index, (kind, number) in enumerate(signed):
        read = reader.u(f"{index}", 17) if kind == "u" else getattr(reader, kind)(f"{index}")
        assert read == number


def test_codes_are_those_of_table_9_2() -> None:
    for number, code in enumerate(["1", "010", "011", "00100", "00101", "00110", "00111", "0001000"]):
        writer = BitWriter()
        writer.put_ue(number)
        assert f"{writer.value:0{writer.length}b}" == code


@given(bytes_with_zeros)
def test_payloads_survive_emulation_prevention(payload: bytes) -> None:
    whole = payload + b"\x80"  # rbsp_trailing_bits: a payload never ends in zeros
    unit = nal_unit(1, 5, whole)
    assert payload_of(unit) == whole
    assert unit[0] == 1 << 5 | 5
    for forbidden in (b"\0\0\0", b"\0\0\1", b"\0\0\2"):
        assert forbidden not in unit


@given(st.lists(bytes_with_zeros, min_size=1, max_size=5))
def test_units_are_found_between_start_codes(payloads: list[bytes]) -> None:
    units = [nal_unit(3, 1, payload + b"\x80") for payload in payloads]
    assert nal_units(b"".join(START_CODE + unit for unit in units)) == units


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_pieces_behind_their_lengths_come_apart_again(pieces: list[bytes]) -> None:
    assert list(split_prefixed(b"".join(map(length_prefixed, pieces)))) == pieces

"""What x264 wrote in; the same pictures in slidecast's own stream out, and pictures made without x264.

In H.264 a P picture may copy every macroblock from a picture that the decoder still holds. A frame that
repeats the last one, or shows a mouth that was seen some pictures ago, thus needs no encoder: a copy
picture of 10 to 60 bytes shows it, bit for bit. What makes room for them, by clause of ITU-T H.264:

- 7.4.2.1: the sequence parameter set gets a wide picture order count (any number of copies between two
  coded pictures), as many reference frames as its level allows, and output in decoding order.
- 8.2.1: x264's pictures get twice their frame number since the IDR picture as picture order count.
- 8.2.5.3: x264's pictures stay in the sliding window as references. It knows of the newest one alone,
  which is entry 0 of the list (8.2.4.2.1), so what it codes is not disturbed. Copies are no references
  (nal_ref_idc 0), so x264 need not know of them; their frame_num is the last reference's + 1 (7.4.3).
- 7.3.4, 8.4.1.1: a copy picture is coded with CAVLC (a picture parameter set of its own): runs of
  skipped macroblocks copy list entry 0; between them P_L0_16x16 macroblocks with another ref_idx. All
  motion vectors are zero, so all their predictions are, too.
- 8.7: the deblocking filter is off in copy pictures, so the copy is exact.

Code words of x264's macroblocks are never touched: CABAC data starts at a byte boundary (7.3.4), so
another header fits before it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slidecast.encode.bits import BitReader, BitWriter, Syntax, nal_unit, nal_units, payload_of
from slidecast.encode.levels import Level, level_for
from slidecast.encode.syntax import (
    IDR_SLICE,
    P_SLICE,
    PLAIN_SLICE,
    PPS,
    RESTRICTIONS,
    SEI,
    SPS,
    UnknownStreamError,
    expect,
    picture_parameters,
    sequence_parameters,
    slice_header,
)

Structure = Callable[[Syntax], None]

POC_WIDTH = 16
HEADER_BYTES = 64  # no slice header is longer
COPY_PPS = 1
P_ONLY = 5 + P_SLICE  # slice_type: all slices of the picture are P (7.4.3)
COPY_PARAMETERS = {
    "pic_parameter_set_id": COPY_PPS,
    "seq_parameter_set_id": 0,
    "entropy_coding_mode_flag": 0,
    "bottom_field_pic_order_in_frame_present_flag": 0,
    "num_slice_groups_minus1": 0,
    "num_ref_idx_l0_default_active_minus1": 0,
    "num_ref_idx_l1_default_active_minus1": 0,
    "weighted_pred_flag": 0,
    "weighted_bipred_idc": 0,
    "pic_init_qp_minus26": 0,
    "pic_init_qs_minus26": 0,
    "chroma_qp_index_offset": 0,
    "deblocking_filter_control_present_flag": 1,
    "constrained_intra_pred_flag": 0,
    "redundant_pic_cnt_present_flag": 0,
}


@dataclass(frozen=True, slots=True)
class Copies:
    """The macroblock layer of a copy picture: the bits, how many, and how many references they use."""

    bits: int
    length: int
    references: int


def copies(blocks: int, sources: Mapping[int, int]) -> Copies:
    """Return the slice data (7.3.4) of a picture that copies each macroblock.

    Args:
        blocks: macroblocks of a picture.
        sources: where it is not the newest reference: address of the macroblock to list entry, ascending.
    """
    references = max(sources.values(), default=0) + 1
    writer = BitWriter()
    at = 0
    for address, source in sources.items():
        writer.put_ue(address - at)  # mb_skip_run
        writer.put_ue(0)  # mb_type P_L0_16x16 (table 7-13)
        if references == 2:
            writer.put(1 - source, 1)  # te(v) of range 1 is one inverted bit (9.1.2)
        else:
            writer.put_ue(source)  # ref_idx_l0
        writer.put(0b111, 3)  # mvd_l0 0, 0; coded_block_pattern 0 is code number 0 (table 9-4)
        at = address + 1
    if at < blocks:
        writer.put_ue(blocks - at)
    return Copies(writer.value, writer.length, references)


class Stream:
    """Rewrites one encoder's stream from its IDR picture on; counts reference pictures and frames.

    Attributes:
        sets: slidecast's sequence parameter set, x264's picture parameter set, that of copies; NAL units.
        references: how many coded pictures a decoder holds.
        blocks: macroblocks of a picture.
    """

    def __init__(self, first: bytes, frames_per_second: float) -> None:
        """Read the parameter sets from the encoder's first packet.

        Raises:
            UnknownStreamError: they hold what slidecast does not know.
        """
        units = {unit[0] & 31: unit for unit in nal_units(first)}
        expect(SPS in units and PPS in units, "no parameter sets before the first picture")
        self._read = _fields(sequence_parameters, units[SPS]) | _fields(picture_parameters, units[PPS])
        expect(self._read["entropy_coding_mode_flag"] == 1, "not CABAC")
        level, self._written = _widened(_fields(sequence_parameters, units[SPS]), frames_per_second)
        self._copy = self._written | COPY_PARAMETERS
        self.sets = (
            _parameter_set(SPS, sequence_parameters, self._written),
            units[PPS],
            _parameter_set(PPS, picture_parameters, COPY_PARAMETERS),
        )
        self._written |= _fields(picture_parameters, units[PPS])
        self.references = level.references
        self.blocks = level.blocks
        self._frame_num = 0
        self._frame = 0

    def coded(self, packet: bytes) -> bytes:
        """Return x264's next picture as slidecast's stream has it, one NAL unit.

        Raises:
            UnknownStreamError: it is not a single slice of a reference picture, I or P.
        """
        units = [unit for unit in nal_units(packet) if unit[0] & 31 not in (SPS, PPS, SEI)]
        expect(len(units) == 1, "several slices a picture")
        ref_idc, kind = units[0][0] >> 5, units[0][0] & 31
        expect(ref_idc > 0 and kind == (PLAIN_SLICE if self._frame else IDR_SLICE), "not the expected picture")
        payload = payload_of(units[0])
        reader = BitReader(payload[:HEADER_BYTES])
        slice_header(reader, (ref_idc, kind), self._read)
        self._frame_num = reader.fields["frame_num"] + 1
        header = BitWriter(reader.fields | {"pic_order_cnt_lsb": self._order()})
        slice_header(header, (ref_idc, kind), self._written)
        return nal_unit(ref_idc, kind, header.aligned(1) + payload[-(-reader.position // 8) :])

    def copied(self, macroblocks: Copies) -> bytes:
        """Return the next frame as a copy picture, one NAL unit."""
        writer = BitWriter(
            {
                "first_mb_in_slice": 0,
                "slice_type": P_ONLY,
                "pic_parameter_set_id": COPY_PPS,
                "frame_num": self._frame_num % (1 << self._copy["log2_max_frame_num_minus4"] + 4),
                "pic_order_cnt_lsb": self._order(),
                "num_ref_idx_active_override_flag": int(macroblocks.references > 1),
                "num_ref_idx_l0_active_minus1": macroblocks.references - 1,
                "ref_pic_list_modification_flag_l0": 0,
                "slice_qp_delta": 0,
                "disable_deblocking_filter_idc": 1,
            }
        )
        slice_header(writer, (0, PLAIN_SLICE), self._copy)
        writer.put(macroblocks.bits, macroblocks.length)
        return nal_unit(0, PLAIN_SLICE, writer.finish())

    def _order(self) -> int:
        """Return the next frame's picture order count and count the frame."""
        self._frame += 1
        return 2 * (self._frame - 1) % (1 << POC_WIDTH)


def _fields(structure: Structure, unit: bytes) -> dict[str, int]:
    """Return a parameter set's fields.

    Raises:
        UnknownStreamError: it ends too early, or holds what slidecast does not know.
    """
    reader = BitReader(payload_of(unit))
    try:
        structure(reader)
    except EOFError as error:
        raise UnknownStreamError("parameter set ends too early") from error
    return reader.fields


def _parameter_set(kind: int, structure: Structure, fields: dict[str, int]) -> bytes:
    writer = BitWriter(fields)
    structure(writer)
    return nal_unit(3, kind, writer.finish())


def _widened(sequence: dict[str, int], frames_per_second: float) -> tuple[Level, dict[str, int]]:
    """Return the sequence parameter set that makes room for copies, and its level (7.4.2.1, E.2.1)."""
    blocks = (sequence["pic_width_in_mbs_minus1"] + 1) * (sequence["pic_height_in_map_units_minus1"] + 1)
    level = level_for(blocks, frames_per_second)
    expect(sequence["vui_parameters_present_flag"] == 1, "no usability information")
    return level, {
        **dict.fromkeys(RESTRICTIONS, 0),
        "log2_max_mv_length_horizontal": 16,
        "log2_max_mv_length_vertical": 16,
        "motion_vectors_over_pic_boundaries_flag": 1,
        **sequence,
        "level_idc": max(level.idc, sequence["level_idc"]),
        "pic_order_cnt_type": 0,
        "log2_max_pic_order_cnt_lsb_minus4": POC_WIDTH - 4,
        "max_num_ref_frames": level.references,
        "bitstream_restriction_flag": 1,
        "max_num_reorder_frames": 0,
        "max_dec_frame_buffering": level.references,
    }

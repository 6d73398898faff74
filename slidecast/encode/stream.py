"""What x264 wrote in; the same pictures in slidecast's own stream out, and pictures made without x264.

In H.264 a P picture may copy every macroblock from pictures that the decoder still holds. A frame that
repeats the last one, or shows a mouth that was seen some pictures ago, thus needs no encoder: some 10 to
60 bytes show it, bit for bit. What makes room for them, by clause of ITU-T H.264 (08/2021):

- 7.4.2.1: the sequence parameter set gets a wide picture order count (any number of copies between two
  coded pictures), as many reference frames as its level allows, and output in decoding order.
- 8.2.1: a picture's order count is twice its frame number since the IDR picture.
- 8.2.5.3: pictures with something new in them are references, x264's and slidecast's own, and stay in
  the sliding window; frame_num counts them (7.4.3). Repeats are none (nal_ref_idc 0).
- 8.2.4.3: x264 predicts from the picture that it coded last. Where slidecast's own pictures are newer,
  x264's slice header is told to put that one first into the reference list.
- 8.7: the deblocking filter is off in pictures made here, so copies are exact.

x264's macroblocks are never touched: CABAC data starts at a byte boundary (7.3.4), so another header
fits before it.
"""

from collections.abc import Callable
from fractions import Fraction
from zlib import crc32

from slidecast.encode.bits import BitReader, BitWriter, Syntax, nal_unit, nal_units, payload_of
from slidecast.encode.levels import Level, level_for
from slidecast.encode.macroblocks import Mosaic
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

FRAME_NUM_WIDTH = POC_WIDTH = 16  # the widest there are
IDR_NUMBER_WIDTH = 16  # idr_pic_id is below 65,536, and differs where IDR pictures follow one another (7.4.3)
HEADER_BYTES = 64  # no slice header is longer
MADE_PPS = 1
P_ONLY = 5 + P_SLICE  # slice_type: all slices of the picture are P (7.4.3)
MADE_PARAMETERS = {
    "pic_parameter_set_id": MADE_PPS,
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
MADE_SLICE = {
    "first_mb_in_slice": 0,
    "slice_type": P_ONLY,
    "pic_parameter_set_id": MADE_PPS,
    "ref_pic_list_modification_flag_l0": 0,
    "adaptive_ref_pic_marking_mode_flag": 0,
    "slice_qp_delta": 0,
    "disable_deblocking_filter_idc": 1,
}


class Stream:
    """Rewrites one encoder's stream from its IDR picture on; counts reference pictures and frames.

    Attributes:
        sets: slidecast's sequence parameter set, x264's picture parameter set, that of made pictures; NAL units.
        references: how many coded pictures a decoder holds.
        blocks: macroblocks of a picture.
    """

    def __init__(self, first: bytes, fps: Fraction) -> None:
        """Read the parameter sets from the encoder's first packet.

        Raises:
            UnknownStreamError: they hold what slidecast does not know.
        """
        units = {unit[0] & 31: unit for unit in nal_units(first)}
        expect(SPS in units and PPS in units, "no parameter sets before the first picture")
        self._read = _fields(sequence_parameters, units[SPS]) | _fields(picture_parameters, units[PPS])
        expect(self._read["entropy_coding_mode_flag"] == 1, "not CABAC")
        level, self._written = _widened(_fields(sequence_parameters, units[SPS]), fps)
        self._made = self._written | MADE_PARAMETERS
        self.sets = (
            _parameter_set(SPS, sequence_parameters, self._written),
            units[PPS],
            _parameter_set(PPS, picture_parameters, MADE_PARAMETERS),
        )
        self._written |= _fields(picture_parameters, units[PPS])
        self.references = level.references
        self.blocks = level.blocks
        self._reference = 0
        self._frame = 0

    def coded(self, packet: bytes, entry: int) -> bytes:
        """Return x264's next picture as slidecast's stream has it, one NAL unit.

        Args:
            entry: where in the reference list the picture stands that x264 coded last.

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
        number = {"idr_pic_id": crc32(packet) % (1 << IDR_NUMBER_WIDTH)}
        header = BitWriter(reader.fields | number | self._counts(is_reference=True) | _first_entry(entry))
        slice_header(header, (ref_idc, kind), self._written)
        return nal_unit(ref_idc, kind, header.aligned(1) + payload[-(-reader.position // 8) :])

    def made(self, mosaic: Mosaic, is_reference: bool) -> bytes:
        """Return the next frame, made without x264, one NAL unit."""
        ref_idc = int(is_reference)
        writer = BitWriter(
            MADE_SLICE
            | self._counts(is_reference)
            | {
                "num_ref_idx_active_override_flag": int(mosaic.references > 1),
                "num_ref_idx_l0_active_minus1": mosaic.references - 1,
            }
        )
        slice_header(writer, (ref_idc, PLAIN_SLICE), self._made)
        mosaic.write(writer, self.blocks)
        return nal_unit(ref_idc, PLAIN_SLICE, writer.finish())

    def _counts(self, is_reference: bool) -> dict[str, int]:
        """Return the next frame's frame_num (7.4.3) and order count, and count it."""
        counts = {
            "frame_num": self._reference % (1 << FRAME_NUM_WIDTH),
            "pic_order_cnt_lsb": 2 * self._frame % (1 << POC_WIDTH),
        }
        self._frame += 1
        self._reference += is_reference
        return counts


def _first_entry(entry: int) -> dict[str, int]:
    """Return the modification that puts an entry of the initial list first (7.3.3.1, 8.2.4.3.1).

    Entry 0 has the last reference's number, 1 less than the current one's; each further one 1 less.
    """
    return {"ref_pic_list_modification_flag_l0": int(entry > 0), "abs_diff_pic_num_minus1": entry}


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


def _widened(sequence: dict[str, int], fps: Fraction) -> tuple[Level, dict[str, int]]:
    """Return the sequence parameter set that makes room for copies, and its level (7.4.2.1, E.2.1)."""
    blocks = (sequence["pic_width_in_mbs_minus1"] + 1) * (sequence["pic_height_in_map_units_minus1"] + 1)
    level = level_for(blocks, fps)
    expect(sequence["vui_parameters_present_flag"] == 1, "no usability information")
    return level, {
        **dict.fromkeys(RESTRICTIONS, 0),
        "log2_max_mv_length_horizontal": 16,
        "log2_max_mv_length_vertical": 16,
        "motion_vectors_over_pic_boundaries_flag": 1,
        **sequence,
        "level_idc": max(level.idc, sequence["level_idc"]),
        "log2_max_frame_num_minus4": FRAME_NUM_WIDTH - 4,
        "pic_order_cnt_type": 0,
        "log2_max_pic_order_cnt_lsb_minus4": POC_WIDTH - 4,
        "max_num_ref_frames": level.references,
        "bitstream_restriction_flag": 1,
        "max_num_reorder_frames": 0,
        "max_dec_frame_buffering": level.references,
    }

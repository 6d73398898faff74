"""The structures of H.264 that slidecast reads and rewrites, each described once for reader and writer.

Clauses are those of ITU-T H.264 (08/2021). Only what x264 writes for progressive 4:2:0 pictures of one
slice is known; everything else raises `UnknownStreamError`, and the caller falls back to plain encoding.
"""

from slidecast.encode.bits import BitWriter, Syntax

IDR_SLICE, PLAIN_SLICE, SEI, SPS, PPS = 5, 1, 6, 7, 8  # nal_unit_type, table 7-1
HIGH_PROFILE = 100
P_SLICE, I_SLICE = 0, 2  # slice_type modulo 5, table 7-6
EXTENDED_SAR = 255  # table E-1
RESTRICTIONS = (
    "max_bytes_per_pic_denom",
    "max_bits_per_mb_denom",
    "log2_max_mv_length_horizontal",
    "log2_max_mv_length_vertical",
    "max_num_reorder_frames",
    "max_dec_frame_buffering",
)


class UnknownStreamError(Exception):
    """The encoder wrote something that slidecast does not know how to rewrite."""


def expect(claim: bool, what: str) -> None:
    """Raise UnknownStreamError unless `claim` holds."""
    if not claim:
        raise UnknownStreamError(what)


def sequence_parameters(bits: Syntax) -> None:
    """seq_parameter_set_data, 7.3.2.1.1."""
    expect(bits.u("profile_idc", 8) == HIGH_PROFILE, "not High profile")
    bits.u("constraint_flags", 8)
    bits.u("level_idc", 8)
    bits.ue("seq_parameter_set_id")
    expect(bits.ue("chroma_format_idc") == 1, "not 4:2:0")
    expect(bits.ue("bit_depth_luma_minus8") == 0, "not 8 bit")
    expect(bits.ue("bit_depth_chroma_minus8") == 0, "not 8 bit")
    bits.u("qpprime_y_zero_transform_bypass_flag")
    expect(bits.u("seq_scaling_matrix_present_flag") == 0, "scaling matrix")
    bits.ue("log2_max_frame_num_minus4")
    kind = bits.ue("pic_order_cnt_type")
    expect(kind in (0, 2), "picture order count type 1")
    if kind == 0:
        bits.ue("log2_max_pic_order_cnt_lsb_minus4")
    bits.ue("max_num_ref_frames")
    expect(bits.u("gaps_in_frame_num_value_allowed_flag") == 0, "gaps in frame_num")
    bits.ue("pic_width_in_mbs_minus1")
    bits.ue("pic_height_in_map_units_minus1")
    expect(bits.u("frame_mbs_only_flag") == 1, "interlaced")
    bits.u("direct_8x8_inference_flag")
    if bits.u("frame_cropping_flag"):
        for side in ("left", "right", "top", "bottom"):
            bits.ue(f"frame_crop_{side}_offset")
    if bits.u("vui_parameters_present_flag"):
        _usability(bits)


def _usability(bits: Syntax) -> None:
    """vui_parameters, E.1.1."""
    if bits.u("aspect_ratio_info_present_flag") and bits.u("aspect_ratio_idc", 8) == EXTENDED_SAR:
        bits.u("sar_width", 16)
        bits.u("sar_height", 16)
    if bits.u("overscan_info_present_flag"):
        bits.u("overscan_appropriate_flag")
    if bits.u("video_signal_type_present_flag"):
        bits.u("video_format", 3)
        bits.u("video_full_range_flag")
        if bits.u("colour_description_present_flag"):
            bits.u("colour_primaries", 8)
            bits.u("transfer_characteristics", 8)
            bits.u("matrix_coefficients", 8)
    if bits.u("chroma_loc_info_present_flag"):
        bits.ue("chroma_sample_loc_type_top_field")
        bits.ue("chroma_sample_loc_type_bottom_field")
    if bits.u("timing_info_present_flag"):
        bits.u("num_units_in_tick", 32)
        bits.u("time_scale", 32)
        bits.u("fixed_frame_rate_flag")
    expect(bits.u("nal_hrd_parameters_present_flag") == 0, "HRD parameters")
    expect(bits.u("vcl_hrd_parameters_present_flag") == 0, "HRD parameters")
    bits.u("pic_struct_present_flag")
    if bits.u("bitstream_restriction_flag"):
        bits.u("motion_vectors_over_pic_boundaries_flag")
        for limit in RESTRICTIONS:
            bits.ue(limit)


def picture_parameters(bits: Syntax) -> None:
    """pic_parameter_set_rbsp up to redundant_pic_cnt_present_flag, 7.3.2.2."""
    bits.ue("pic_parameter_set_id")
    bits.ue("seq_parameter_set_id")
    bits.u("entropy_coding_mode_flag")
    expect(bits.u("bottom_field_pic_order_in_frame_present_flag") == 0, "field order")
    expect(bits.ue("num_slice_groups_minus1") == 0, "slice groups")
    bits.ue("num_ref_idx_l0_default_active_minus1")
    bits.ue("num_ref_idx_l1_default_active_minus1")
    expect(bits.u("weighted_pred_flag") == 0, "weighted prediction")
    bits.u("weighted_bipred_idc", 2)
    bits.se("pic_init_qp_minus26")
    bits.se("pic_init_qs_minus26")
    bits.se("chroma_qp_index_offset")
    bits.u("deblocking_filter_control_present_flag")
    bits.u("constrained_intra_pred_flag")
    expect(bits.u("redundant_pic_cnt_present_flag") == 0, "redundant pictures")


def slice_header(bits: Syntax, nal: tuple[int, int], sets: dict[str, int]) -> None:
    """slice_header of a frame in one slice, I or P, 7.3.3.

    Args:
        nal: nal_ref_idc and nal_unit_type.
        sets: fields of the sequence and picture parameter sets in force.
    """
    ref_idc, kind = nal
    expect(bits.ue("first_mb_in_slice") == 0, "several slices a picture")
    slice_type = bits.ue("slice_type") % 5
    expect(slice_type in (P_SLICE, I_SLICE), "neither I nor P")
    bits.ue("pic_parameter_set_id")
    bits.u("frame_num", sets["log2_max_frame_num_minus4"] + 4)
    if kind == IDR_SLICE:
        bits.ue("idr_pic_id")
    if sets["pic_order_cnt_type"] == 0:
        bits.u("pic_order_cnt_lsb", sets["log2_max_pic_order_cnt_lsb_minus4"] + 4)
    if slice_type == P_SLICE:
        if bits.u("num_ref_idx_active_override_flag"):
            bits.ue("num_ref_idx_l0_active_minus1")
        _list_modification(bits)
    if ref_idc:
        _reference_marking(bits, kind)
    if sets["entropy_coding_mode_flag"] and slice_type == P_SLICE:
        bits.ue("cabac_init_idc")
    bits.se("slice_qp_delta")
    if sets["deblocking_filter_control_present_flag"] and bits.ue("disable_deblocking_filter_idc") != 1:
        bits.se("slice_alpha_c0_offset_div2")
        bits.se("slice_beta_offset_div2")


def _list_modification(bits: Syntax) -> None:
    """ref_pic_list_modification, 7.3.3.1: none, or one reference moved to the front."""
    if bits.u("ref_pic_list_modification_flag_l0"):
        expect(isinstance(bits, BitWriter), "modified reference list")
        bits.fields |= {"modification_of_pic_nums_idc": 0, "end_of_modification": 3}
        bits.ue("modification_of_pic_nums_idc")
        bits.ue("abs_diff_pic_num_minus1")
        bits.ue("end_of_modification")


def _reference_marking(bits: Syntax, kind: int) -> None:
    """dec_ref_pic_marking, 7.3.3.3: a sliding window only."""
    if kind == IDR_SLICE:
        bits.u("no_output_of_prior_pics_flag")
        expect(bits.u("long_term_reference_flag") == 0, "long-term reference")
    else:
        expect(bits.u("adaptive_ref_pic_marking_mode_flag") == 0, "adaptive reference marking")

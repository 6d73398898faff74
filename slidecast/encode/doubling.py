"""An AAC packet of one channel in, the packet that plays it on both sides out (ISO/IEC 14496-3, 4.4.2.1).

raw_data_block() of one channel is a single_channel_element(): id 0, tag 0, the channel's stream; then
ID_END and zeros up to a whole byte. A channel_pair_element() without a common window holds two such
streams, each with all that belongs to it: so the same one is entered twice.
"""

ID_SCE, ID_CPE, ID_END = 0, 1, 7  # table 4.85
ID_BITS, TAG_BITS = 3, 4


class NotOneChannelError(Exception):
    """The packet is not a single channel alone."""


def doubled(packet: bytes) -> bytes:
    """Return the packet with its one channel on both sides.

    Raises:
        NotOneChannelError: there is something else in the packet.
    """
    length = 8 * len(packet)
    bits = int.from_bytes(packet, "big")
    padding = (bits & -bits).bit_length() - 1
    head = bits >> (length - ID_BITS - TAG_BITS)
    if head != ID_SCE or bits >> padding & 7 != ID_END:
        raise NotOneChannelError(packet[:8].hex())
    size = length - ID_BITS - TAG_BITS - ID_BITS - padding
    channel = bits >> (padding + ID_BITS) & ((1 << size) - 1)
    pair = ID_CPE << TAG_BITS + 1  # tag 0, common_window 0
    pair = ((pair << size | channel) << size | channel) << ID_BITS | ID_END
    total = ID_BITS + TAG_BITS + 1 + 2 * size + ID_BITS
    spare = -total % 8
    return (pair << spare).to_bytes((total + spare) // 8, "big")

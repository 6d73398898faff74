"""Which macroblock comes from where in; the slice data of a picture made without an encoder out.

Clauses are those of ITU-T H.264 (08/2021). Three macroblocks suffice, coded with CAVLC (7.3.4, 7.3.5):

- skipped: a copy from list entry 0, the newest reference. Its motion vector is predicted (8.4.1.1) from
  neighbours whose vectors are all zero or who have none, so it is zero.
- P_L0_16x16 with another ref_idx: a copy from an older reference, at the same place.
- I_PCM: the samples themselves, 384 bytes. It pays for the few macroblocks of a mouth or a bar's step.
"""

from collections.abc import Mapping

from slidecast.encode.bits import BitWriter

P_L0_16X16 = 0  # mb_type, table 7-13
I_PCM = 5 + 25  # mb_type: those of I slices (table 7-11) come after the five of P slices
PCM_BYTES = 384


class Mosaic:
    """Where each macroblock of a picture comes from, by its address; what is not named, from the newest reference.

    Attributes:
        older: list entry of an older reference.
        fresh: new samples: 256 of luma, 64 of either chroma.
        references: how many entries of the reference list are used.
    """

    def __init__(self, older: Mapping[int, int] | None = None, fresh: Mapping[int, bytes] | None = None) -> None:
        self.older = older or {}
        self.fresh = fresh or {}
        self.references = max(self.older.values(), default=0) + 1
        self._copies: BitWriter | None = None

    def write(self, bits: BitWriter, blocks: int) -> None:
        """Append the slice data of a picture of `blocks` macroblocks (7.3.4)."""
        if self.fresh:  # samples are aligned, so they depend on what stands before
            self._write(bits, blocks)
            return
        if self._copies is None:
            self._copies = BitWriter()
            self._write(self._copies, blocks)
        bits.put(self._copies.value, self._copies.length)

    def _write(self, bits: BitWriter, blocks: int) -> None:
        at = 0
        for address in sorted({**self.older, **self.fresh}):
            bits.put_ue(address - at)  # mb_skip_run
            if address in self.fresh:
                _write_samples(bits, self.fresh[address])
            else:
                self._write_copy(bits, self.older[address])
            at = address + 1
        if at < blocks:
            bits.put_ue(blocks - at)

    def _write_copy(self, bits: BitWriter, entry: int) -> None:
        """Append a P_L0_16x16 macroblock without motion or residual (7.3.5.1)."""
        bits.put_ue(P_L0_16X16)
        if self.references == 2:
            bits.put(1 - entry, 1)  # ref_idx_l0 of range 1: one inverted bit (9.1.2)
        else:
            bits.put_ue(entry)
        bits.put(0b111, 3)  # mvd_l0 0, 0; coded_block_pattern 0 of inter macroblocks is code number 0 (table 9-4)


def _write_samples(bits: BitWriter, samples: bytes) -> None:
    """Append an I_PCM macroblock: samples from the next byte boundary on (7.3.5)."""
    bits.put_ue(I_PCM)
    bits.put(0, -bits.length % 8)  # pcm_alignment_zero_bit
    bits.put(int.from_bytes(samples, "big"), 8 * PCM_BYTES)

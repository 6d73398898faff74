"""A finished MP4 in; nothing out, unless something is missing in it."""

from pathlib import Path

import av

from slidecast.errors import EncodeError

HEAD_BYTES = 16


def verify(path: Path, frames: int, packets: int) -> None:
    """Check that the file is as long as its boxes say and indexes every frame and every packet of sound.

    Raises:
        EncodeError: it does not.
    """
    expect_whole(path)
    with av.open(path) as container:
        counted = (container.streams.video[0].frames, container.streams.audio[0].frames)
    if counted != (frames, packets):
        raise EncodeError(
            f"the file has {counted[0]} frames and {counted[1]} packets of sound, not {frames} and {packets}"
        )


def expect_whole(path: Path) -> None:
    """Check that the top-level boxes (ISO/IEC 14496-12, 4.2) fill the file exactly.

    Raises:
        EncodeError: they do not: a full disk went unnoticed.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            file.seek(at)
            head = file.read(HEAD_BYTES)
            length = int.from_bytes(head[:4], "big")
            at += int.from_bytes(head[8:16], "big") if length == 1 else length or size
    if at != size:
        raise EncodeError(f"the file has {size} bytes where its boxes say {at}", str(path), "is the disk full?")

"""Chunks of sound join as if encoded in one go; one channel entered twice is the same on both sides."""

import io
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from slidecast.encode import sound
from slidecast.encode.bits import split_prefixed
from slidecast.encode.doubling import NotOneChannelError, doubled
from slidecast.encode.sound import PACKET_SAMPLES, chunk_samples, chunks, encode_chunk, packets_for
from slidecast.media.sound import decode, duration
from tests.encode.films import write_sound

SECONDS = 6


def encoded(path: Path) -> list[bytes]:
    packets = packets_for(Fraction(SECONDS))
    pairs = zip(chunks(packets), chunk_samples(path, packets), strict=True)
    return [packet for pair in pairs for packet in split_prefixed(encode_chunk(*pair))]


def decoded(packets: list[bytes]) -> np.ndarray:
    encoder = sound.aac(2)
    encoder.open()
    decoder = av.AudioCodecContext.create("aac", "r")
    decoder.extradata = encoder.extradata
    return np.concatenate([f.to_ndarray() for packet in packets for f in decoder.decode(av.Packet(packet))], axis=1)


@pytest.mark.parametrize("channels", [1, 2])
def test_chunks_join_without_a_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, channels: int) -> None:
    path = write_sound(tmp_path / "sound.wav", SECONDS, channels, 48_000).path
    wanted = np.concatenate(list(sound._blocks(path)), axis=1)
    monkeypatch.setattr(sound, "CHUNK_PACKETS", 40)
    packets = encoded(path)
    assert len(packets) == packets_for(Fraction(SECONDS))
    heard = decoded(packets)
    length = min(heard.shape[1], wanted.shape[1])
    for seam in range(40 * PACKET_SAMPLES, length - PACKET_SAMPLES, 40 * PACKET_SAMPLES):
        around = slice(seam - PACKET_SAMPLES, seam + PACKET_SAMPLES)
        error = heard[0, around] - wanted[0, around]
        assert np.sqrt((error**2).mean()) < 0.003, seam
    if channels == 1:
        assert np.array_equal(heard[0], heard[1])


def test_stereo_that_is_equal_on_both_sides_counts_as_one_channel(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "sound.wav", 1, 1).path
    assert next(chunk_samples(path, 40)).shape[0] == 1


def test_silence_follows_where_the_file_ends(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "sound.wav", 1, 1, 48_000).path
    samples = next(chunk_samples(path, 100))
    assert samples.shape == (1, 102 * PACKET_SAMPLES)
    assert np.abs(samples[0, 48_100:]).max() == 0


def mp3(seconds: int, rate_hz: int = 48_000, layout: str = "mono") -> bytes:
    """Return a tone as an mp3."""
    written = io.BytesIO()
    tone = np.sin(np.arange(seconds * rate_hz, dtype=np.float32) / 20)
    with av.open(written, "w", format="mp3") as out:
        stream = out.add_stream("libmp3lame", rate=rate_hz, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.tile(tone, (stream.channels, 1)), format="fltp", layout=layout)
        frame.sample_rate = rate_hz
        out.mux([*stream.encode(frame), *stream.encode(None)])
    return written.getvalue()


def damaged(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes(900) + content[middle + 900 :]


SOUNDS = {
    "damaged in its midst": damaged(mp3(3)),
    "a jingle of another rate before it": mp3(2, 44_100, "stereo") + mp3(3),
    "a jingle of another rate behind it": mp3(3) + mp3(2, 44_100, "stereo"),
}


@pytest.mark.parametrize("case", SOUNDS)
def test_what_players_play_is_encoded_as_long_as_it_was_counted(tmp_path: Path, case: str) -> None:
    path = tmp_path / "sound.mp3"
    path.write_bytes(SOUNDS[case])
    counted = duration(path)
    assert counted > 1
    assert abs(len(decode(path, 48_000)) - counted * 48_000) <= 1
    assert abs(sum(block.shape[1] for block in sound._blocks(path)) - counted * 48_000) <= 1


def test_a_stereo_packet_is_not_doubled(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "sound.wav", 1, 2).path
    chunk = next(chunks(20))
    packets = list(split_prefixed(encode_chunk(chunk, next(chunk_samples(path, 20)))))
    with pytest.raises(NotOneChannelError):
        doubled(packets[3])

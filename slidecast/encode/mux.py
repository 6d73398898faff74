"""Coded pictures, sound, cues and chapters in; one MP4 out.

`moov` first, no edit lists: picture, sound and subtitles all start at 0, decoding order is output order.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av import Packet
from av.container import OutputContainer
from av.stream import Stream

from slidecast.encode.bits import START_CODE, split_prefixed
from slidecast.encode.sound import BIT_RATE, PACKET_SAMPLES, SAMPLE_RATE_HZ
from slidecast.model.timeline import Cue, Marker

OPTIONS = {"movflags": "+faststart", "use_editlist": "0"}
MILLISECONDS = Fraction(1, 1000)
SAMPLE = Fraction(1, SAMPLE_RATE_HZ)
if TYPE_CHECKING:
    from av.container.core import Chapter

LANGUAGE = "jpn"
MAKER = "made by slidecast"  # tells a film of ours from a foreign one
ASS_HEADER = (  # the least from which mov_text makes its sample description
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour\n"
    b"Style: Default,sans-serif,16,&Hffffff\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the container says beside picture and sound; `end` is the film's length in seconds."""

    title: str
    chapters: tuple[Marker, ...]
    cues: tuple[Cue, ...]
    end: Fraction


class Mp4:
    """An MP4 that is being written; packets go in roughly by time."""

    def __init__(self, path: Path, start: tuple[Sequence[bytes], bytes], fps: Fraction, labels: Labels) -> None:
        """Open the file and declare its tracks.

        Args:
            start: parameter sets of the picture, and its first frame, an IDR picture.
        """
        self._container = av.open(str(path), "w", format="mp4", options=OPTIONS)
        self._container.metadata["title"] = labels.title
        self._container.metadata["comment"] = MAKER
        self._tick = 1 / fps
        self._frame = self._packet = 0
        self._picture = _picture_track(self._container, start, fps)
        self._sound = _sound_track(self._container)
        subtitles = _subtitle_track(self._container) if labels.cues else None
        if labels.chapters:
            self._container.set_chapters(_chapters(labels))
        self._container.start_encoding()
        if subtitles:
            for packet in _cue_packets(labels.cues):
                self._put(packet, subtitles)

    def put_frames(self, frames: Iterable[bytes]) -> None:
        """Append frames, each the length-prefixed NAL units of one; a segment's first is its IDR picture."""
        for index, frame in enumerate(frames):
            packet = Packet(frame)
            packet.pts = packet.dts = self._frame
            packet.duration, packet.time_base = 1, self._tick
            packet.is_keyframe = index == 0
            self._put(packet, self._picture)
            self._frame += 1

    def put_sound(self, packets: Iterable[bytes]) -> None:
        """Append AAC packets."""
        for content in packets:
            packet = Packet(content)
            packet.pts = packet.dts = self._packet * PACKET_SAMPLES
            packet.duration, packet.time_base = PACKET_SAMPLES, SAMPLE
            packet.is_keyframe = True
            self._put(packet, self._sound)
            self._packet += 1

    @property
    def sound_end(self) -> Fraction:
        """How much sound there is so far, in seconds."""
        return Fraction(self._packet * PACKET_SAMPLES, SAMPLE_RATE_HZ)

    def close(self) -> None:
        """Write the index and put it first."""
        self._container.close()

    def _put(self, packet: Packet[Stream], stream: Stream) -> None:
        packet.stream = stream
        self._container.mux_one(packet)


def _picture_track(container: OutputContainer, start: tuple[Sequence[bytes], bytes], fps: Fraction) -> Stream:
    """Return a track whose parameters were read from the stream itself, colours included."""
    sets, first = start
    opening = b"".join(START_CODE + unit for unit in (*sets, *split_prefixed(first)))
    with av.open(io.BytesIO(opening), format="h264") as stream:
        track = container.add_stream_from_template(stream.streams.video[0], opaque=True)
    track.codec_context.extradata = decoder_configuration(sets)
    track.time_base = 1 / fps
    track.codec_context.framerate = fps
    return track


def decoder_configuration(sets: Sequence[bytes]) -> bytes:
    """Return the AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) of High profile, 4:2:0, 8 bit."""
    sequence, *pictures = sets
    lengths = [len(unit).to_bytes(2, "big") + unit for unit in (sequence, *pictures)]
    head = b"\x01" + sequence[1:4] + b"\xff\xe1" + lengths[0]
    return head + bytes([len(pictures)]) + b"".join(lengths[1:]) + b"\xfd\xf8\xf8\x00"


def _sound_track(container: OutputContainer) -> Stream:
    track = container.add_stream("aac", SAMPLE_RATE_HZ, layout="stereo", bit_rate=BIT_RATE)
    track.metadata["language"] = LANGUAGE
    return track


def _subtitle_track(container: OutputContainer) -> Stream:
    track = container.add_stream("mov_text")
    track.codec_context.time_base = track.time_base = MILLISECONDS
    track.codec_context.subtitle_header = ASS_HEADER
    track.metadata["language"] = LANGUAGE
    return track


def _cue_packets(cues: Sequence[Cue]) -> Iterator[Packet[Stream]]:
    """Yield a sample for each cue and each gap (3GPP TS 26.245, 5.17): 2 bytes of length, then UTF-8."""
    at = 0
    for cue in cues:
        start, end = (round(moment / MILLISECONDS) for moment in (cue.range.start, cue.range.end))
        if start > at == 0:
            yield _text_packet("", at, start)  # the muxer fills later gaps by itself
        if end > max(start, at):
            yield _text_packet("\n".join(cue.lines), max(start, at), end)
            at = end


def _text_packet(text: str, start_ms: int, end_ms: int) -> Packet[Stream]:
    content = text.encode()
    packet = Packet(len(content).to_bytes(2, "big") + content)
    packet.pts = packet.dts = start_ms
    packet.duration, packet.time_base = end_ms - start_ms, MILLISECONDS
    packet.is_keyframe = True
    return packet


def _chapters(labels: Labels) -> list[Chapter]:
    markers = labels.chapters
    starts = [round(marker.start / MILLISECONDS) for marker in markers]
    ends = [*starts[1:], round(labels.end / MILLISECONDS)]
    return [
        {"id": index, "start": start, "end": end, "time_base": MILLISECONDS, "metadata": {"title": marker.title}}
        for index, (marker, start, end) in enumerate(zip(markers, starts, ends, strict=True))
    ]


def says_maker(path: Path) -> bool:
    """Tell whether a file is an MP4 that says that slidecast made it."""
    try:
        with av.open(str(path)) as container:
            return container.metadata.get("comment") == MAKER
    except (OSError, ValueError, av.FFmpegError):
        return False

"""A film, encoded and decoded again: nothing lost, nothing moved, colours kept."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from slidecast.encode.film import encode
from slidecast.encode.settings import EncodeSettings, Quality
from slidecast.errors import Diagnostic, NarrationError
from slidecast.model.film import Film
from slidecast.model.narration import Narration, SoundSource
from tests.encode.films import (
    CLICK_SECONDS,
    Studio,
    decoded,
    drawn,
    frame_digests,
    ignore,
    silent,
    small_film,
    write_sound,
)
from tests.encode.ssim import ssim
from tests.film.painting import GREEN

FRAME_SECONDS = 1 / 30


@pytest.fixture(scope="module")
def film() -> Film:
    return small_film()


@pytest.fixture(scope="module")
def mp4(film: Film, tmp_path_factory: pytest.TempPathFactory) -> Path:
    studio = Studio(tmp_path_factory.mktemp("film"), cached=False)
    studio.encode(film)
    return studio.target


def moment(ticks: int | None, base: Fraction | None) -> Fraction:
    """Return a time in seconds."""
    assert ticks is not None
    assert base is not None
    return ticks * base


def boxes(path: Path) -> set[bytes]:
    content = path.read_bytes()
    return {name for name in (b"edts", b"elst", b"moov", b"mdat", b"colr", b"tx3g", b"chpl") if name in content}


def test_every_frame_is_there_at_its_time(film: Film, mp4: Path) -> None:
    with av.open(mp4) as container:
        times = [moment(frame.pts, frame.time_base) for frame in container.decode(video=0)]
    assert times == [Fraction(frame, 30) for frame in range(film.timeline.frames)]


def test_the_decoder_has_nothing_to_complain_about(mp4: Path) -> None:
    before = av.logging.get_level()
    av.logging.set_level(av.logging.WARNING)
    try:
        with av.logging.Capture(local=False) as complaints, av.open(mp4) as container:
            for _ in container.decode(video=0):
                pass
    finally:
        av.logging.set_level(before)
    assert complaints == []


def test_repeats_are_identical(film: Film, mp4: Path) -> None:
    digests = frame_digests(mp4)
    for run in film.runs:
        assert len(set(digests[run.frames.start : run.frames.end])) == 1, run


def test_frames_look_as_they_were_drawn(film: Film, mp4: Path) -> None:
    similar = [ssim(one.y, other.y) for one, other in zip(drawn(film), decoded(mp4), strict=True)]
    assert min(similar) >= 0.99


@pytest.mark.parametrize("size", [(1080, 1920), (200, 356), (216, 384), (178, 318), (426, 240)])
def test_frames_of_every_size_look_as_they_were_drawn(tmp_path: Path, size: tuple[int, int]) -> None:
    film, studio = small_film(seconds=4, slides=1, size=size), Studio(tmp_path, cached=False)
    studio.encode(film)
    frames = zip(drawn(film), decoded(studio.target), strict=True)
    similar = [ssim(one.y, other.y) for at, (one, other) in enumerate(frames) if at % 10 == 0]
    assert min(similar) >= 0.99


def test_colours_do_not_drift(mp4: Path) -> None:
    with av.open(mp4) as container:
        frame = next(container.decode(video=0))
        assert (frame.color_range, frame.colorspace) == (1, 1)  # limited, BT.709
        parameters = container.streams.video[0].codec_context
        assert (parameters.color_primaries, parameters.color_trc, parameters.colorspace) == (1, 1, 1)
        rgb = frame.to_ndarray(format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709")
    assert np.abs(rgb[10:100, 170:230].astype(int) - GREEN).max() <= 2


def test_the_container_is_what_platforms_ask_for(mp4: Path) -> None:
    with av.open(mp4) as container:
        streams = container.streams
        video, sound, subtitle = streams.video[0], streams.audio[0], streams.subtitles[0]
        assert video.codec_context.profile == "High"
        assert video.codec_context.pix_fmt == "yuv420p"
        assert video.average_rate == video.guessed_rate == 30
        assert (sound.codec_context.profile, sound.codec_context.sample_rate) == ("LC", 48_000)
        assert sound.codec_context.layout.name == "stereo"
        assert (sound.metadata["language"], subtitle.metadata["language"]) == ("jpn", "jpn")
        assert [stream.start_time for stream in (video, sound, subtitle)] == [0, 0, 0]
        lengths = [moment(stream.duration, stream.time_base) for stream in (video, sound)]
        assert abs(lengths[0] - lengths[1]) <= FRAME_SECONDS
        assert container.metadata["title"] == "題名"
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == ["はじめ", "後半"]
        starts = [moment(chapter["start"], chapter["time_base"]) for chapter in container.chapters()]
        assert starts == [0, 4]
    content = mp4.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    assert boxes(mp4) == {b"moov", b"mdat", b"colr", b"tx3g", b"chpl"}


@pytest.mark.slow
def test_key_frames_start_each_slide_and_come_every_ten_seconds(tmp_path: Path) -> None:
    film = small_film(26, 2)
    studio = Studio(tmp_path, cached=False)
    studio.encode(film)
    with av.open(studio.target) as container:
        keys = [moment(packet.pts, packet.time_base) for packet in container.demux(video=0) if packet.is_keyframe]
    assert {Fraction(0), Fraction(13)} <= set(keys)
    assert max(later - earlier for earlier, later in zip(keys, [*keys[1:], Fraction(26)], strict=True)) <= 10


def test_subtitles_are_the_cues(film: Film, mp4: Path) -> None:
    with av.open(mp4) as container:
        packets = [packet for packet in container.demux(subtitles=0) if packet.size > 2]
        shown = [(moment(packet.pts, packet.time_base), bytes(packet)[2:].decode()) for packet in packets]
    assert shown == [(cue.range.start, "\n".join(cue.lines)) for cue in film.timeline.cues]


@pytest.mark.parametrize("channels", [1, 2])
def test_sound_is_where_it_was(film: Film, tmp_path: Path, channels: int) -> None:
    narration = write_sound(tmp_path / "sound.wav", 8, channels)
    encode(film, narration, EncodeSettings(), tmp_path / "a.mp4", silent, ignore)
    with av.open(tmp_path / "a.mp4") as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    clicks = np.abs(np.diff(sound, axis=1)).argmax(axis=1) / 48_000
    assert np.abs(clicks - CLICK_SECONDS).max() < 0.001
    if channels == 1:
        assert np.array_equal(sound[0], sound[1])
    else:
        assert np.abs(sound[0]).max() == pytest.approx(2 * np.abs(sound[1]).max(), rel=0.1)


def test_sound_of_another_length_is_cut_or_filled_with_a_warning(film: Film, tmp_path: Path) -> None:
    for seconds, said in ((5, "3.000 s shorter than the film: the film ends in silence"),
                          (9, "1.000 s longer than the film: its end is cut off")):  # fmt: skip
        narration, told = write_sound(tmp_path / "sound.wav", seconds), list[Diagnostic]()
        encode(film, narration, EncodeSettings(), tmp_path / "a.mp4", silent, told.append)
        assert [str(warning) for warning in told] == [f"{narration.path}: the sound is {said}"]
        with av.open(tmp_path / "a.mp4") as container:
            assert container.streams.audio[0].frames == 375  # 8 s of 1,024 samples


def test_sound_that_does_not_decode_is_an_error(film: Film, tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    path.write_bytes(b"no sound at all")
    narration = Narration(path, Fraction(8), SoundSource.FILE)
    with pytest.raises(NarrationError) as failure:
        encode(film, narration, EncodeSettings(), tmp_path / "a.mp4", silent, ignore)
    assert str(failure.value).startswith(f"{path}: this cannot be decoded as sound (")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
def test_processes_make_no_difference(film: Film, mp4: Path, tmp_path: Path) -> None:
    studio = Studio(tmp_path, jobs=2, cached=False)
    studio.encode(film)
    assert studio.target.read_bytes() == mp4.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("quality", list(Quality))
def test_every_quality_decodes(tmp_path: Path, quality: Quality) -> None:
    film = small_film(2, 1)
    narration = write_sound(tmp_path / "sound.wav", 2)
    encode(film, narration, EncodeSettings(quality), tmp_path / "a.mp4", silent, ignore)
    similar = [ssim(one.y, other.y) for one, other in zip(drawn(film), decoded(tmp_path / "a.mp4"), strict=True)]
    assert min(similar) >= {Quality.DRAFT: 0.95, Quality.NORMAL: 0.99, Quality.BEST: 0.99}[quality]


def test_a_film_without_cues_has_no_subtitle_track(film: Film, tmp_path: Path) -> None:
    narration = write_sound(tmp_path / "sound.wav", 8)
    mute = replace(film, timeline=replace(film.timeline, cues=()))
    encode(mute, narration, EncodeSettings(), tmp_path / "a.mp4", silent, ignore)
    with av.open(tmp_path / "a.mp4") as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]


def test_progress_ends_with_the_whole_film(film: Film, tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    narration = write_sound(tmp_path / "sound.wav", 8)
    progress = lambda share, seconds: told.append((share, seconds))  # noqa: E731
    encode(film, narration, EncodeSettings(), tmp_path / "a.mp4", progress, ignore)
    assert told == [(0.5, 4.0), (1.0, 8.0)]

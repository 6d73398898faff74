"""A post goes in, an uploadable film comes out: everything real, only small and short."""

import json
import signal
import subprocess
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np
import pytest

from slidecast.cli import main

POST = """---
title: 試験放送 podcast 20250918
date: 2025-09-18 05:00:00 +0900
actor_ids:
  - ずんだもん
---

- [短い記事](https://example.com/a)

これは一つ目の文です。二つ目の文は**太字**を含みます。

引用元: https://example.com/a
"""
SMALL = ("--size", "320x180", "--quality", "draft", "--voice", "builtin", "--offline", "--jobs", "1")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The outputs of a short post."""
    folder = tmp_path_factory.mktemp("episode")
    (folder / "20250918.md").write_text(POST, "utf-8")
    words = [str(folder / "20250918.md"), "--out", str(folder / "out"), "--cache", str(cache), *SMALL, "--quiet"]
    assert main(words) == 0
    return folder / "out" / "20250918"


def test_all_outputs_are_there_and_nothing_half(rendered: Path) -> None:
    names = sorted(path.name for path in rendered.iterdir())
    assert names == ["20250918.mp4", "20250918.srt", "20250918.vtt", "report.json", "timeline.json"]


def test_film_decodes_to_what_the_timeline_says(rendered: Path) -> None:
    timeline = json.loads((rendered / "timeline.json").read_text("utf-8"))
    with av.open(str(rendered / "20250918.mp4")) as container:
        stream = container.streams.video[0]
        moments = [frame.pts * frame.time_base for frame in container.decode(stream)]  # type: ignore[operator]
    assert moments == [Fraction(index, 30) for index in range(timeline["frames"])]
    with av.open(str(rendered / "20250918.mp4")) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert abs(Fraction(samples, 48000) - Fraction(timeline["frames"], 30)) <= Fraction(1, 30)


def test_every_sentence_has_its_time_and_its_subtitle(rendered: Path) -> None:
    timeline = json.loads((rendered / "timeline.json").read_text("utf-8"))
    shown = [utterance["shown"] for utterance in timeline["utterances"]]
    assert "これは一つ目の文です。" in shown
    assert all(utterance["start"] < utterance["end"] for utterance in timeline["utterances"])
    joined = "".join("".join(cue["lines"]) for cue in timeline["cues"])
    assert all(sentence in joined for sentence in shown)
    assert "二つ目の文は太字を含みます。" in (rendered / "20250918.srt").read_text("utf-8")


def test_voice_is_heard_where_the_timeline_says(rendered: Path) -> None:
    timeline = json.loads((rendered / "timeline.json").read_text("utf-8"))
    with av.open(str(rendered / "20250918.mp4")) as container:
        blocks = [frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)]
    sound = np.concatenate(blocks)
    for utterance in timeline["utterances"]:
        start, end = round(utterance["start"] * 48000), round(utterance["end"] * 48000)
        spoken, before = sound[start:end], sound[max(start - 9600, 0) : max(start - 2400, 1)]
        assert np.sqrt((spoken**2).mean()) > 20 * np.sqrt((before**2).mean())


def test_report_has_the_promised_keys(rendered: Path) -> None:
    report = json.loads((rendered / "report.json").read_text("utf-8"))
    promised = (
        "version episode outputs warnings stages realtime_factor peak_rss_mb frames distinct_pictures cache "
        "narration alignment theme"
    )
    assert set(promised.split()) <= set(report)
    assert report["narration"] == {"source": "voice", "voice": "Open JTalk:Mei"}
    assert report["alignment"]["method"] == "voice"
    assert report["warnings"] == []


def test_unchanged_input_writes_nothing_and_a_changed_word_does(
    rendered: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = rendered.parent.parent / "20250918.md"
    words = [str(post), "--out", str(rendered.parent), "--cache", str(cache), *SMALL]
    before = (rendered / "20250918.mp4").stat().st_mtime_ns
    assert main(words) == 0
    assert "unchanged" in capsys.readouterr().err
    assert (rendered / "20250918.mp4").stat().st_mtime_ns == before
    assert main([*words, "--json"]) == 0
    told, report = json.loads(capsys.readouterr().out), json.loads((rendered / "report.json").read_text("utf-8"))
    of_this_run = {"unchanged", "stages", "peak_rss_mb"}
    assert told["unchanged"]
    assert not report["unchanged"]
    assert told | dict.fromkeys(of_this_run) == report | dict.fromkeys(of_this_run)


def test_edited_timeline_decides(rendered: Path, cache: Path, tmp_path: Path) -> None:
    timeline = json.loads((rendered / "timeline.json").read_text("utf-8"))
    timeline["cues"][0]["lines"] = ["書きかえた字幕"]
    edited = tmp_path / "timeline.json"
    edited.write_text(json.dumps(timeline), "utf-8")
    post = rendered.parent.parent / "20250918.md"
    words = [str(post), "--out", str(tmp_path), "--cache", str(cache), *SMALL, "--timeline", str(edited), "--quiet"]
    assert main(words) == 0
    assert "書きかえた字幕" in (tmp_path / "20250918" / "20250918.srt").read_text("utf-8")


def test_stills_draw_every_slide_and_describe_it(rendered: Path, cache: Path, tmp_path: Path) -> None:
    post = rendered.parent.parent / "20250918.md"
    assert main([str(post), "--out", str(tmp_path), "--cache", str(cache), *SMALL, "--stills", "--quiet"]) == 0
    slides = tmp_path / "20250918" / "slides"
    pictures, texts = sorted(slides.glob("*.png")), sorted(slides.glob("*.json"))
    assert [path.stem for path in pictures] == [path.stem for path in texts]
    lines = [line for path in texts for line in json.loads(path.read_text("utf-8"))["lines"]]
    assert set(lines[0]) == {"text", "x", "y", "width", "size_px", "font", "role", "unit", "ruby"}
    assert "これは一つ目の文です。" in "".join(line["text"] for line in lines)
    assert (tmp_path / "20250918" / "contact.png").exists()


@pytest.mark.slow
def test_interrupt_leaves_nothing_half_and_exits_130(rendered: Path, tmp_path: Path) -> None:
    post = rendered.parent.parent / "20250918.md"
    command = [sys.executable, "-m", "slidecast", str(post), "--out", str(tmp_path), "--cache", str(tmp_path / "c")]
    slow = ["--voice", "builtin", "--quality", "best", "--fps", "60"]  # the film must not be done before the signal
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may have it ignored
    with subprocess.Popen([*command, *slow], stderr=subprocess.PIPE, text=True, preexec_fn=heed) as run:
        assert run.stderr is not None
        while run.stderr.readline().strip() not in ("film", ""):
            pass
        run.send_signal(signal.SIGINT)
        told = run.stderr.read()
        assert run.wait(30) == 130
    assert "Traceback" not in told
    assert "interrupted" in told
    assert not list((tmp_path / "20250918").iterdir())

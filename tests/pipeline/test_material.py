"""What an episode is made from: a file beside the sound that holds something else is no deck."""

import json
from pathlib import Path

import pytest

from slidecast.errors import Diagnostic
from slidecast.parse.deck_json import NotADeckError
from slidecast.pipeline.job import Job, Sources
from slidecast.pipeline.material import gather

POST = "---\ntitle: 豆の話\ndate: 2026-07-06\naudio_file_path: /audio/a.mp3\n---\n\n- [題](https://example.com/)\n\n本文。\n"
TRANSCRIPT = {"text": "本文。", "segments": [{"start": 0.0, "end": 1.0, "text": "本文。"}]}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site whose post has a transcript beside its sound."""
    (tmp_path / "audio").mkdir()
    (tmp_path / "audio" / "a.json").write_text(json.dumps(TRANSCRIPT), "utf-8")
    (tmp_path / "a.md").write_text(POST, "utf-8")
    return tmp_path


def test_a_transcript_beside_the_sound_is_left_alone(site: Path) -> None:
    warnings: list[Diagnostic] = []
    material = gather(Job(site / "a.md", site, site), warnings.append)
    assert material.deck is None
    assert material.files.deck is None
    told = "none of the list's entries is a slide; the slides are made from the post"
    assert [str(warning) for warning in warnings] == [f"{site / 'audio' / 'a.json'}:1: {told}"]


def test_a_transcript_given_as_a_deck_is_an_error(site: Path) -> None:
    transcript = site / "audio" / "a.json"
    for job in (Job(transcript, site, site), Job(site / "a.md", site, site, sources=Sources(deck=transcript))):
        with pytest.raises(NotADeckError, match="none of the list's entries is a slide"):
            gather(job, list[Diagnostic]().append)

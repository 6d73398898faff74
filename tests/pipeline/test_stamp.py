"""What an episode is made of: a change of any of it makes the film anew, a change of anything else does not."""

from pathlib import Path

import pytest

from slidecast.pipeline.job import Job, Look, Sources
from slidecast.pipeline.material import gather
from slidecast.pipeline.sound import Sound
from slidecast.pipeline.stamp import inputs_of

POST = "---\ntitle: 番組 podcast 20250918\naudio_file_path: /a.mp3\n---\n\n- [題](https://example.com/a)\n\n文です。\n"
THEME = "extends: zundamon\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a post, and a theme in a folder of its own."""
    (tmp_path / "post.md").write_text(POST, "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.yaml").write_text(THEME, "utf-8")
    return tmp_path


def inputs(desk: Path) -> str:
    """Return the digest of the post's inputs, its timing file and theme the desk's own."""
    timing = desk / "times.srt"
    sources = Sources(timing=timing if timing.exists() else None)
    job = Job(desk / "post.md", desk / "out", desk / "cache", sources=sources, look=Look(theme=str(desk / "mine")))
    material = gather(job, lambda _: None)
    return inputs_of(job, material, Sound(material.files)).digest


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("post.md", POST.replace("文です", "句です")),
        ("a.mp3", "sound"),
        ("a.txt", "文です。\n"),
        ("a.json", '[{"type": "closing", "title": "おわり"}]'),
        ("readings.tsv", "題\tダイ\n"),
        ("protected_words.txt", "文です\n"),
        ("times.srt", "1\n00:00:00,000 --> 00:00:01,000\n文です。\n"),
        ("mine/theme.yaml", THEME + "title: 別\n"),
        ("mine/tachie/body.png", "picture"),
    ],
)
def test_a_change_of_what_it_is_made_of_is_seen(name: str, content: str, desk: Path) -> None:
    before = inputs(desk)
    (desk / name).parent.mkdir(exist_ok=True)
    (desk / name).write_text(content, "utf-8")
    made = inputs(desk)
    assert made != before
    (desk / name).write_text(content + "\n", "utf-8")
    assert inputs(desk) != made


def test_what_lies_beside_it_by_chance_changes_nothing(desk: Path) -> None:
    before = inputs(desk)
    (desk / "notes.txt").write_text("nothing to do with it", "utf-8")
    assert inputs(desk) == before

"""A theme's own presenter is looked at before anything is rendered."""

from pathlib import Path

import pytest
from PIL import Image

from slidecast.cli import main
from slidecast.errors import ThemeError
from slidecast.pipeline.check import check_episode

EPISODE = Path(__file__).parent.parent / "cases" / "golden.md"


def theme_with(folder: Path, **layers: tuple[int, int]) -> str:
    """Write a theme whose presenter has these layers, by name with their sizes, and return its folder."""
    art = folder / "tachie"
    art.mkdir()
    for name, size in layers.items():
        Image.new("RGBA", size).save(art / f"{name.replace('_', '-')}.png")
    (folder / "theme.yaml").write_text("extends: zundamon\ncharacter: {folder: tachie}\n", "utf-8")
    return str(folder)


def test_missing_parts_are_told(tmp_path: Path) -> None:
    found = check_episode(EPISODE, theme_with(tmp_path, body=(30, 50), mouth_a=(30, 50)), tmp_path / "cache")
    told = [diagnostic.message for diagnostic in found.diagnostics]
    assert "no eyes-*.png: the eyes do not blink" in told
    assert any("missing: the nearest is shown instead" in message for message in told)


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ({"mouth_a": (30, 50)}, "the character has no body.png"),
        ({"body": (30, 50), "mouth_a": (20, 50)}, "the layer is 20x50 pixels, body.png 30x50"),
    ],
)
def test_a_presenter_that_cannot_be_shown_is_refused(
    tmp_path: Path, layers: dict[str, tuple[int, int]], message: str
) -> None:
    with pytest.raises(ThemeError, match=message):
        check_episode(EPISODE, theme_with(tmp_path, **layers), tmp_path / "cache")


def test_nothing_is_left_where_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(EPISODE), "--cache", str(tmp_path / "cache")]) == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"cache"}

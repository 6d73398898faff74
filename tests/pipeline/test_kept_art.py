"""Grounds and presenters that are painted once and kept: the same, and made anew where what is kept is no good."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from slidecast.draw.art import FreshArt
from slidecast.draw.face import PlacedCharacter
from slidecast.media.cache import Cache
from slidecast.model.scene import Ground, Presenter
from slidecast.model.timeline import Eyes, Mouth
from slidecast.pipeline.kept_art import LIMIT_BYTES, KeptArt

SIZE = (96, 54)
GREEN = Ground(((46, 182, 60, 255), (230, 255, 235, 255)), slant=0.3)
DARK = Ground(((20, 24, 30, 255),))


@pytest.fixture
def art(tmp_path: Path) -> KeptArt:
    return KeptArt(Cache(tmp_path / "cache", LIMIT_BYTES))


@pytest.fixture
def presenter(tmp_path: Path) -> Presenter:
    folder = tmp_path / "art"
    folder.mkdir()
    for at, name in enumerate(("body", "mouth-a", "mouth-closed")):
        picture = Image.new("RGBA", (40, 60))
        picture.paste((200, 40 * at, 90, 255), (5 + at, 10, 30, 50))
        picture.save(folder / f"{name}.png")
    return Presenter(str(folder), x=10, y=4, width=30, height=40)


def looks(one: PlacedCharacter) -> tuple[object, ...]:
    poses = (one.character.pose(mouth, Eyes.OPEN).tobytes() for mouth in Mouth)
    return one.x, one.y, *poses


def test_kept_art_is_the_fresh_one(art: KeptArt, presenter: Presenter) -> None:
    fresh = FreshArt()
    for _ in range(2):
        assert art.ground(GREEN, SIZE).tobytes() == fresh.ground(GREEN, SIZE).tobytes()
        assert looks(art.presenter(presenter)) == looks(fresh.presenter(presenter))
    assert art.ground(DARK, SIZE).tobytes() == fresh.ground(DARK, SIZE).tobytes()
    turned = replace(presenter, mirrored=True)
    assert looks(art.presenter(turned)) == looks(fresh.presenter(turned))


def test_it_is_made_once(art: KeptArt, presenter: Presenter, monkeypatch: pytest.MonkeyPatch) -> None:
    known = art.ground(GREEN, SIZE).tobytes(), looks(art.presenter(presenter))
    for name in ("ground", "presenter"):
        monkeypatch.setattr(FreshArt, name, lambda *_: pytest.fail("made again"))
    assert (art.ground(GREEN, SIZE).tobytes(), looks(art.presenter(presenter))) == known


def test_a_changed_drawing_is_read_again(art: KeptArt, presenter: Presenter) -> None:
    before = looks(art.presenter(presenter))
    Image.new("RGBA", (40, 60), (1, 2, 3, 255)).save(Path(presenter.folder) / "mouth-a.png")
    assert looks(art.presenter(presenter)) != before


def test_a_damaged_entry_is_made_anew(art: KeptArt) -> None:
    first = art.ground(GREEN, SIZE).tobytes()
    for entry in art.cache.folder.rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert art.ground(GREEN, SIZE).tobytes() == first

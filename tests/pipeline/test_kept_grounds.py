"""Grounds that are painted once and kept: the same picture, and painted anew where what is kept is no good."""

from pathlib import Path

import pytest
from PIL import Image

from slidecast.draw.ground import paint_ground
from slidecast.media.cache import Cache
from slidecast.model.scene import Ground
from slidecast.pipeline.kept_grounds import LIMIT_BYTES, KeptGrounds

SIZE = (96, 54)
GREEN = Ground(((46, 182, 60, 255), (230, 255, 235, 255)), slant=0.3)
DARK = Ground(((20, 24, 30, 255),))


def painted(grounds: KeptGrounds, ground: Ground = GREEN) -> bytes:
    return grounds(ground, SIZE).tobytes()


def test_a_kept_ground_is_the_painted_one(tmp_path: Path) -> None:
    grounds = KeptGrounds(Cache(tmp_path, LIMIT_BYTES))
    assert painted(grounds) == painted(grounds) == paint_ground(GREEN, SIZE).tobytes()
    assert painted(grounds, DARK) != painted(grounds)


def test_it_is_painted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grounds = KeptGrounds(Cache(tmp_path, LIMIT_BYTES))
    first = painted(grounds)
    monkeypatch.setattr("slidecast.pipeline.kept_grounds.paint_ground", lambda *_: Image.new("RGB", SIZE))
    assert painted(grounds) == first
    assert painted(grounds, DARK) == bytes(3 * SIZE[0] * SIZE[1])


def test_a_damaged_entry_is_painted_anew(tmp_path: Path) -> None:
    grounds = KeptGrounds(Cache(tmp_path, LIMIT_BYTES))
    first = painted(grounds)
    for entry in tmp_path.rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert painted(grounds) == first

"""The committed layers are what the tool makes of the SVGs."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tools.build_character import CHARACTERS, VARIANTS, write_layer

SOURCES = sorted((CHARACTERS / "edamame" / "svg").glob("*.svg"))


@pytest.mark.parametrize("variant", [pytest.param(name, marks=pytest.mark.slow) for name in VARIANTS])
def test_the_layers_are_up_to_date(variant: str, tmp_path: Path) -> None:
    for source in SOURCES:
        built = tmp_path / f"{source.stem}.png"
        write_layer(source, VARIANTS[variant], built)
        with Image.open(built) as new, Image.open(CHARACTERS / variant / built.name) as committed:
            assert ImageChops.difference(new, committed).getbbox(alpha_only=False) is None, built.name


def test_every_variant_has_every_layer() -> None:
    for variant in VARIANTS:
        assert sorted(path.stem for path in (CHARACTERS / variant).glob("*.png")) == [path.stem for path in SOURCES]

"""The presenter's art: what a folder may lack, what it may not, and what is said about it."""

from pathlib import Path

import pytest
from PIL import Image

from slidecast.draw.character import load_character
from slidecast.draw.dress import Dress
from slidecast.draw.face import place
from slidecast.errors import Diagnostic, ThemeError
from slidecast.media.resources import resource
from slidecast.model.scene import Presenter
from slidecast.model.timeline import Eyes, Mouth

RED = (200, 0, 0, 255)


def layer(folder: Path, name: str, box: tuple[int, int, int, int], size: tuple[int, int] = (40, 44)) -> None:
    """Write a layer that is red in `box` (left, top, right, bottom)."""
    picture = Image.new("RGBA", size)
    picture.paste(RED, box)
    picture.save(folder / f"{name}.png")


def never(diagnostic: Diagnostic) -> None:
    pytest.fail(str(diagnostic))


@pytest.mark.parametrize("name", sorted(path.name for path in resource("assets", "character").iterdir()))
def test_the_art_that_comes_along_is_whole(name: str) -> None:
    character = load_character(resource("assets", "character", name), never)
    assert character.size == (1000, 1100)
    assert set(character.mouths) == set(Mouth)
    assert set(character.eyes) == set(Eyes)


def test_a_missing_folder() -> None:
    with pytest.raises(ThemeError) as error:
        load_character(Path("nowhere/art"), never)
    assert str(error.value) == (
        "nowhere/art: the character's folder is not there\n  hint: name a folder that holds body.png"
    )


def test_a_missing_body(tmp_path: Path) -> None:
    layer(tmp_path, "front", (0, 0, 9, 9))
    with pytest.raises(ThemeError) as error:
        load_character(tmp_path, never)
    assert str(error.value) == (
        f"{tmp_path}: the character has no body.png\n  hint: PNGs of one size: body, and if wanted front, "
        "eyes-open, eyes-half, eyes-closed, mouth-closed, mouth-a ..."
    )


def test_layers_of_unequal_size(tmp_path: Path) -> None:
    layer(tmp_path, "body", (0, 0, 9, 9))
    layer(tmp_path, "mouth-a", (0, 0, 9, 9), (41, 44))
    with pytest.raises(ThemeError) as error:
        load_character(tmp_path, never)
    assert str(error.value) == (
        f"{tmp_path}/mouth-a.png: the layer is 41x44 pixels, body.png 40x44\n  hint: export all layers on one canvas"
    )


def test_a_layer_that_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "body.png").write_text("not a picture")
    with pytest.raises(ThemeError) as error:
        load_character(tmp_path, never)
    assert str(error.value).startswith(f"{tmp_path}/body.png: the character's layer cannot be read (")
    assert error.value.hint == "save it again as PNG with transparency"


def test_what_is_missing_is_told_and_replaced(tmp_path: Path) -> None:
    layer(tmp_path, "body", (0, 0, 40, 44))
    layer(tmp_path, "mouth-closed", (18, 30, 22, 31))
    layer(tmp_path, "mouth-o", (18, 29, 22, 33))
    layer(tmp_path, "mouth-x", (18, 29, 22, 33))
    told: list[Diagnostic] = []
    character = load_character(tmp_path, told.append)
    assert character.mouths[Mouth.U] == character.mouths[Mouth.O] != character.mouths[Mouth.CLOSED]
    assert character.eyes == {}
    assert character.eyes_box() is None
    assert [str(diagnostic) for diagnostic in told] == [
        f"{tmp_path}/mouth-x.png: no layer of a character has that name; it is not shown",
        f"{tmp_path}: mouth-a.png, mouth-i.png, mouth-u.png, mouth-e.png missing: the nearest is shown instead",
        f"{tmp_path}: no eyes-*.png: the eyes do not blink",
    ]


def test_placed_art_stands_on_the_lower_edge_in_the_middle(tmp_path: Path) -> None:
    layer(tmp_path, "body", (0, 0, 40, 44))
    placed = place(load_character(tmp_path, lambda _: None), Presenter(str(tmp_path), 100, 10, 100, 88))
    assert placed.character.size == (80, 88)
    assert (placed.x, placed.y) == (110, 10)
    placed = place(load_character(tmp_path, lambda _: None), Presenter(str(tmp_path), 100, 10, 40, 88))
    assert (placed.x, placed.y) == (100, 54)


def test_mirrored_art_changes_sides(tmp_path: Path) -> None:
    layer(tmp_path, "body", (0, 0, 10, 44))
    placed = place(load_character(tmp_path, lambda _: None), Presenter(str(tmp_path), 0, 0, 40, 44, mirrored=True))
    alpha = placed.character.pose(Mouth.CLOSED, Eyes.OPEN).getchannel("A")
    assert alpha.getbbox() == (30, 0, 40, 44)


def test_another_dress_turns_red_to_green(tmp_path: Path) -> None:
    layer(tmp_path, "body", (0, 0, 40, 44))
    character = load_character(tmp_path, lambda _: None, Dress(hue_shift=120))
    red, green, blue, alpha = character.body.picture.getpixel((5, 5))  # type: ignore[misc]
    assert green > max(red, blue)
    assert alpha == 255

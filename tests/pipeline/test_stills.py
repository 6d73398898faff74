"""Stills by several processes are those of one; a process that dies costs none."""

import os
import signal
from multiprocessing import parent_process
from pathlib import Path

import numpy as np
import pytest

from slidecast.draw.painter import ScenePainter
from slidecast.pipeline import stills
from slidecast.pipeline.painting import Recipe
from slidecast.typeset import paginate
from tests.typeset.pages import SQUARES, gallery, theme

SIZE = (320, 180)


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe(paginate(gallery(), theme(), SIZE, SQUARES), theme(), SIZE)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_processes_draw_what_one_draws(recipe: Recipe, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "three"]
    for folder in folders:
        folder.mkdir()
    slides = [0, 3, 4, 7]
    one, three = (stills.write_all(recipe, folder, slides, jobs) for folder, jobs in zip(folders, (1, 3), strict=True))
    assert all(np.array_equal(a, b) for a, b in zip(one, three, strict=True))
    assert files(folders[0]) == files(folders[1])
    assert sorted(files(folders[1])) == sorted(f"{at + 1:03d}.{kind}" for at in slides for kind in ("png", "json"))


class Dying(Recipe):
    """A recipe that kills whatever other process cooks it."""

    def __call__(self) -> ScenePainter:
        if parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__()


@pytest.mark.slow
def test_a_process_that_is_killed_costs_no_slide(recipe: Recipe, tmp_path: Path) -> None:
    cells = stills.write_all(Dying(recipe.deck, recipe.theme, recipe.size), tmp_path, [0, 3], 2)
    assert len(cells) == 2
    assert sorted(files(tmp_path)) == ["001.json", "001.png", "004.json", "004.png"]

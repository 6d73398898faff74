"""The laws over real posts and decks, where a folder of them is named by SLIDECAST_CORPUS."""

import os
from pathlib import Path

import pytest

from slidecast.media.fonts import FontLibrary
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.page import Role
from slidecast.parse.deck import read_deck
from slidecast.parse.post import read_episode
from slidecast.plan.prose import plan_deck
from slidecast.typeset import lay_out, paginate
from tests.typeset.laws import PORTRAIT, hold_laws
from tests.typeset.pages import FULL_HD, squeezed, strings_of, texts_of, theme, written

CORPUS = Path(os.environ.get("SLIDECAST_CORPUS", "."))
FILES = sorted([*CORPUS.glob("site/_posts/*.md"), *CORPUS.glob("seeds/*.md"), *CORPUS.glob("site/audio/*.json")])

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif("SLIDECAST_CORPUS" not in os.environ, reason="SLIDECAST_CORPUS names no folder"),
]


def deck_from(path: Path) -> Deck:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return read_deck(text, str(path), lambda _: None)
    return plan_deck(read_episode(text, str(path), lambda _: None), theme().spoken)


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT], ids=["across", "upright"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_material_keeps_the_laws_and_loses_nothing(path: Path, size: tuple[int, int], fonts: FontLibrary) -> None:
    planned = deck_from(path)
    deck = paginate(planned, theme(), size, fonts)
    shown, running = "", ""  # what goes on on the next page has that page's head between
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, theme(), size, fonts)
        hold_laws(page)
        shown += written(page)
        running += squeezed("".join(item.text for item in texts_of(page) if item.role is Role.BODY))
    readable = [slide for slide in planned.slides if not isinstance(slide.body, RawMedia)]
    lost = [text for slide in readable for text in strings_of(slide) if squeezed(text) not in f"{shown}\n{running}"]
    assert not lost
    said = [utterance.spoken for utterance in planned.utterances]
    assert [utterance.spoken for utterance in deck.utterances] == said

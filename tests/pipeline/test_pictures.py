"""A deck's pictures: what was fetched has file and size, what was not leaves a placeholder for each source."""

from pathlib import Path

import pytest
from PIL import Image

from slidecast.errors import Diagnostic
from slidecast.media.download_limits import Limits, Policy
from slidecast.media.downloads import fetch
from slidecast.media.images import kept_still
from slidecast.model.bodies import Flow, Illustrated, Picture, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.pipeline.job import Job, Network
from slidecast.pipeline.pictures import named, with_pictures

HERE, GONE, LOCAL = "https://example.org/a.png", "https://example.org/b.html", "/etc/passwd"
ELSEWHERE, ICON = "https://example.com/c.png", "https://example.net/s2/favicons?domain=example.org"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that has one picture."""
    Image.new("RGB", (60, 40), (9, 99, 9)).save(tmp_path / "a.png")

    def had(url: str, folder: Path, limits: Limits, policy: Policy) -> Path:
        return tmp_path / "a.png" if url == HERE else fetch(url, folder, limits, policy)

    monkeypatch.setattr("slidecast.media.downloads.fetch", had)
    return tmp_path


def test_pictures_have_file_and_size_or_leave_a_placeholder(cache: Path) -> None:
    pictures = (
        Picture(HERE, "見出し"), Picture(GONE), Picture(GONE + "x"), Picture(ELSEWHERE), Picture(ICON),
        Picture(GONE, "説明"), Picture(LOCAL, "別の説明"), Picture(LOCAL),
    )  # fmt: skip
    bodies = (Flow((), pictures=pictures), Section(1, 1, (Picture(ICON),)), Illustrated(Picture(GONE), ()))
    deck = Deck(tuple(Slide(SlideKind.CONTENT, "", body) for body in bodies), "", "", ())
    told: list[Diagnostic] = []
    job = Job(cache / "deck.json", cache, cache, network=Network(offline=True))
    flow, section, beside = (named(slide.body) for slide in with_pictures(deck, job, told.append).slides)
    still = kept_still(cache / "a.png", cache / "pictures", HERE)
    assert flow == (
        Picture(str(still), "見出し", 60, 40), Picture(GONE + "x"), Picture(ELSEWHERE),
        Picture(GONE, "説明"), Picture("", "別の説明"),
    )  # fmt: skip
    assert section == ()
    assert beside == (Picture(GONE),)
    assert [diagnostic.where for diagnostic in told] == [GONE, GONE + "x", ELSEWHERE, ICON, LOCAL]
    assert all(diagnostic.message.endswith("; the slide does without it") for diagnostic in told)


def test_a_picture_of_a_deck_is_told_with_slide_and_field(cache: Path) -> None:
    bodies = (Flow((), pictures=(Picture(GONE),)), Illustrated(Picture(GONE), ()), Section(1, 1, (Picture(ELSEWHERE),)))
    deck = Deck(tuple(Slide(SlideKind.CONTENT, "", body) for body in bodies), "", "", ())
    told: list[Diagnostic] = []
    job = Job(cache / "deck.json", cache, cache, network=Network(offline=True))
    with_pictures(deck, job, told.append, "deck.json")
    places = [(diagnostic.where, diagnostic.message.split(": ")[:2]) for diagnostic in told]
    assert places == [
        ("deck.json, slide 1", ["images", GONE]),
        ("deck.json, slide 2", ["image", GONE]),
        ("deck.json, slide 3", ["images", ELSEWHERE]),
    ]

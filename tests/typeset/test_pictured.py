"""Pictures beside a slide's content: all of them there, with their captions, over nothing else."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from slidecast.model.bodies import Comparison, Entries, Entry, Flow, FlowBlock, FlowKind, Picture, Section
from slidecast.model.deck import Slide, SlideKind, Utterance
from slidecast.model.page import Page, PictureItem, Role, Shape, ShapeItem, TextItem
from slidecast.model.text import RichText
from slidecast.typeset import lay_out, paginate
from tests.typeset.laws import PORTRAIT, keep_apart, keep_floors
from tests.typeset.pages import FULL_HD, SQUARES, Rect, deck_of, pages_of, squeezed, surfaces_of, theme, written

POINTS = tuple(RichText.of(text) for text in ("一つ目の要点", "二つ目の少し長めの要点をここに書く", "三つ目"))
BLOCKS = tuple(FlowBlock(FlowKind.BULLET, (point,)) for point in POINTS)
CARDS = tuple(Entry(point, RichText.of("説明の文が入る")) for point in POINTS)
BODIES: dict[SlideKind, Flow | Section | Entries | Comparison] = {
    SlideKind.CONTENT: Flow(BLOCKS),
    SlideKind.SECTION: Section(1, 3),
    SlideKind.CARDS: Entries(CARDS),
    SlideKind.BULLET_CARDS: Entries(CARDS),
    SlideKind.PROCESS: Entries(CARDS),
    SlideKind.COMPARE: Comparison("左", "右", POINTS[:2], POINTS[2:]),
}
WIDE = Picture("/wide.png", "", 1200, 630)
ICON = Picture("/icon.png", "", 32, 32)
GONE = Picture("https://example.org/gone.png", "見られない絵")
BARE = Picture("https://pictures.of.many.example.org/bare.png")
SIZES_PX = st.sampled_from(((1200, 630), (600, 900), (1920, 160), (160, 1500), (16, 16), (0, 0)))
CAPTIONS = st.text(alphabet="絵の説明をここにABC ", max_size=160).map(str.strip)


def picture(at: int, size: tuple[int, int], caption: str) -> Picture:
    return Picture(f"/{at}.png" if size[0] else GONE.url, caption, *size)


PICTURES = st.lists(
    st.builds(picture, st.integers(0, 99), SIZES_PX, CAPTIONS), max_size=7, unique_by=lambda one: one.url
).map(tuple)


def slide_of(
    kind: SlideKind, *pictures: Picture, title: str = "絵のある題", url: str = "https://example.org/a"
) -> Slide:
    return Slide(kind, title, replace(BODIES[kind], pictures=pictures), (Utterance("話す。", "話す。"),), 1, url=url)


def photos_of(page: Page) -> list[PictureItem]:
    return [item for item in page.items if isinstance(item, PictureItem)]


@settings(max_examples=15, phases=(Phase.explicit, Phase.generate))
@given(st.sampled_from(list(BODIES)), PICTURES, st.sampled_from((FULL_HD, PORTRAIT)), st.sampled_from((6, 40, 94)))
def test_all_pictures_are_there_and_over_nothing(
    kind: SlideKind, pictures: tuple[Picture, ...], size: tuple[int, int], letters: int
) -> None:
    pages = pages_of(slide_of(kind, *pictures, title="題" * letters), theme(), size, SQUARES)
    shown = [item.path for page in pages for item in photos_of(page)]
    assert {picture.url for picture in pictures if picture.width_px} == set(shown)
    text = "".join(map(written, pages))
    assert all(squeezed(picture.caption) in text for picture in pictures)
    assert all(squeezed(unit) in text for unit in BODIES[kind].units)
    for page in pages:
        keep_apart(page)
        stand_clear(page, size)
        if size == FULL_HD:
            keep_floors(page)


def stand_clear(page: Page, size: tuple[int, int]) -> None:
    """Assert that pictures lie on the page, over no text and no other picture, within the surfaces that they meet."""
    spots = [Rect(item.x, item.y, item.x + item.width, item.y + item.height) for item in photos_of(page)]
    texts = [
        Rect(item.x, item.baseline - 0.8 * item.font.size_px, item.x + item.width, item.baseline)
        for item in page.items
        if isinstance(item, TextItem)
    ]
    cards = [Rect(box.x, box.y, box.x + box.width, box.y + box.height) for box in surfaces_of(page)]
    for at, spot in enumerate(spots):
        assert Rect(0, 0, *size).holds(spot)
        assert not any(spot.meets(other) for other in [*texts, *spots[at + 1 :]])
        assert all(card.holds(spot) for card in cards if card.meets(spot))


def test_icon_stands_in_the_chip_of_its_site() -> None:
    (page,) = pages_of(slide_of(SlideKind.CONTENT, ICON), theme(), FULL_HD, SQUARES)
    (photo,) = photos_of(page)
    assert max(photo.width, photo.height) <= 40
    assert not any(isinstance(item, ShapeItem) and item.name == Shape.GLOBE for item in page.items)
    assert len(surfaces_of(page)) == len(
        surfaces_of(pages_of(slide_of(SlideKind.CONTENT), theme(), FULL_HD, SQUARES)[0])
    )


def test_icon_without_a_site_stands_alone() -> None:
    (page,) = pages_of(slide_of(SlideKind.CONTENT, ICON, url=""), theme(), FULL_HD, SQUARES)
    assert len(photos_of(page)) == 1


def test_missing_picture_leaves_its_source_and_its_caption() -> None:
    (page,) = pages_of(slide_of(SlideKind.CARDS, GONE), theme(), FULL_HD, SQUARES)
    labels = [item.text for item in page.items if isinstance(item, TextItem) and item.role is Role.LABEL]
    assert labels[-2:] == ["example.org", "見られない絵"]
    assert any(isinstance(item, ShapeItem) and item.name == Shape.PICTURE for item in page.items)


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT], ids=["across", "upright"])
def test_long_caption_of_a_missing_picture_is_a_note_on_the_same_page(size: tuple[int, int]) -> None:
    caption = "A small robot that reads the news to a village, in soft light; " * 3
    for kind in set(BODIES) - {SlideKind.SECTION}:
        (page,) = pages_of(slide_of(kind, replace(GONE, caption=caption.strip())), theme(), size, SQUARES)
        assert squeezed(caption) in written(page)
        keep_apart(page)


def test_missing_picture_without_a_caption_leaves_its_source() -> None:
    for kind in BODIES:
        (page,) = pages_of(slide_of(kind, BARE), theme(), FULL_HD, SQUARES)
        source = [item.text for item in page.items if isinstance(item, TextItem)][-1]
        assert source.endswith("example.org"), kind
        assert source in BARE.url, kind
        assert any(isinstance(item, ShapeItem) and item.name == Shape.PICTURE for item in page.items), kind


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("letters", [60, 2000])
def test_placeholder_takes_no_page(size: tuple[int, int], letters: int) -> None:
    long = Flow((FlowBlock(FlowKind.PARAGRAPH, (RichText.of("文" * letters),)),))
    for slide in (slide_of(SlideKind.SECTION, title="題" * letters), replace(slide_of(SlideKind.CONTENT), body=long)):
        with_it = replace(slide, body=replace(slide.body, pictures=(BARE, WIDE)))  # type: ignore[arg-type]
        without = replace(slide, body=replace(slide.body, pictures=(WIDE,)))  # type: ignore[arg-type]
        pages = [pages_of(one, theme(), size, SQUARES) for one in (with_it, without)]
        assert len(pages[0]) == len(pages[1])


def test_pictures_that_leave_no_room_get_pages_of_their_own() -> None:
    lists = (RichText.of("会話の途中で話題が変わっても文脈を保てる"),) * 3
    slide = Slide(
        SlideKind.COMPARE,
        "題",
        Comparison("左", "右", lists, lists, pictures=(WIDE,)),
        (Utterance("話す。", "話す。"),),
    )
    deck = paginate(deck_of(slide), theme(), FULL_HD, SQUARES)
    pages = [lay_out(part, at, deck, theme(), FULL_HD, SQUARES) for at, part in enumerate(deck.slides)]
    assert [len(photos_of(page)) for page in pages] == [0, 1]
    assert [len(part.utterances) for part in deck.slides] == [1, 0]


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
def test_two_columns_set_off_each_point_in_turn(size: tuple[int, int]) -> None:
    slide = Slide(SlideKind.CONTENT, "二つの列", Flow(BLOCKS, split=2))
    deck = paginate(deck_of(slide), theme(), size, SQUARES)
    assert deck.slides == (slide,)
    pages = [lay_out(slide, 0, deck, theme(), size, SQUARES, unit) for unit in range(3)]
    lit = [[box.y for box in surfaces_of(page) if box.unit is not None] for page in pages]
    assert all(len(tops) == 1 for tops in lit)
    texts = [item for item in pages[0].items if isinstance(item, TextItem) and item.unit is not None]
    lefts = {unit: min(item.x for item in texts if item.unit == unit) for unit in range(3)}
    tops = {unit: min(item.baseline for item in texts if item.unit == unit) for unit in range(3)}
    assert lefts[0] == lefts[1]
    assert (lefts[2] > lefts[0]) == (size == FULL_HD)
    assert tops[0] < tops[1]
    keep_apart(pages[0])


def test_columns_too_long_for_a_page_run_on_as_text() -> None:
    blocks = tuple(FlowBlock(FlowKind.BULLET, (RichText.of("長い要点の文が続いていく。" * 5),)) for _ in range(8))
    pages = pages_of(Slide(SlideKind.CONTENT, "二つの列", Flow(blocks, split=4)), theme(), FULL_HD, SQUARES)
    assert len(pages) > 1
    assert "".join(map(written, pages)).count("長い要点の文が続いていく。") == 40

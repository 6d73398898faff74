"""What holds for every page: nothing lost, nothing small, nothing outside, nothing over another, nothing moving."""

import pytest

from slidecast.media.fonts import FontLibrary
from slidecast.media.theme_files import theme_names, theme_source
from slidecast.model.bodies import (
    Agenda,
    Closing,
    Flow,
    FlowBlock,
    FlowKind,
    Section,
)
from slidecast.model.deck import Slide, SlideKind
from slidecast.model.page import BoxItem, Role
from slidecast.model.text import RichText
from slidecast.parse.theme import load_theme
from slidecast.typeset import lay_out, paginate
from tests.typeset.laws import PORTRAIT, codes_of, hold_laws
from tests.typeset.pages import (
    FULL_HD,
    SQUARES,
    box_rect,
    deck_of,
    gallery,
    pages_of,
    squeezed,
    strings_of,
    surfaces_of,
    text_rect,
    texts_of,
    theme,
    written,
)

SPOKEN_KINDS = (FlowKind.HEADING, FlowKind.PARAGRAPH, FlowKind.BULLET)
LONG_URL = (
    "https://www.example.org/articles/2025/09/18/how-to-build-a-news-programme-from-a-post?utm_source=rss&id=123456"
)


@pytest.mark.parametrize("slide", gallery().slides, ids=lambda slide: slide.kind)
def test_pages_of_every_kind_keep_the_laws(slide: Slide, fonts: FontLibrary) -> None:
    pages = pages_of(slide, theme(), FULL_HD, fonts)
    for page in pages:
        hold_laws(page)
    shown = "".join(map(written, pages))
    for text in strings_of(slide):
        assert squeezed(text) in shown


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("name", theme_names())
def test_the_head_of_an_article_gives_even_a_long_link_a_code_that_can_be_scanned(
    name: str, size: tuple[int, int]
) -> None:
    long = "とても長い題が、二行や三行では足りないほどに続いていく、その先でもまだ終わらない記事"
    for title, url in (("短い題", LONG_URL), (long, LONG_URL), (f"{long}と、{long}", "https://example.org/beans")):
        slide = Slide(SlideKind.SECTION, title, Section(1, 4), (), 1, url=url)
        page = lay_out(slide, 0, deck_of(slide), theme(name), size, SQUARES)
        hold_laws(page)
        assert codes_of(page)


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("times", [1, 4, 7, 10])
def test_a_cover_holds_name_and_date_however_long_the_name_is(times: int, size: tuple[int, int]) -> None:
    slide = Slide(SlideKind.AGENDA, "枝豆を茹でる話と、それに続くもっと長い副題の話、" * times, Agenda(()))
    page = lay_out(slide, 0, deck_of(slide), theme(), size, SQUARES)
    hold_laws(page)
    card = box_rect(surfaces_of(page)[-1])
    assert all(card.holds(text_rect(item)) for item in texts_of(page) if item.baseline > card.top)
    assert "2025.09.18" in written(page)


def test_code_breaks_at_its_spaces_and_keeps_its_indentation() -> None:
    code = RichText.of("    " + "boil(beans,  salt) " * 9 + "\n")
    slide = Slide(SlideKind.CODE, "題", Flow((FlowBlock(FlowKind.CODE, (code,)),)))
    page = lay_out(slide, 0, deck_of(slide), theme(), FULL_HD, SQUARES)
    first, *others = [item.text for item in texts_of(page) if item.role is Role.CODE]
    assert others
    assert first.startswith("\u00a0" * 4 + "boil(")
    assert all(text.startswith(("boil(", "salt)")) for text in others)


@pytest.mark.parametrize("slide", gallery().slides, ids=lambda slide: slide.kind)
def test_no_line_moves_when_the_voice_goes_on(slide: Slide) -> None:
    deck, look = deck_of(slide), theme()
    units = [None, *range(len(slide.body.units))]
    places = [
        [(item.text, item.x, item.baseline) for item in texts_of(lay_out(slide, 0, deck, look, FULL_HD, SQUARES, unit))]
        for unit in units
    ]
    assert all(place == places[0] for place in places)


@pytest.mark.parametrize("name", theme_names())
def test_words_that_get_heavier_when_spoken_meet_no_others(name: str, fonts: FontLibrary) -> None:
    mixed = RichText.of("Wide Home Commander Moreキーワード集【Wonderland 2025】を読む")
    agenda = Slide(SlideKind.AGENDA, "番組", Agenda((mixed,) * 3))
    flow = Slide(SlideKind.CONTENT, "題", Flow(tuple(FlowBlock(kind, (mixed,)) for kind in SPOKEN_KINDS)))
    for slide in (agenda, flow):
        for unit in range(3):
            hold_laws(lay_out(slide, 0, deck_of(slide), theme(name), FULL_HD, fonts, unit))


@pytest.mark.parametrize("slide", gallery().slides, ids=lambda slide: slide.kind)
def test_the_spoken_unit_is_set_off_by_more_than_hue(slide: Slide) -> None:
    if slide.kind in (SlideKind.QUOTE, SlideKind.RAW_MEDIA) or not slide.body.units:
        return
    deck, look = deck_of(slide), theme()
    quiet = lay_out(slide, 0, deck, look, FULL_HD, SQUARES)
    lit = lay_out(slide, 0, deck, look, FULL_HD, SQUARES, 0)
    edges = [(item.outline_px, item.width) for item in surfaces_of(quiet)]
    fonts_changed = [item.font for item in texts_of(quiet)] != [item.font for item in texts_of(lit)]
    assert fonts_changed or edges != [(item.outline_px, item.width) for item in surfaces_of(lit)]


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
def test_the_closing_keeps_form_and_credits_apart(size: tuple[int, int]) -> None:
    body = Closing((), "お便り投稿フォーム", "https://forms.example.org/a", ("VOICEVOX:枝豆", "（架空の組織です）"))
    slide = Slide(SlideKind.CLOSING, "枝豆放送局", body)
    page = lay_out(slide, 0, deck_of(slide), theme(), size, SQUARES)
    hold_laws(page)
    assert all(squeezed(text) in written(page) for text in strings_of(slide))


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("host", ["android-developers.blog.example.com", "a" * 40 + ".example.co.jp", "b" * 50 + ".jp"])
def test_the_row_of_chips_has_room_for_long_domains_and_many_pages(size: tuple[int, int], host: str) -> None:
    body = Flow((FlowBlock(FlowKind.PARAGRAPH, (RichText.of("本文である。"),)),))
    content = Slide(SlideKind.CONTENT, "題", body, (), 1, page=10, pages=12, url=f"https://{host}/a")
    head = Slide(SlideKind.SECTION, "題", Section(1, 4), (), 1, url=f"https://{host}/a")
    for slide in (content, head):
        page = lay_out(slide, 0, deck_of(slide), theme(), size, SQUARES)
        hold_laws(page)
        whole = [item for item in page.items if isinstance(item, BoxItem)]
        assert all(box_rect(item).right <= size[0] for item in whole)
    assert "10/12" in written(lay_out(content, 0, deck_of(content), theme(), size, SQUARES))


def test_equal_input_gives_equal_pages() -> None:
    one, two = theme(), load_theme("zundamon", theme_source)
    deck = paginate(gallery(), one, FULL_HD, SQUARES)
    again = paginate(gallery(), two, FULL_HD, SQUARES)
    assert deck == again
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, one, FULL_HD, SQUARES, 0)
        assert page == lay_out(slide, at, again, two, FULL_HD, SQUARES, 0)
        assert hash(page) == hash(page)

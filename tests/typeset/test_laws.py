"""What holds for every page: nothing lost, nothing small, nothing outside, nothing over another, nothing moving."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidecast.media.fonts import FontLibrary
from slidecast.media.theme_files import theme_source
from slidecast.model.bodies import (
    Closing,
    Comparison,
    Entries,
    Entry,
    Figure,
    Figures,
    Flow,
    FlowBlock,
    FlowKind,
    Illustrated,
    Picture,
    Quotation,
    Section,
    Table,
)
from slidecast.model.codes import modules_across
from slidecast.model.deck import Slide, SlideKind, Utterance
from slidecast.model.page import BoxItem, Page, QrItem, Role
from slidecast.model.text import RichText
from slidecast.parse.theme import load_theme
from slidecast.typeset import lay_out, paginate
from tests.typeset.pages import (
    FULL_HD,
    SQUARES,
    Rect,
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

THEMES = ("zundamon", "tsumugi", "ojousama", "zundadon", "ud", "night")
FLOORS = {
    Role.BODY: 40,
    Role.TITLE: 38,
    Role.LABEL: 30,
    Role.FIGURE: 40,
    Role.CODE: 30,
    Role.RUBY: 20,
}  # px at 1920x1080
SAFE = Rect(96, 54, 1824, 1026)
PORTRAIT = (1080, 1920)
PORTRAIT_SAFE = Rect(60, 96, 1020, 1824)
LEAST_MODULE_PX = 4  # of a QR code at the design size
LONG_URL = (
    "https://www.example.org/articles/2025/09/18/how-to-build-a-news-programme-from-a-post?utm_source=rss&id=123456"
)


def hold_laws(page: Page) -> None:
    """Assert what must hold for a page of 1920x1080 or 1080x1920."""
    keep_floors(page)
    safe = SAFE if page.width > page.height else PORTRAIT_SAFE
    for item in texts_of(page):
        assert safe.holds(text_rect(item)), f"{item.text!r} at {text_rect(item)}"
    keep_apart(page)
    for code in codes_of(page):
        assert code.size >= LEAST_MODULE_PX * modules_across(code.text), f"{code.text} in {code.size} px"


def codes_of(page: Page) -> list[QrItem]:
    return [item for item in page.items if isinstance(item, QrItem)]


def keep_floors(page: Page) -> None:
    for item in texts_of(page):
        code = 0.9 if item.role is Role.BODY and "Mono" in item.font.files[0] else 1  # inline code is set smaller
        assert item.font.size_px >= FLOORS[item.role] * code, f"{item.role}: {item.text!r} at {item.font.size_px} px"


def keep_apart(page: Page) -> None:
    """Assert that texts do not meet, that surfaces are nested or apart, that no text crosses a surface's edge."""
    rects = [text_rect(item) for item in texts_of(page)]
    for at, one in enumerate(rects):
        for other in rects[at + 1 :]:
            assert not one.meets(other), f"{one} {other} {[item.text for item in texts_of(page)]}"
    surfaces = [box_rect(item) for item in surfaces_of(page)]
    for at, one in enumerate(surfaces):
        for other in surfaces[at + 1 :]:
            assert not one.meets(other) or one.holds(other) or other.holds(one), f"{one} {other}"
        for item, rect in zip(texts_of(page), rects, strict=True):
            assert not one.meets(rect) or one.holds(rect), f"{item.text!r} {rect} crosses {one}"


@pytest.mark.parametrize("slide", gallery().slides, ids=lambda slide: slide.kind)
def test_pages_of_every_kind_keep_the_laws(slide: Slide, fonts: FontLibrary) -> None:
    pages = pages_of(slide, theme(), FULL_HD, fonts)
    for page in pages:
        hold_laws(page)
    shown = "".join(map(written, pages))
    for text in strings_of(slide):
        assert squeezed(text) in shown


@pytest.mark.slow
@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("name", THEMES)
def test_every_theme_keeps_the_laws(name: str, size: tuple[int, int], fonts: FontLibrary) -> None:
    look = theme(name)
    deck = paginate(gallery(), look, size, fonts)
    for at, slide in enumerate(deck.slides):
        hold_laws(lay_out(slide, at, deck, look, size, fonts, 0))


@pytest.mark.parametrize("name", THEMES)
def test_upright_pages_keep_the_laws(name: str) -> None:
    look = theme(name)
    deck = paginate(gallery(), look, PORTRAIT, SQUARES)
    for at, slide in enumerate(deck.slides):
        hold_laws(lay_out(slide, at, deck, look, PORTRAIT, SQUARES))


@pytest.mark.parametrize("size", [FULL_HD, PORTRAIT])
@pytest.mark.parametrize("name", THEMES)
def test_the_head_of_an_article_gives_even_a_long_link_a_code_that_can_be_scanned(
    name: str, size: tuple[int, int]
) -> None:
    long = "とても長い題が、二行や三行では足りないほどに続いていく、その先でもまだ終わらない記事"
    for title, url in (("短い題", LONG_URL), (long, LONG_URL), (f"{long}と、{long}", "https://example.org/beans")):
        slide = Slide(SlideKind.SECTION, title, Section(1, 4), (), 1, url=url)
        page = lay_out(slide, 0, deck_of(slide), theme(name), size, SQUARES)
        hold_laws(page)
        assert codes_of(page)


@pytest.mark.parametrize(
    "size",
    [
        PORTRAIT,
        (640, 360),
        *(pytest.param(s, marks=pytest.mark.slow) for s in ((1280, 720), (2560, 1440), (3840, 2160))),
    ],
)
def test_every_size_keeps_text_apart_and_inside(size: tuple[int, int]) -> None:
    look = theme()
    deck = paginate(gallery(), look, size, SQUARES)
    frame = Rect(0.05 * size[0], 0.04 * size[1], 0.952 * size[0], 0.955 * size[1])
    for at, slide in enumerate(deck.slides):
        page = lay_out(slide, at, deck, look, size, SQUARES)
        keep_apart(page)
        assert all(frame.holds(text_rect(item)) for item in texts_of(page))


@pytest.mark.parametrize("slide", gallery().slides, ids=lambda slide: slide.kind)
def test_no_line_moves_when_the_voice_goes_on(slide: Slide) -> None:
    deck, look = deck_of(slide), theme()
    units = [None, *range(len(slide.body.units))]
    places = [
        [(item.text, item.x, item.baseline) for item in texts_of(lay_out(slide, 0, deck, look, FULL_HD, SQUARES, unit))]
        for unit in units
    ]
    assert all(place == places[0] for place in places)


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


# Any content at all.

EXAMPLES = 8

WORDS = "声と波形を合わせる。字幕 は二行まで、「かぎ」も LLM-jp-4 も 98 % 約2,000ドル moviepy/2.2 長音ー！？🫛々ゃ"
TEXTS = st.text(alphabet=WORDS, max_size=70).map(str.strip)
LONG = st.text(alphabet=WORDS, max_size=260).map(str.strip)
RICH = TEXTS.map(RichText.of)
FILLED = TEXTS.filter(bool).map(RichText.of)
ENTRIES = st.builds(Entry, FILLED, RICH, st.lists(FILLED, max_size=3).map(tuple), st.sampled_from(["", "done", "next"]))
FIGURES = st.builds(
    Figure, FILLED, st.tuples(TEXTS, TEXTS), TEXTS, st.sampled_from(["", "up", "down", "neutral", "good", "bad"])
)
PAIRS = st.builds(Figure, FILLED, st.tuples(TEXTS, TEXTS), st.just(""), st.sampled_from(["", "up", "down", "neutral"]))
ENTRY_KINDS = [
    SlideKind.CARDS,
    SlideKind.HEADER_CARDS,
    SlideKind.BULLET_CARDS,
    SlideKind.PROCESS,
    SlideKind.PROCESS_LIST,
    SlideKind.TIMELINE,
    SlideKind.DIAGRAM,
    SlideKind.CYCLE,
    SlideKind.FAQ,
    SlideKind.TRIANGLE,
    SlideKind.PYRAMID,
    SlideKind.FLOW_CHART,
    SlideKind.STEP_UP,
]
BLOCKS = st.builds(
    FlowBlock,
    st.sampled_from([FlowKind.PARAGRAPH, FlowKind.HEADING, FlowKind.BULLET, FlowKind.QUOTE]),
    st.lists(FILLED, min_size=1, max_size=4).map(tuple),
)
CELLS = st.lists(st.tuples(RICH, RICH, RICH), min_size=1, max_size=6).map(tuple)
KINDS_AND_BODIES = st.one_of(
    st.tuples(
        st.sampled_from(ENTRY_KINDS),
        st.builds(
            Entries,
            st.lists(ENTRIES, min_size=1, max_size=8).map(tuple),
            st.sampled_from([None, 1, 2, 3, 4, 9]),
            st.sampled_from(["", "まんなか"]),
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.COMPARE]),
        st.builds(
            Comparison, TEXTS, TEXTS, st.lists(FILLED, max_size=5).map(tuple), st.lists(FILLED, max_size=5).map(tuple)
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.STATS_COMPARE, SlideKind.BAR_COMPARE]),
        st.builds(
            Comparison, TEXTS, TEXTS, st.just(()), st.just(()), st.lists(PAIRS, min_size=1, max_size=6).map(tuple)
        ),
    ),
    st.tuples(
        st.sampled_from([SlideKind.KPI, SlideKind.PROGRESS]),
        st.builds(Figures, st.lists(FIGURES, min_size=1, max_size=7).map(tuple), st.sampled_from([None, 2, 3, 4])),
    ),
    st.tuples(st.just(SlideKind.TABLE), st.builds(Table, st.tuples(RICH, RICH, RICH), CELLS)),
    st.tuples(st.just(SlideKind.QUOTE), st.builds(Quotation, LONG.filter(bool).map(RichText.of), TEXTS)),
    st.tuples(
        st.just(SlideKind.IMAGE_TEXT),
        st.builds(
            Illustrated,
            st.builds(Picture, st.just("https://example.org/a.png"), TEXTS),
            st.lists(FILLED, max_size=6).map(tuple),
        ),
    ),
    st.tuples(st.just(SlideKind.CONTENT), st.builds(Flow, st.lists(BLOCKS, min_size=1, max_size=6).map(tuple))),
)


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(KINDS_AND_BODIES, TEXTS, TEXTS)
def test_whatever_a_slide_holds_is_shown_whole_and_keeps_the_laws(
    content: tuple[SlideKind, Flow], title: str, subhead: str
) -> None:
    hold_any(content, title, subhead)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(KINDS_AND_BODIES, TEXTS, TEXTS)
def test_whatever_at_length(content: tuple[SlideKind, Flow], title: str, subhead: str) -> None:
    hold_any(content, title, subhead)


def hold_any(content: tuple[SlideKind, Flow], title: str, subhead: str) -> None:
    """Assert the laws for the pages of any slide."""
    kind, body = content
    said = tuple(Utterance(f"文{at}", f"文{at}", at) for at in range(len(body.units)))
    slide = Slide(kind, title, body, said, 1, subhead)
    look = theme()
    deck = paginate(deck_of(slide), look, FULL_HD, SQUARES)
    pages = [lay_out(part, at, deck, look, FULL_HD, SQUARES) for at, part in enumerate(deck.slides)]
    shown = "".join(map(written, pages))
    for text in strings_of(slide):
        assert squeezed(text) in shown, text
    for page in pages:
        hold_laws(page)
    assert [u.spoken for part in deck.slides for u in part.utterances] == [u.spoken for u in said]

"""The themes that come along: legible, different, chosen by themselves, at most 60 lines each."""

import pytest

from slidecast.media.resources import resource
from slidecast.media.theme_files import theme_names
from slidecast.model.page import Colour
from slidecast.model.theme import Theme
from slidecast.parse.theme import matching_theme
from tests.typeset.pages import theme

NAMES = theme_names()
BODY, LABEL, GRAPHIC = 7.0, 4.5, 3.0  # WCAG 2.2: 1.4.6, 1.4.3, 1.4.11
PAIRS = [
    *[(ink, ground, BODY) for ink in ("text", "ink", "figure", "primary") for ground in ("surface", "surface_alt")],
    *[(ink, "tint", BODY) for ink in ("ink", "figure", "primary")],
    *[(ink, "marker", BODY) for ink in ("ink", "text")],
    *[("ink", ground, BODY) for ground in ("ground_top", "ground_middle", "ground_bottom", "ornament")],
    *[("muted", ground, LABEL) for ground in ("surface", "ground_top", "ground_middle", "ornament")],
    *[(sign, ground, LABEL) for sign in ("good", "bad", "neutral") for ground in ("surface", "tint")],
    ("on_primary", "primary", LABEL),
    ("on_primary", "neutral", LABEL),
    ("on_warm", "warm", LABEL),
    ("on_band", "band", BODY),
    ("code_text", "code_ground", BODY),
    *[("accent", ground, GRAPHIC) for ground in ("surface", "tint", "ground_top")],
]


def luminance(colour: Colour) -> float:
    """Return the relative luminance of WCAG 2.2."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in shares(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shares(colour: Colour) -> tuple[float, ...]:
    return tuple(value / 255 for value in colour[:3])


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(colour: Colour, ground: Colour) -> Colour:
    """Return a colour as it shows over a ground."""
    share = colour[3] / 255
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(colour[:3], ground[:3], strict=True))
    return red, green, blue, 255


@pytest.mark.parametrize("name", NAMES)
def test_colours_that_meet_have_contrast(name: str) -> None:
    look = theme(name)
    for ink, ground, least in PAIRS:
        below = over(look.colour(ground), look.colour("ground_bottom"))
        assert contrast(look.colour(ink), below) >= least, f"{ink} on {ground}"


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_is_at_most_sixty_lines(name: str) -> None:
    lines = resource("themes", name, "theme.yaml").read_text("utf-8").splitlines()
    assert len(lines) <= 60


def test_themes_differ() -> None:
    looks = [theme(name) for name in NAMES]
    assert len({look.palette.primary for look in looks}) == len(looks)
    assert len({look.ground for look in looks}) == len(looks)
    spoken = {look.spoken for look in looks if look.actors}
    assert len(spoken) == len([look for look in looks if look.actors])


@pytest.mark.parametrize(
    ("actor", "programme", "name"),
    [
        ("ずんだもん", "株式会社ずんだもん技術室AI放送局", "zundamon"),
        ("春日部つむぎ", "マジカルラブリー☆つむぎのピュアピュアA.I.放送局", "tsumugi"),
        ("お嬢様ずんだもん", "私立ずんだもん女学園放送部", "ojousama"),
        ("ずんだどん", "株式会社ずんだどん技術室AI放送局", "zundadon"),
    ],
)
def test_actor_or_programme_choose_the_theme(actor: str, programme: str, name: str) -> None:
    looks = [theme(each) for each in NAMES]

    def chosen(found: Theme | None) -> str:
        return found.name if found else ""

    assert chosen(matching_theme(looks, [actor], "")) == name
    assert chosen(matching_theme(looks, [], programme)) == name
    assert matching_theme(looks, ["知らない人"], "知らない番組") is None


def test_no_theme_is_smaller_than_the_floors() -> None:
    for name in NAMES:
        look = theme(name)
        assert min(look.flow.text.floor, look.entries.text.floor, look.quote.text.floor) >= 40
        assert min(look.tags.page.floor, look.tags.domain.text.floor, look.closing.credits.floor) >= 30
        assert 56 <= look.subtitle.text.floor <= look.subtitle.text.size <= 64

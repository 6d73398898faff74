"""Themes from YAML: layers, own values, and every mistake told with file, line, limit and hint."""

import pytest

from slidecast.errors import ThemeError
from slidecast.model.theme import Theme, ThemeSource
from slidecast.parse.theme import load_theme, matching_theme, read_theme


def source(text: str, name: str = "mine") -> ThemeSource:
    return ThemeSource(name, f"{name}/theme.yaml", text)


def told(text: str) -> str:
    """Return the whole message that a theme's text is refused with."""
    with pytest.raises(ThemeError) as caught:
        read_theme([source(text)])
    return str(caught.value)


def test_an_empty_file_is_the_default_design() -> None:
    assert read_theme([source("")]) == Theme(name="mine", folders=("mine",))


def test_a_theme_lies_over_what_it_extends() -> None:
    above = source("palette: {ink: '#112233'}", "child")
    below = source("palette: {ink: '#000000', text: '#445566'}\ntitle: 親", "parent")
    theme = read_theme([above, below])
    assert (theme.palette.ink, theme.palette.text) == ("#112233", "#445566")
    assert theme.folders == ("child", "parent")
    assert theme.title == ""  # what it is listed by is not inherited


def test_a_group_set_in_part_keeps_the_rest_of_its_own_defaults() -> None:
    default = Theme()
    theme = read_theme([source("tags: {domain: {surface: {radius: 8}}}\nentries: {current: {radius: 4}}")])
    assert theme.tags.domain.text == default.tags.domain.text
    assert theme.tags.domain.surface == default.tags.domain.surface.model_copy(update={"radius": 8})
    assert theme.entries.current == default.entries.current.model_copy(update={"radius": 4})


def test_lists_replace_lists() -> None:
    theme = read_theme([source("ground: {ornaments: []}")])
    assert theme.ground.ornaments == ()


def test_an_unknown_key_names_its_line_and_the_nearest() -> None:
    assert told("title: 私\nflow:\n  text:\n    siez: 50\n") == (
        "mine/theme.yaml:4: flow.text.siez: there is no such value\n  hint: did you mean 'size'?"
    )


def test_a_value_out_of_its_limits_tells_them() -> None:
    assert told("composition:\n  latin_gap_em: 3\n") == (
        "mine/theme.yaml:2: composition.latin_gap_em: 3: Input should be less than or equal to 0.5"
    )


def test_a_value_of_another_type() -> None:
    assert told("flow:\n  text:\n    size: big\n") == (
        "mine/theme.yaml:3: flow.text.size: 'big': "
        "Input should be a valid integer, unable to parse string as an integer"
    )


def test_a_choice_lists_what_there_is() -> None:
    assert told("flow:\n  reveal: slowly\n") == (
        "mine/theme.yaml:2: flow.reveal: 'slowly': Input should be 'whole' or 'spoken'"
    )


def test_a_colour_that_is_a_number() -> None:
    assert told("palette:\n  ink: 5\n") == (
        "mine/theme.yaml:2: palette.ink: 5: a colour is a name of the palette, `name 40%`, #rrggbb or #rrggbbaa"
    )


def test_a_colour_in_another_notation() -> None:
    assert told("palette:\n  ink: '#12'\n") == (
        "mine/theme.yaml:2: palette.ink: '#12': a colour is a name of the palette, `name 40%`, #rrggbb or #rrggbbaa"
    )


def test_a_colour_that_the_palette_lacks() -> None:
    assert told("card:\n  surface:\n    fill: primry\n") == (
        "mine/theme.yaml:3: card.surface.fill: the palette has no colour 'primry'\n  hint: did you mean 'primary'?"
    )


def test_colours_that_name_each_other() -> None:
    assert told("palette:\n  ink: text\n  text: ink\n") == (
        "mine/theme.yaml:2: palette.ink: the colours name each other in a circle"
    )


def test_a_spoken_line_with_an_unknown_field() -> None:
    assert told("spoken:\n  opening: ['{programm}です']\n") == (
        "mine/theme.yaml:1: spoken: spoken line '{programm}です' has the field {programm}; "
        "known: ['count', 'date_spoken', 'number', 'ordinal', 'programme', 'title']"
    )


def test_broken_yaml() -> None:
    assert told("title: [私\nfonts: {}\n") == (
        "mine/theme.yaml:2:6: not readable as YAML: expected ',' or ']', but got ':'"
    )


def test_a_list_is_no_theme() -> None:
    assert told("- 私\n") == "mine/theme.yaml:1: a theme is a list of `key: value`"


def test_themes_in_a_circle() -> None:
    files = {"a": source("extends: b", "a"), "b": source("extends: a", "b")}
    with pytest.raises(ThemeError) as caught:
        load_theme("a", lambda name, _: files[name])
    assert str(caught.value) == "a/theme.yaml: themes extend each other in a circle: a → b → a"


def test_extends_is_a_name() -> None:
    with pytest.raises(ThemeError) as caught:
        load_theme("a", lambda name, _: source("extends: [b]", name))
    assert str(caught.value) == "a/theme.yaml:1: extends: a theme's name is expected, not ['b']"


def test_the_programme_decides_before_the_actors() -> None:
    one, two = Theme(name="one", actors=("枝豆",)), Theme(name="two", programmes=("豆の時間",))
    assert matching_theme([one, two], ["枝豆"], "豆の時間") is two
    assert matching_theme([one, two], ["誰か", "枝豆"], "") is one
    assert matching_theme([one, two], [], "") is None

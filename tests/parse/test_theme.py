"""Themes from YAML: layers, own values, and every mistake told with file, line, limit and hint."""

import re

import pytest

from slidecast.errors import ThemeError
from slidecast.model.theme import Theme, ThemeSource
from slidecast.parse.theme import load_theme, matching_theme, read_theme

LIBRARY = re.compile("Input should|valid (dict|tuple|str|int)|instance of|unable to|pydantic")


def source(text: str, name: str = "mine") -> ThemeSource:
    return ThemeSource(name, f"{name}/theme.yaml", text)


def told(text: str) -> str:
    """Return the whole message that a theme's text is refused with."""
    with pytest.raises(ThemeError) as caught:
        read_theme([source(text)])
    return str(caught.value)


def refusal(text: str) -> str:
    """Return the whole message that a theme's text is refused with; empty where it is taken."""
    try:
        read_theme([source(text)])
    except ThemeError as error:
        return str(error)
    return ""


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
        "mine/theme.yaml:2: composition.latin_gap_em: 3: the most that is allowed is 0.5"
    )


def test_a_value_of_another_type() -> None:
    assert told("flow:\n  text:\n    size: big\n") == (
        "mine/theme.yaml:3: flow.text.size: 'big': a whole number is expected"
    )


def test_a_choice_lists_what_there_is() -> None:
    assert told("flow:\n  reveal: slowly\n") == (
        "mine/theme.yaml:2: flow.reveal: 'slowly': one of 'whole' or 'spoken' is expected"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: 3", "1: title: 3: a text is expected, in quotation marks where it looks like a number"),
        ("actors: 枝豆", "1: actors: '枝豆': a list is expected, as [a, b]"),
        ("heading:\n  text: {size: 4.5}", "2: heading.text.size: 4.5: a whole number is expected"),
        ("heading:\n  text: {size: 0}", "2: heading.text.size: 0: the least that is allowed is 1"),
        ("heading:\n  text: {size: 90000}", "2: heading.text.size: 90000: the most that is allowed is 1000"),
        ("character: {dx: -99999}", "1: character.dx: -99999: the least that is allowed is -10000"),
        ("composition: {strict: maybe}", "1: composition.strict: 'maybe': true or false is expected"),
        ("composition: {latin_gap_em: x}", "1: composition.latin_gap_em: 'x': a number is expected"),
        ("composition: loose", "1: composition: 'loose': a group of values is expected: hanging, justified, "),
        ("card:", "1: card: no value: a group of values is expected: "),
        (
            "flow: {reveal: wole}",
            "1: flow.reveal: 'wole': one of 'whole' or 'spoken' is expected\n  hint: did you mean 'whole'?",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_what_is_expected(text: str, message: str) -> None:
    assert told(text).startswith(f"mine/theme.yaml:{message}")


@pytest.mark.parametrize("wrong", ["7", "x", "[1]", "{a: 1}", "null", "-9", "0.5", "99999", "true"])
def test_no_wrong_value_is_told_in_the_words_of_a_library(wrong: str) -> None:
    for group, look in Theme.model_fields.items():
        for key in getattr(look.annotation, "model_fields", {"": None}):
            text = f"{group}: {{{key}: {wrong}}}" if key else f"{group}: {wrong}"
            message = refusal(text)
            assert not message or message.startswith("mine/theme.yaml:1: "), text
            assert not LIBRARY.search(message), message


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


def test_a_size_below_its_floor_is_told_where_it_was_set_last() -> None:
    assert told("title: 私\nflow:\n  text:\n    size: 36\n") == (
        "mine/theme.yaml:4: flow.text: its size, 36, is below its floor, 40\n"
        "  hint: text is not set smaller than its floor: set both, or one of them otherwise"
    )
    child, parent = source("tags: {page: {floor: 36}}", "child"), source("\ntags: {page: {size: 34}}", "parent")
    with pytest.raises(ThemeError) as caught:
        read_theme([child, parent])
    assert str(caught.value).startswith("child/theme.yaml:1: tags.page: its size, 34, is below its floor, 36\n")
    assert read_theme([source("flow: {text: {size: 36, floor: 36}}")]).flow.text.size == 36


def test_a_protected_word_is_a_word() -> None:
    assert told(f"composition: {{protected: [{'長' * 41}]}}").startswith(
        "mine/theme.yaml:1: composition.protected[0]: '長長"
    )
    assert read_theme([source("composition: {protected: [枝豆劇場]}")]).composition.protected == ("枝豆劇場",)


def test_a_spoken_line_with_an_unknown_field() -> None:
    assert told("spoken:\n  opening: ['{programm}です']\n") == (
        "mine/theme.yaml:1: spoken: spoken line '{programm}です' has the field {programm}; "
        "known: ['count', 'date_spoken', 'number', 'ordinal', 'programme', 'title']"
    )


def test_broken_yaml() -> None:
    assert told("title: [私\nfonts: {}\n") == (
        "mine/theme.yaml:2:6: not readable as YAML: expected ',' or ']', but got ':'"
    )


def test_a_value_that_holds_itself() -> None:
    assert told("title: &a [*a]\n") == (
        "mine/theme.yaml:1: a value holds itself (YAML's & and *)\n  hint: write it out"
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

"""Alignments kept between runs: found again when only looks change, made anew when the voice's part does."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from slidecast.align import AlignOptions
from slidecast.errors import Diagnostic
from slidecast.media.cache import Cache
from slidecast.model.alignment import AlignedUtterance, Alignment, Method
from slidecast.model.bodies import Section
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.narration import Narration, SoundSource
from slidecast.model.time import TimeRange
from slidecast.pipeline import kept_alignment

SOUND = b"a sound"


class Aligner:
    """Stands in for the aligner: counts its calls, and warns if told to."""

    def __init__(self) -> None:
        self.calls = 0
        self.warning: Diagnostic | None = None

    def __call__(self, *given: Any) -> Alignment:  # noqa: ANN401 (whatever the aligner takes)
        self.calls += 1
        if self.warning:
            given[-1](self.warning)
        found = AlignedUtterance(TimeRange(Fraction(1, 3), Fraction(2)), Method.VERBATIM, 0.9)
        return Alignment((found,), (), (), Method.VERBATIM)


class Desk:
    """A deck of one sentence, its sound, and a cache."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.wav"
        self.path.write_bytes(SOUND)
        self.cache = Cache(folder / "cache")
        self.options = AlignOptions()
        self.told: list[Diagnostic] = []

    def aligned(self, spoken: str = "朝だ。", shown: str = "朝だ。", title: str = "題") -> Alignment:
        slide = Slide(SlideKind.CONTENT, title, Section(1, 1), (Utterance(spoken, shown),))
        narration = Narration(self.path, Fraction(2), SoundSource.FILE)
        deck = Deck((slide,), "番組", "", ())
        return kept_alignment.aligned(deck, narration, self.options, self.cache, self.told.append)


@pytest.fixture
def aligner(monkeypatch: pytest.MonkeyPatch) -> Aligner:
    made = Aligner()
    monkeypatch.setattr(kept_alignment, "align", made)
    return made


def test_other_headings_and_other_shown_words_find_it_again(tmp_path: Path, aligner: Aligner) -> None:
    desk = Desk(tmp_path)
    first = desk.aligned()
    assert [desk.aligned(), desk.aligned(title="別の題"), desk.aligned(shown="夜だ。")] == [first] * 3
    assert aligner.calls == 1


def test_other_words_another_sound_and_other_wishes_make_it_anew(tmp_path: Path, aligner: Aligner) -> None:
    desk = Desk(tmp_path)
    desk.aligned()
    desk.aligned(spoken="夜だ。")
    desk.options = replace(desk.options, force=True)
    desk.aligned()
    desk.path.write_bytes(b"another sound")
    desk.aligned()
    assert aligner.calls == 4


def test_a_damaged_entry_heals(tmp_path: Path, aligner: Aligner) -> None:
    desk = Desk(tmp_path)
    first = desk.aligned()
    for entry in (tmp_path / "cache").rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert desk.aligned() == first
    assert aligner.calls == 2


def test_warnings_are_told_again_but_never_with_a_text_that_is_gone(tmp_path: Path, aligner: Aligner) -> None:
    desk = Desk(tmp_path)
    aligner.warning = Diagnostic("a.wav", "not spoken in the sound: '朝だ。'")
    desk.aligned()
    desk.aligned()
    assert (desk.told, aligner.calls) == ([aligner.warning] * 2, 1)
    desk.aligned(shown="あさだ。")
    assert aligner.calls == 2

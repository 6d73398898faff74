"""Which voice speaks where no engine answers, and what is told when the one asked for cannot be had."""

import numpy as np
import pytest

from slidecast.errors import Diagnostic, NarrationError, UsageError
from slidecast.model.theme import VoiceChoice
from slidecast.reading import Lexicon
from slidecast.voice import neural
from slidecast.voice.choose import choose_voice, voice_statuses
from slidecast.voice.speech import Voice

NO_ENGINE = "http://127.0.0.1:1"


def refuse(diagnostic: Diagnostic) -> None:
    raise AssertionError(diagnostic)


def chosen(wanted: str, choice: VoiceChoice | None = None) -> Voice:
    return choose_voice(wanted, choice or VoiceChoice(), Lexicon(), NO_ENGINE, refuse)


@pytest.fixture(params=[True, False], ids=["with the extra", "without the extra"])
def has_extra(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    installed: bool = request.param
    monkeypatch.setattr(neural, "is_installed", lambda: installed)
    return installed


def test_auto_takes_the_neural_voice_where_it_is_installed(has_extra: bool) -> None:
    assert chosen("auto").name == ("Kokoro-82M:jf_alpha" if has_extra else "Open JTalk:Mei")


def test_statuses_tell_what_is_there(has_extra: bool) -> None:
    statuses = voice_statuses(NO_ENGINE)
    assert [(status.wanted, status.available) for status in statuses] == [
        ("builtin", True),
        ("neural", has_extra),
        ("voicevox", False),
    ]
    assert all(status.remedy for status in statuses if not status.available)


def test_the_theme_sets_height_and_speed_of_the_builtin_voice() -> None:
    low, high = (chosen("builtin", VoiceChoice(builtin_half_tones=tones)) for tones in (0, 6))
    slow = chosen("builtin", VoiceChoice(builtin_half_tones=0, builtin_speed=0.6))
    assert len({low.key, high.key, slow.key}) == 3
    assert "Nagoya Institute of Technology, CC BY 3.0" in low.credit


def test_a_voice_that_does_not_exist() -> None:
    with pytest.raises(UsageError) as caught:
        chosen("siri")
    assert str(caught.value) == ("there is no voice 'siri'\n  hint: --voice is one of auto, builtin, neural, voicevox")


def test_the_neural_voice_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "is_installed", lambda: False)
    with pytest.raises(NarrationError) as caught:
        chosen("neural")
    assert (
        str(caught.value) == "the neural voice is not installed\n  hint: pip install '.[neural]' in slidecast's folder"
    )


def test_a_neural_voice_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "is_installed", lambda: True)
    with pytest.raises(NarrationError) as caught:
        chosen("neural", VoiceChoice(neural="hal"))
    assert str(caught.value) == (
        "there is no neural voice 'hal'\n  hint: there are jf_alpha, jf_gongitsune, jf_nezumi, jf_tebukuro, jm_kumo"
    )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:open_text is deprecated:DeprecationWarning")  # within the package
@pytest.mark.skipif(not neural.is_installed(), reason="needs the extra `neural`")
def test_the_neural_voice_speaks_all_of_a_long_sentence() -> None:
    voice = chosen("neural")
    once, often = (voice.speak("これはとても長い文で、" * times).samples for times in (1, 12))
    assert np.abs(once).max() > 0.05
    assert len(often) > 9 * len(once)
    assert len(voice.speak("😀").samples) == 0

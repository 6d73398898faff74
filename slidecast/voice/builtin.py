"""The built-in voice: Open JTalk's Mei, in a pip wheel, nothing to start."""

from dataclasses import dataclass

import numpy as np

from slidecast.media.sound import Samples
from slidecast.reading import Lexicon, is_speakable, voiced_text
from slidecast.reading.openjtalk import cut_pieces, openjtalk
from slidecast.voice.speech import Speech, trimmed

LONGEST_PIECE = 200  # characters in one synthesis: its memory grows with them
FULL_SCALE = 32768
GAIN = 0.89  # Mei is spoken to the brim of 16 bits; 1 dB of room for the encoder
CREDIT = "HTS Voice “Mei” © Nagoya Institute of Technology, CC BY 3.0"


@dataclass(frozen=True, slots=True)
class BuiltinVoice:
    """Open JTalk's voice, made higher by half tones and faster by a factor."""

    lexicon: Lexicon
    half_tones: float = 0.0
    speed: float = 1.0
    most_at_once: int = 2
    needs_processes: bool = True

    @property
    def name(self) -> str:
        return "Open JTalk:Mei"

    @property
    def credit(self) -> str:
        return CREDIT

    @property
    def key(self) -> str:
        return f"builtin 2 {self.half_tones:g} {self.speed:g}"

    def speak(self, sentence: str) -> Speech:
        voiced = voiced_text(sentence, self.lexicon).text
        return trimmed(Speech(self._samples(voiced), 48_000))

    def _samples(self, voiced: str) -> Samples:
        cuts = cut_pieces(voiced, LONGEST_PIECE)
        pieces = [self._piece(voiced[start:end]) for start, end in cuts if is_speakable(voiced[start:end])]
        return np.concatenate([np.zeros(0, np.float32), *pieces]) * np.float32(GAIN / FULL_SCALE)

    def _piece(self, voiced: str) -> Samples:
        """Return one piece, silence around it, in 16-bit scale."""
        labels = openjtalk().make_label(openjtalk().run_frontend(voiced))
        wave, _ = openjtalk().synthesize(labels, self.speed, self.half_tones)
        samples: Samples = np.asarray(wave, np.float32)
        return samples

"""Spoken sentences on disk, so that the next rendering need not speak them again."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from slidecast.media.beside import written_beside
from slidecast.media.sound import to_int16
from slidecast.voice.speech import Speech, SpokenPhone, Voice

FULL_SCALE = 32767


@dataclass(frozen=True, slots=True)
class SpeechCache:
    """A folder of speech, a file for each voice and sentence."""

    folder: Path

    def path(self, voice: Voice, sentence: str) -> Path:
        key = hashlib.sha256(f"{voice.key}\0{sentence}".encode()).hexdigest()[:32]
        return self.folder / f"{key}.npz"

    def load(self, voice: Voice, sentence: str) -> Speech | None:
        """Return a sentence's speech, None where it is not there or cannot be read."""
        try:
            with self.path(voice, sentence).open("rb") as file, np.load(file) as stored:
                samples = stored["samples"].astype(np.float32) / FULL_SCALE
                edges = zip(stored["symbols"], stored["starts"], stored["ends"], strict=True)
                phones = tuple(SpokenPhone(str(symbol), int(start), int(end)) for symbol, start, end in edges)
                return Speech(samples, int(stored["sample_rate_hz"]), phones)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None

    def save(self, voice: Voice, sentence: str, speech: Speech) -> None:
        """Keep a sentence's speech.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with written_beside(self.path(voice, sentence)) as unfinished, unfinished.open("wb") as out:
            np.savez(
                out,
                samples=to_int16(speech.samples),
                sample_rate_hz=speech.sample_rate_hz,
                symbols=np.array([phone.symbol for phone in speech.phones], "U8"),
                starts=np.array([phone.start for phone in speech.phones], np.int64),
                ends=np.array([phone.end for phone in speech.phones], np.int64),
            )

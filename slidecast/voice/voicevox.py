"""The VOICEVOX engine's voices, over its HTTP interface; nothing is ever put in their place silently."""

import io
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx
import numpy as np

from slidecast.errors import Diagnostic, NarrationError, Warn
from slidecast.media.sound import Samples
from slidecast.model.theme import VoiceChoice
from slidecast.reading import Lexicon, is_speakable, voiced_text
from slidecast.voice.speech import Speech, trimmed
from slidecast.voice.voicevox_timing import phone_times

ATTEMPTS = 3
PAUSE_S = 0.5  # before the second attempt; doubled before the third
PROBE_S = 1.0
TIMEOUT = httpx.Timeout(120, connect=5)  # a long sentence takes a processor a minute
START_HINT = "start VOICEVOX, or give its address by --voicevox-url; --voice builtin speaks without it"
FULL_SCALE = 32768

Json = TypeVar("Json", str, list[dict[str, Any]], dict[str, Any])


class Engine:
    """A running engine: retries what may pass, and says clearly what does not."""

    def __init__(self, url: str, timeout: httpx.Timeout = TIMEOUT, pause_s: float = PAUSE_S) -> None:
        self.url = url.rstrip("/")
        self._client = httpx.Client(base_url=self.url, timeout=timeout, trust_env=False)
        self._pause_s = pause_s

    def version(self) -> str:
        """Return the engine's version.

        Raises:
            NarrationError: it does not answer.
        """
        answer = self._ask(lambda: self._client.get("/version"), "tell its version")
        return str(self._json(answer, "its version", str))

    def speakers(self) -> list[dict[str, Any]]:
        """Return speakers with their styles, as the engine lists them."""
        answer = self._ask(lambda: self._client.get("/speakers"), "list its speakers")
        return self._json(answer, "its list of speakers", list)

    def audio_query(self, text: str, style: int) -> dict[str, Any]:
        params: dict[str, str | int] = {"text": text, "speaker": style}
        answer = self._ask(lambda: self._client.post("/audio_query", params=params), f"read {text!r}")
        return self._json(answer, "its reading", dict)

    def synthesis(self, query: dict[str, Any], style: int) -> bytes:
        answer = self._ask(lambda: self._client.post("/synthesis", params={"speaker": style}, json=query), "speak")
        return answer.content

    def _ask(self, request: Callable[[], httpx.Response], task: str) -> httpx.Response:
        """Return the engine's answer; a broken connection, a timeout or a failure inside is tried again."""
        reason = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(self._pause_s * 2 ** (attempt - 1))
            try:
                answer = request()
            except httpx.TransportError as error:
                reason = str(error) or type(error).__name__
                continue
            if answer.is_success:
                return answer
            reason = f"{answer.status_code}: {answer.text[:200]}"
            if answer.is_client_error:
                break
        message = f"the VOICEVOX engine could not {task} ({reason})"
        raise NarrationError(message, self.url, START_HINT)

    def _json(self, answer: httpx.Response, what: str, shape: type[Json]) -> Json:
        try:
            content = answer.json()
        except ValueError:
            content = None
        if isinstance(content, shape):
            return content
        message = f"the VOICEVOX engine sends {what} in another form: {answer.text[:100]!r}"
        raise NarrationError(message, self.url, "is another program at this address? " + START_HINT)


@dataclass(frozen=True, slots=True)
class VoicevoxVoice:
    """A style of one of the engine's speakers."""

    lexicon: Lexicon
    engine: Engine = field(compare=False)
    speaker: str
    style_name: str
    style: int
    version: str
    most_at_once: int = 2
    needs_processes: bool = False

    @property
    def name(self) -> str:
        return f"VOICEVOX:{self.speaker}"

    @property
    def credit(self) -> str:
        return f"VOICEVOX:{self.speaker}"

    @property
    def key(self) -> str:
        return f"voicevox 1 {self.version} {self.speaker} {self.style_name} {self.style}"

    def speak(self, sentence: str) -> Speech:
        voiced = " ".join(voiced_text(sentence, self.lexicon).text.split())
        if not is_speakable(voiced):
            return Speech(np.zeros(0, np.float32), 24_000)
        query = {**self.engine.audio_query(voiced, self.style), "outputStereo": False}
        samples, sample_rate_hz = self._samples(self.engine.synthesis(query, self.style))
        return trimmed(Speech(samples, sample_rate_hz, phone_times(query, len(samples))))

    def _samples(self, sound: bytes) -> tuple[Samples, int]:
        """Return mono samples of the engine's 16-bit WAV, and their rate."""
        try:
            with wave.open(io.BytesIO(sound)) as opened:
                channels, width = opened.getnchannels(), opened.getsampwidth()
                frames = np.frombuffer(opened.readframes(opened.getnframes()), "<i2")
                sample_rate_hz = opened.getframerate()
        except (wave.Error, EOFError, ValueError) as error:
            message = f"the VOICEVOX engine sends no WAV ({error})"
            raise NarrationError(message, self.engine.url, "restart the engine") from error
        if width != 2 or not len(frames):
            message = f"the VOICEVOX engine sends {len(frames)} samples of {8 * width} bits; 16 bits are wanted"
            raise NarrationError(message, self.engine.url, "restart the engine")
        mono: Samples = frames.reshape(-1, channels).mean(axis=1, dtype=np.float32) / FULL_SCALE
        return mono, sample_rate_hz


def find_voicevox(engine: Engine, choice: VoiceChoice, lexicon: Lexicon, warn: Warn) -> VoicevoxVoice:
    """Return the style that a theme asks for: by names, else by its id with a warning.

    Raises:
        NarrationError: the engine does not answer, or has neither the names nor the id.
    """
    version, speakers = engine.version(), engine.speakers()
    styles = [(person["name"], style["name"], style["id"]) for person in speakers for style in person["styles"]]
    wanted = (choice.voicevox_speaker, choice.voicevox_style)
    for speaker, style_name, style in styles:
        if (speaker, style_name) == wanted:
            return VoicevoxVoice(lexicon, engine, speaker, style_name, style, version)
    for speaker, style_name, style in styles:
        if style == choice.voicevox_id:
            message = f"VOICEVOX has no {'（'.join(wanted)}）; style {style}, {speaker}（{style_name}）, speaks"
            warn(Diagnostic(engine.url, message))
            return VoicevoxVoice(lexicon, engine, speaker, style_name, style, version)
    there = ", ".join(f"{speaker}（{style_name}）" for speaker, style_name, _ in styles)
    raise NarrationError(
        f"VOICEVOX has no {'（'.join(wanted)}）", engine.url, f"set it in the theme; there are {there}"
    )


def answers(url: str) -> bool:
    """Say whether an engine answers at an address, within a second."""
    try:
        return httpx.get(f"{url.rstrip('/')}/version", timeout=PROBE_S, trust_env=False).is_success
    except (httpx.HTTPError, httpx.InvalidURL):
        return False

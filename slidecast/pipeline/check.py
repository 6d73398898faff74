"""`check`: everything that can be told about an episode without rendering it."""

from dataclasses import dataclass
from pathlib import Path

from slidecast.draw.character import load_character
from slidecast.errors import Diagnostic
from slidecast.media.fonts import own_fonts
from slidecast.media.site import is_url
from slidecast.media.theme_files import character_folder
from slidecast.pipeline.coverage import uncovered
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.planning import unpaginated
from slidecast.pipeline.raw_media import missing_media


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in one episode."""

    episode: str
    articles: int
    slides: int
    utterances: int
    theme: str
    diagnostics: tuple[Diagnostic, ...]

    def to_json(self) -> dict[str, object]:
        return {
            "episode": self.episode,
            "articles": self.articles,
            "slides": self.slides,
            "utterances": self.utterances,
            "theme": self.theme,
            "warnings": [{"where": d.where, "message": d.message} for d in self.diagnostics],
        }


def check_episode(path: Path, theme: str | None, cache: Path) -> Findings:
    """Return what is found in an episode; what reading makes of its sentences is kept in `cache`.

    Raises:
        SlidecastError: it cannot be rendered.
    """
    found: list[Diagnostic] = []
    job = Job(path, Path(), cache, look=Look(theme=theme))
    material = gather(job, found.append)
    if material.theme.character.shown:
        load_character(character_folder(material.theme), found.append)
    deck = unpaginated(job, material, ())
    found += _missing_sound(material.episode.audio_reference if material.episode else "", material.files.audio, path)
    if material.deck and material.files.deck:
        found += missing_media(material.deck, material.files.deck)
    found += uncovered(deck, material.theme, str(path), own_fonts())
    articles = len(material.episode.articles) if material.episode else len(deck.articles)
    return Findings(
        str(path), articles, len(deck.slides), len(deck.utterances), material.theme.name, tuple(dict.fromkeys(found))
    )


def _missing_sound(reference: str, audio: Path | None, path: Path) -> list[Diagnostic]:
    if not reference or audio is not None or is_url(reference):
        return []
    return [Diagnostic(str(path), f"the sound {reference!r} is not there; a voice would speak in its place")]

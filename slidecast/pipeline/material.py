"""What an episode is made from: the post or deck, the files beside it, the theme, the readings."""

from dataclasses import dataclass, replace
from pathlib import Path

from slidecast.errors import DeckError, Diagnostic, EpisodeError, UsageError, Warn
from slidecast.media.named import is_folder, is_there
from slidecast.media.resources import resource
from slidecast.media.site import EpisodeFiles, find_beside, find_files
from slidecast.media.theme_files import theme_names, theme_source
from slidecast.model.deck import Deck
from slidecast.model.episode import Episode
from slidecast.model.theme import Theme
from slidecast.parse.deck import read_deck
from slidecast.parse.deck_json import NotADeckError
from slidecast.parse.post import read_episode
from slidecast.parse.source import decode_text
from slidecast.parse.theme import load_theme, matching_theme
from slidecast.pipeline.job import DECK_ENDING, POST_ENDINGS, Job
from slidecast.reading import Lexicon, load_lexicon

READINGS = "readings.tsv"
PROTECTED = "protected_words.txt"
LARGEST_POST = 20 * 1024 * 1024  # bytes; the longest real post has 30 kB


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of an episode before anything is made.

    Attributes:
        episode: the post, read; None for a deck alone.
        deck: the ready-made deck; None where the slides are to be planned from the post.
        files: sound, segments, deck and script, found or given.
        readings: files that the lexicon was read from.
        word_lists: files of words that no line break may split.
    """

    episode: Episode | None
    deck: Deck | None
    files: EpisodeFiles
    theme: Theme
    lexicon: Lexicon
    readings: tuple[Path, ...]
    word_lists: tuple[Path, ...]

    @property
    def title(self) -> str:
        return self.episode.title if self.episode else self.deck.programme if self.deck else ""


def gather(job: Job, warn: Warn) -> Material:
    """Return what the job's episode is made from.

    Raises:
        EpisodeError, DeckError, ThemeError, UsageError: a file that is not there or cannot be read.
    """
    _check_episode(job.episode)
    _check_given(job)
    episode = None if is_deck(job.episode) else read_post(job.episode, warn)
    files = find_sources(job, episode)
    deck = _deck_in(files.deck, job, warn) if files.deck else None
    files = replace(files, deck=files.deck if deck else None)
    theme = theme_of(job.look.theme, episode, deck)
    readings = _own_and_beside(job, READINGS)
    return Material(
        episode, deck, files, theme, load_lexicon(readings, warn), readings, _own_and_beside(job, PROTECTED)
    )


def _deck_in(path: Path, job: Job, warn: Warn) -> Deck | None:
    """Return the deck in a file; None with a warning where the file, which nobody named, holds something else."""
    try:
        return read_deck(_text(path, DeckError), str(path), warn)
    except NotADeckError as failure:
        if path in (job.episode, job.sources.deck):
            raise
        warn(Diagnostic(failure.place, f"{failure.message}; the slides are made from the post"))
        return None


def _own_and_beside(job: Job, name: str) -> tuple[Path, ...]:
    """Return the project's file of that name and the one beside the episode, as far as they are there."""
    return tuple(path for path in (resource("assets", name), job.episode.parent / name) if path.is_file())


def is_deck(path: Path) -> bool:
    return path.suffix == DECK_ENDING


def _check_episode(path: Path) -> None:
    """Refuse what is neither a post nor a deck."""
    if is_folder(path):
        raise EpisodeError("a folder without posts", str(path), f"posts are files ending in {POST_ENDINGS[0]}")
    if not is_there(path):
        raise EpisodeError("no such file", str(path), "name a post (.md), a deck (.json) or a folder of posts")
    if path.suffix not in (*POST_ENDINGS, DECK_ENDING):
        raise EpisodeError(
            f"not an episode: {path.suffix or 'no'} ending", str(path), "posts end in .md, decks in .json"
        )


def _check_given(job: Job) -> None:
    """Refuse files named on the command line that are not there, or are folders; only sound may be a folder's."""
    for name in ("audio", "deck", "script", "timing", "timeline"):
        path: Path | None = getattr(job.sources, name)
        if path is not None and not is_there(path):
            raise UsageError(f"--{name}: no such file", str(path), "check the path")
        if path is not None and name != "audio" and is_folder(path):
            raise UsageError(f"--{name}: a folder, not a file", str(path), "name the file in it")


def read_post(path: Path, warn: Warn) -> Episode:
    """Return the post at `path`, read.

    Raises:
        EpisodeError: not there, not readable, too large, not UTF-8, no front matter.
    """
    return read_episode(_text(path, EpisodeError), str(path), warn)


def _text(path: Path, error: type[EpisodeError] | type[DeckError]) -> str:
    try:
        if path.stat().st_size > LARGEST_POST:
            raise error(f"larger than {LARGEST_POST >> 20} MB", str(path), "is this the right file?")
        return decode_text(path.read_bytes(), str(path), error)
    except OSError as failure:
        raise error(f"cannot be read: {failure.strerror}", str(path), "check the path and its permissions") from failure


def find_sources(job: Job, episode: Episode | None) -> EpisodeFiles:
    """Return the files beside the post, those that the user named in their place."""
    given = job.sources
    if episode is None:
        found = EpisodeFiles(audio=_sound_beside(job.episode), script=find_beside(job.episode, ".txt"))
        found = replace(found, deck=job.episode)
    else:
        found = find_files(job.episode, episode.audio_reference)
    if given.audio is not None:
        folder = is_folder(given.audio)
        beside = None if folder else given.audio
        found = replace(
            found,
            url="",
            audio=beside,
            segments=given.audio if folder else None,
            deck=(beside and find_beside(beside, DECK_ENDING)) or found.deck,
            script=(beside and find_beside(beside, ".txt")) or found.script,
        )
    return replace(found, deck=given.deck or found.deck, script=given.script or found.script)


def _sound_beside(deck: Path) -> Path | None:
    return next((path for ending in (".mp3", ".wav", ".m4a") if (path := find_beside(deck, ending))), None)


def theme_of(wanted: str | None, episode: Episode | None, deck: Deck | None) -> Theme:
    """Return the theme that is wanted, else the one of the episode's programme or actor, else the default.

    Raises:
        ThemeError: no such theme, or a theme file that is wrong.
    """
    if wanted:
        return load_theme(wanted, theme_source)
    known = [load_theme(name, theme_source) for name in theme_names()]
    actors = episode.actors if episode else ()
    programme = episode.programme if episode else deck.programme if deck else ""
    return matching_theme(known, actors, programme) or known[0]

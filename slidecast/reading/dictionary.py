"""Terms by their sounds: those of an episode's texts, abbreviations, and names always written in Latin letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from slidecast.reading.english import spelled
from slidecast.reading.lexicon import Lexicon
from slidecast.reading.sounds import sound_of
from slidecast.reading.vocabulary import LEAST_SOUND, Term, Vocabulary

LEAST_FUZZY = 5  # kana of a term that may also be heard a little differently
HAS_KANA = re.compile(r"[ァ-ヺー]{2}")
CAPITALS = re.compile(r"^(?=[A-Za-z]+$).*?([A-Z]{2,})$")
WELL_KNOWN = (
    "NVIDIA", "Cloudflare", "GitHub", "GitHub Copilot", "GitLab", "Hugging Face", "Google", "DeepMind", "DeepSeek",
    "Microsoft", "YouTube", "Qualcomm", "Kubernetes", "PostgreSQL", "MySQL", "SQLite", "Linux", "Ubuntu", "Python",
    "JavaScript", "TypeScript", "PyTorch", "TensorFlow", "Ollama", "LangChain", "Vercel", "Anthropic", "Discord",
    "Facebook", "Instagram", "LinkedIn", "Reddit", "Salesforce", "Qwen", "Mixtral", "Intel", "Oracle", "Perplexity",
)  # fmt: skip
"""Names that Japanese text writes in Latin letters, and whose sound, which the lexicon has, is no other word."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Terms by their sounds."""

    exact: dict[str, Term]
    fuzzy: tuple[tuple[str, frozenset[str], Term], ...]


@lru_cache(maxsize=16)
def dictionary_of(vocabulary: Vocabulary, lexicon: Lexicon) -> Dictionary:
    """Return what an episode's words in kana may stand for."""
    exact: dict[str, Term] = {}
    heard = frozenset(map(sound_of, vocabulary.kana))
    known = _well_known_to(vocabulary, heard, lexicon)
    for term in (*vocabulary.terms, *_abbreviations(lexicon), *known):
        for sound in term.sounds:
            kept = exact.get(sound)
            if kept is None or _rank(term, lexicon) > _rank(kept, lexicon):
                exact[sound] = term
    fuzzy = tuple(
        (sound, frozenset(sound), term)
        for term in vocabulary.terms
        if term.is_sure
        for sound in term.sounds
        if len(sound) >= LEAST_FUZZY
    )
    return Dictionary(exact, fuzzy)


def _well_known_to(vocabulary: Vocabulary, heard: frozenset[str], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the well-known names that texts write in Latin letters: none where they write others in katakana only.

    Args:
        heard: sounds of what the texts write in katakana, alone or within a longer word.
    """
    in_kana = {term for term in _well_known(lexicon) if any(sound in word for sound in term.sounds for word in heard)}
    in_latin = {term.shown for term in vocabulary.terms}
    if in_kana and not any(term.shown in in_latin for term in _well_known(lexicon)):
        return
    yield from (term for term in _well_known(lexicon) if term not in in_kana)


def _rank(term: Term, lexicon: Lexicon) -> tuple[bool, bool, bool]:
    """Return what decides between terms of one sound: CLAUDE.md and Claude Code both hold the word Claude."""
    return term.is_sure, _is_mixed(term), lexicon.exact(term.shown) is not None


def _is_mixed(term: Term) -> bool:
    """Say whether a term is part Latin, part katakana: what Japanese text writes, where an English title does not."""
    return HAS_KANA.search(term.shown) is not None


@lru_cache(maxsize=16)
def _abbreviations(lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the lexicon's words that are said letter by letter, or end so (LLM, OpenAI): nothing else sounds so."""
    return tuple(
        Term(surface, (sound_of(kana),), is_sure=len(sound_of(kana)) >= LEAST_SOUND)
        for surface, kana in lexicon.entries
        if (letters := CAPITALS.search(surface)) and sound_of(spelled(letters[1])) in sound_of(kana)
    )


@lru_cache(maxsize=16)
def _well_known(lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the names that are written in Latin letters whatever the texts hold."""
    read = ((name, lexicon.exact(name)) for name in WELL_KNOWN)
    return tuple(Term(name, (sound_of(kana),), is_sure=True) for name, kana in read if kana)

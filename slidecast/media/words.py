"""Word lists: one word a line, `#` begins a remark; such as assets/protected_words.txt."""

from pathlib import Path

from slidecast.media.resources import resource


def read_words(path: Path) -> tuple[str, ...]:
    """Return the words of a list, each once, in order; a word may hold spaces."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8-sig").splitlines())
    return tuple(dict.fromkeys(word for word in lines if word))


def protected_words() -> tuple[str, ...]:
    """Return the project's own words that no line break may split."""
    return read_words(resource("assets", "protected_words.txt"))

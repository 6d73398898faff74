"""Characters that no font can draw: told, each with the first slide it stands on, since 〓 stands in their place."""

from collections.abc import Iterator

from slidecast.errors import Diagnostic
from slidecast.model.deck import Deck, Slide
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.theme import Theme

SIZE_PX = 40  # any: which font draws a character does not hang on it
MOST_NAMED = 8
TITLE_LENGTH = 20


def uncovered(deck: Deck, theme: Theme, path: str, metrics: FontMetrics) -> Iterator[Diagnostic]:
    """Yield a warning for each slide with characters that no font can draw and that stand on none before it."""
    font = Font(theme.fonts.stack("body"), SIZE_PX)
    told: set[str] = set()
    for number, slide in enumerate(deck.slides, 1):
        new = [cluster for cluster in metrics.uncovered(_text(slide), font) if cluster not in told]
        told.update(new)
        if new:
            yield Diagnostic(f"{path}, slide {number} ({slide.title[:TITLE_LENGTH]})", _message(new))


def _text(slide: Slide) -> str:
    return "\n".join([slide.title, slide.subhead, *slide.body.units, *(one.shown for one in slide.utterances)])


def _message(clusters: list[str]) -> str:
    named = ", ".join(f"{cluster!r} ({_codes(cluster)})" for cluster in clusters[:MOST_NAMED])
    more = f" and {len(clusters) - MOST_NAMED} more" if len(clusters) > MOST_NAMED else ""
    return f"no font can draw {named}{more}; 〓 stands in {'its' if len(clusters) == 1 else 'their'} place"


def _codes(cluster: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in cluster)

"""Text written for the voice → text for the eye: particles, Latin terms and titles as a reader expects them.

Decks and scripts spell as they sound: は as わ, English in kana. What the episode's own texts write decides how a
term is shown; where nothing decides, the spoken form stays.
"""

from slidecast.reading.lexicon import Lexicon
from slidecast.reading.particles import with_particles
from slidecast.reading.terms import with_terms
from slidecast.reading.titles import with_titles
from slidecast.reading.vocabulary import Vocabulary


def restore(spoken: str, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """Return the text to show for a spoken sentence."""
    parts = with_titles(with_particles(spoken), vocabulary.titles, lexicon)
    return "".join(text if is_final else with_terms(text, vocabulary, lexicon) for text, is_final in parts)

"""What an episode has become: all that its film, its subtitle files and what is handed over with them are made of."""

from dataclasses import dataclass

from slidecast.model.deck import Deck
from slidecast.model.narration import Narration
from slidecast.model.timeline import Timeline
from slidecast.pipeline.material import Material


@dataclass(frozen=True, slots=True)
class Edition:
    """An episode, planned and timed.

    Attributes:
        material: what it is made of.
        deck: its slides, cut into pages.
        timeline: what is shown when.
        narration: what is heard, with the sound of films on slides.
    """

    material: Material
    deck: Deck
    timeline: Timeline
    narration: Narration

"""One size for texts that stand side by side, each on one line."""

from collections.abc import Iterable

from slidecast.model.looks import TextLook
from slidecast.model.text import RichText
from slidecast.typeset.setting import Setter, fitted


def on_one_line(
    setter: Setter, texts: Iterable[RichText], look: TextLook, width: int, *, least: float = 0.0
) -> TextLook:
    """Return the look at the largest size that leaves each text on one line; unchanged where its floor is too large.

    Args:
        least: of that size, which becomes the new floor.
    """
    settings = [fitted(setter, text.strip(), look, width, lines=1) for text in texts if text]
    if not settings or any(len(one.lines) > 1 or one.splits_words for one in settings):
        return look
    size = min(one.size_px for one in settings)
    return look.model_copy(update={"size": size, "floor": max(round(least * size), look.floor)})

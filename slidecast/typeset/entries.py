"""The words of titled entries: a head, and below it a text and points."""

from slidecast.model.bodies import Entries, Entry
from slidecast.model.deck import Slide
from slidecast.model.looks import TextLook
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, stack_of


def entries_of(slide: Slide) -> Entries:
    assert isinstance(slide.body, Entries)
    return slide.body


def entry_words(setter: Setter, entry: Entry, *, align: float = 0.0, head: TextLook | None = None) -> Stack:
    """Return an entry's head, text and points; `head` is the look of its head, None for the theme's."""
    return (*head_words(setter, entry, align=align, look=head), *body_words(setter, entry, align=align))


def head_words(setter: Setter, entry: Entry, *, align: float = 0.0, look: TextLook | None = None) -> Stack:
    """Return an entry's head; none if it has no words."""
    return stack_of(Words(entry.head, look or setter.design.theme.entries.head, align=align))


def body_words(setter: Setter, entry: Entry, *, align: float = 0.0) -> Stack:
    """Return what stands below an entry's head."""
    look = setter.design.theme.entries.text
    points = (Words(item, look, bullet=True, gap_em=0.22) for item in entry.items)
    return stack_of(Words(entry.text, look, align=align, gap_em=0.2), *points)

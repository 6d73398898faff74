"""Text and sound to an Alignment: when each utterance is spoken, and how sure that is."""

from slidecast.align.method import align
from slidecast.align.options import AlignOptions, Group, Telling, groups_of

__all__ = ["AlignOptions", "Group", "Telling", "align", "groups_of"]

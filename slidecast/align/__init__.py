"""Text and sound to an Alignment: when each utterance is spoken, and how sure that is."""

from slidecast.align.method import align
from slidecast.align.options import AlignOptions, Group, Telling, groups_of
from slidecast.align.script import read_script, with_script

__all__ = ["AlignOptions", "Group", "Telling", "align", "groups_of", "read_script", "with_script"]

"""Typesetting: a deck and a theme become pages of items at fixed pixels. Pure; paints nothing."""

from slidecast.typeset.page import lay_out
from slidecast.typeset.paginate import paginate
from slidecast.typeset.scene import lay_out_scene
from slidecast.typeset.subtitle import lay_out_cue, subtitle_measure

__all__ = ["lay_out", "lay_out_cue", "lay_out_scene", "paginate", "subtitle_measure"]

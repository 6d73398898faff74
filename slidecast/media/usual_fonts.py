"""Imported for what it does: it reads the tables of the fonts that themes use unless they say otherwise.

The server that processes are forked from imports it beforehand (`processes.warm_up`), so that none of them has to.
"""

from contextlib import suppress

from fontTools.ttLib import TTLibError

from slidecast.media.font_tables import read_tables
from slidecast.media.resources import resource
from slidecast.model.looks import Fonts

_USUAL = Fonts()

for _name in dict.fromkeys((*_USUAL.stack("body"), *_USUAL.stack("strong"), *_USUAL.stack("label"))):
    with suppress(OSError, TTLibError, KeyError):  # told by the process that cannot do without
        read_tables(resource("fonts", _name))

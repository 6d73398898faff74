"""Imported for what it does, in the server that processes are forked from (`processes.warm_up`), and last of all.

It reads the tables of the fonts that themes use unless they say otherwise, so that no process has to, and takes what
has been imported from the garbage collector, which would make each process copy the pages that it looks at.
"""

import gc
import importlib
from contextlib import suppress

from slidecast.media.font_tables import NotAFontError, read_tables
from slidecast.media.resources import resource
from slidecast.model.looks import Fonts

importlib.import_module("segno")  # draws codes; this process itself imports it only where it does

_USUAL = Fonts()

for _name in dict.fromkeys((*_USUAL.stack("body"), *_USUAL.stack("strong"), *_USUAL.stack("label"))):
    with suppress(OSError, NotAFontError):  # told by the process that cannot do without
        read_tables(resource("fonts", _name))
gc.freeze()

"""What the names of files and titles tell: the programme and the date, as in `番組 podcast 20250918`."""

import re

NAMED_DATE = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")
TAIL = re.compile(r"[\s_]*(?:podcast|pdocast)?[\s_]*20\d{6}(?!\d).*$|\s*※.*$", re.DOTALL)


def programme_of(name: str) -> str:
    """Return a title or file name without date and remarks; empty if it holds nothing else or no date."""
    return TAIL.sub("", name).strip(" 　_") if TAIL.search(name) else ""

"""Text files as they come, whatever their encoding: scripts and times are written on all kinds of machines."""

ENCODINGS = ("utf-8-sig", "cp932", "euc_jp")
LOST = "\ufffd"


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, Shift JIS or EUC; line ends as newlines, U+FFFD for what is lost."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    encodings = ("utf-16",) if marked else (*_wide(content), *ENCODINGS)
    text = next((text for text in (_strictly(content, one) for one in encodings) if text is not None), None)
    text = text if text is not None else content.decode("utf-16" if marked else "utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide(content: bytes) -> tuple[str, ...]:
    """Return UTF-16 without a mark where the zero bytes of line ends and spaces tell it."""
    first, second = content[::2].count(0), content[1::2].count(0)
    return () if first == second else ("utf-16-be" if first > second else "utf-16-le",)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def lost_characters(text: str) -> int:
    """Return how many characters of a text cannot be read: lost ones, and those that control a machine."""
    return text.count(LOST) + sum(letter < " " and not letter.isspace() for letter in text)

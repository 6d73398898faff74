"""What the presenter says of its own: the lines around the articles, in the character's manner.

A theme gives them (`spoken:` in theme.yaml), the planner fills in their fields and speaks them.
"""

from dataclasses import dataclass
from string import Formatter

FIELDS = frozenset({"programme", "date_spoken", "count", "number", "ordinal", "title"})


@dataclass(frozen=True, slots=True)
class SpokenLines:
    """Templates, one sentence each, spoken and shown in order; an empty tuple says nothing.

    In every line these fields in braces are filled in:

    - `{programme}`: the programme's name.
    - `{date_spoken}`: the post's own date, as `9月18日`. A line that names it is left out when the date is unknown.
    - `{count}`: how many articles there are, as `5`.
    - `{number}`, `{ordinal}`, `{title}`: in `section` only: the article's number, as `2`; the same as `2つ目`
      (`10個目` from ten up); the article's title.

    Attributes:
        opening: greeting, on the first slide, before the agenda.
        agenda: said while the first slide shows the titles; left out without articles.
        section: said on each article's section slide; the line that names `{title}` is how the title gets spoken.
            A `section` without a `{title}` is followed by the bare title.
        announcement: said before the post's `information`; left out when there is none.
        form: invites letters; left out when the post has no letters form.
        closing: farewell, last of all.
    """

    opening: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    section: tuple[str, ...] = ("{title}",)
    announcement: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for line in self.opening + self.agenda + self.section + self.announcement + self.form + self.closing:
            unknown = fields_of(line) - FIELDS
            if unknown:
                raise ValueError(f"spoken line {line!r} has the field {{{min(unknown)}}}; known: {sorted(FIELDS)}")


def fields_of(line: str) -> frozenset[str]:
    """Return the names in braces of a line.

    Raises:
        ValueError: a brace is not closed.
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(line) if name is not None)

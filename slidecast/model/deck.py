"""A deck: the slides in order, each with its content and the sentences spoken on it, unlaid."""

from dataclasses import dataclass
from enum import StrEnum

from slidecast.model.bodies import Body
from slidecast.model.time import TimeRange

SUBHEAD_JOINT = " ／ "  # between the parts of a line below the title


class SlideKind(StrEnum):
    """The kinds of slide: the field's names (まじん式, version 3) and, last, what prose needs."""

    AGENDA = "agenda"
    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    CARDS = "cards"
    HEADER_CARDS = "headerCards"
    BULLET_CARDS = "bulletCards"
    COMPARE = "compare"
    STATS_COMPARE = "statsCompare"
    BAR_COMPARE = "barCompare"
    PROCESS = "process"
    PROCESS_LIST = "processList"
    TIMELINE = "timeline"
    DIAGRAM = "diagram"
    CYCLE = "cycle"
    TABLE = "table"
    PROGRESS = "progress"
    QUOTE = "quote"
    KPI = "kpi"
    FAQ = "faq"
    TRIANGLE = "triangle"
    PYRAMID = "pyramid"
    FLOW_CHART = "flowChart"
    STEP_UP = "stepUp"
    IMAGE_TEXT = "imageText"
    CLOSING = "closing"
    RAW_MEDIA = "rawmedia"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence.

    Attributes:
        spoken: for the voice: no markup, URL or emoji.
        shown: for the eye, as on the slide and in the subtitle.
        unit: the unit of the slide's body (see `Body.units`) that is set off while it is spoken; None for none.
        own: a line of the theme's, not of the episode: a finished sound may do without it.
    """

    spoken: str
    shown: str
    unit: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """The content of one screenful, unlaid.

    Attributes:
        title: shown at the head; may be empty.
        body: what the kind's master lays out.
        utterances: what is spoken while it shows, in order.
        article: number of the article it belongs to, from 1; None for opening and closing.
        subhead: a line below the title; its parts are joined by SUBHEAD_JOINT.
        url: the article's link: shown as domain, and as QR code on a section.
        time: from a deck that holds timings.
        page: which page of its article this is, from 1, and `pages`, how many; 0 for none.
    """

    kind: SlideKind
    title: str
    body: Body
    utterances: tuple[Utterance, ...] = ()
    article: int | None = None
    subhead: str = ""
    url: str = ""
    time: TimeRange | None = None
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in order, with what every slide shows of its episode.

    Attributes:
        programme: the programme's name.
        date: as shown, `2025.09.18`; empty when unknown.
        articles: titles of the articles, in order.
        protected: words that no line break may split.
    """

    slides: tuple[Slide, ...]
    programme: str
    date: str
    articles: tuple[str, ...]
    protected: tuple[str, ...] = ()

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in spoken order; an utterance's index is its place here."""
        return tuple(utterance for slide in self.slides for utterance in slide.utterances)

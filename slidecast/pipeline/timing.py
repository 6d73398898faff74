"""When everything is said and shown: alignment, subtitles, mouths, and the timeline made of them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from slidecast.align import AlignOptions, groups_of
from slidecast.align.deck_times import Times, times_in_sound
from slidecast.align.options import Group
from slidecast.align.timing_files import load_timing
from slidecast.align.verbatim import DOUBTFUL
from slidecast.assemble import Canvas, assemble, timed_utterances, timeline_from_json
from slidecast.assemble.inserted import inserted
from slidecast.assemble.mouths import mouths
from slidecast.caption.cues import make_cues
from slidecast.caption.limits import CueLimits, band_setter
from slidecast.errors import AlignmentError, Warn
from slidecast.media.cache import Cache
from slidecast.media.fonts import own_fonts
from slidecast.media.sound import duration
from slidecast.model.alignment import Alignment, Method
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration, Phone, SoundSource
from slidecast.model.time import FrameRate
from slidecast.model.timeline import Cue, Sound, TimedUtterance, Timeline
from slidecast.parse.source import decode_text
from slidecast.pipeline.edition import Edition
from slidecast.pipeline.inner_times import inner_time_of
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept_alignment import LIMIT_BYTES, aligned
from slidecast.pipeline.material import Material
from slidecast.pipeline.opening import with_films, with_sound
from slidecast.pipeline.planning import words_of
from slidecast.pipeline.report import Report
from slidecast.typeset import subtitle_measure

Cues = tuple[Cue, ...]
MISFIT = Fraction(1)  # seconds that a sound may be longer or shorter than its timeline
PACED_NOTE = "paced: the voice retells the text, so no sentence is set off"
PACED_OFF = " and there are no subtitles (--subtitles on shows the text's)"
PACED_ON = "; the subtitles are the text's, timed by length"


def canvas_of(job: Job) -> Canvas:
    return Canvas(job.look.width, job.look.height, FrameRate(Fraction(job.look.fps)))


def timed(job: Job, material: Material, deck: Deck, narration: Narration, report: Report) -> Edition:
    """Return the edition with its timeline, the user's own or one made by alignment, and with films in its sound.

    Raises:
        AlignmentError: text and sound do not belong together, or a timing file is wrong.
    """
    if job.sources.timeline is not None:
        given = with_given_sound(job, Edition(material, deck, read_timeline(job.sources.timeline, deck), narration))
        _tell_differences(job, given.timeline, report)
        return given
    timeline = timeline_of(job, material, deck, narration, report)
    return with_films(job, Edition(material, deck, timeline, narration), report)


def timeline_of(job: Job, material: Material, deck: Deck, narration: Narration, report: Report) -> Timeline:
    """Return the timeline of the narration, made by alignment.

    Raises:
        AlignmentError: text and sound do not belong together, or a timing file is wrong.
    """
    options = AlignOptions(lexicon=material.lexicon, groups=groups_of(deck), force=job.force, timing=job.sources.timing)
    cache = Cache(job.cache / "alignments", LIMIT_BYTES)
    alignment = aligned(deck, narration, options, cache, report.warn)
    _tell(alignment, report)
    said = timed_utterances(deck, alignment)
    canvas = canvas_of(job)
    frames = canvas.rate.frame_at(narration.duration)
    sound = Sound(str(narration.source), str(narration.path), narration.duration)
    times = slide_times(options.groups, narration, alignment.method)
    cues: Cues = ()
    if _wants_subtitles(job, alignment.method, report):
        warn = report.fast_subtitles.append
        cues = _cues(job, material, said, phones=alignment.phones, protected=deck.protected, warn=warn)
    tracks = (cues, mouths(alignment.phones, canvas.rate, frames))
    return assemble(deck, said, tracks, (sound, canvas), report.warn, times)


def slide_times(groups: tuple[Group, ...], narration: Narration, method: Method) -> Times:
    """Return when the sound holds each slide, as the deck says; of films and stills alone where it decides no more.

    A sound that is made here holds neither.
    """
    made_here = narration.source in (SoundSource.SEGMENTS, SoundSource.VOICE)
    times = None if made_here else times_in_sound(groups, narration.duration)
    decides = method is Method.DECK
    return tuple(time if decides or group.media else None for group, time in zip(groups, times or (), strict=False))


def refuse_wrong_times(job: Job, deck: Deck) -> None:
    """Read the times that the user gives, so that a file that is wrong is told before any voice speaks.

    Raises:
        AlignmentError: as `load_timing` and `timeline_from_json`.
    """
    if job.sources.timing is not None:
        load_timing(job.sources.timing)
    if job.sources.timeline is not None:
        read_timeline(job.sources.timeline, deck)


def read_timeline(path: Path, deck: Deck) -> Timeline:
    """Return the timeline of a file that the user edited.

    Raises:
        AlignmentError: it cannot be read, is not UTF-8, or as `timeline_from_json`.
    """
    try:
        text = decode_text(path.read_bytes(), str(path), AlignmentError)
    except OSError as error:
        raise AlignmentError(f"the timeline cannot be read ({error.strerror})", str(path)) from error
    return timeline_from_json(text, str(path), deck)


def with_given_sound(job: Job, edition: Edition) -> Edition:
    """Return an edition whose timeline the user gave, with what it inserts in its sound.

    Raises:
        AlignmentError: it is of another sound.
    """
    timeline, heard = edition.timeline, duration(edition.narration.path)
    length = timeline.rate.seconds_at(timeline.frames)
    inserts = inserted(timeline, edition.deck)
    if inserts and abs(heard + timeline.rate.seconds_at(sum(i.length for i in inserts)) - length) <= MISFIT:
        longer = with_sound(job, edition, inserts)
        told = replace(timeline, sound=replace(timeline.sound, path=str(longer.path)))
        return replace(edition, timeline=told, narration=longer)
    if abs(heard - length) > MISFIT:
        raise AlignmentError(
            f"made for a sound of {float(timeline.sound.duration):.1f} s, but this one lasts {float(heard):.1f} s",
            str(job.sources.timeline),
            "give the sound that it was made for",
        )
    return edition


def _tell_differences(job: Job, timeline: Timeline, report: Report) -> None:
    """Note where the given timeline overrides what else was asked for."""
    asked = canvas_of(job)
    own = Canvas(timeline.width, timeline.height, timeline.rate)
    if own != asked:
        report.watcher.note(
            f"the timeline decides: {own.width}x{own.height} at {float(own.rate.fps):g} frames a second"
        )


def _wants_subtitles(job: Job, method: Method, report: Report) -> bool:
    """Return whether there are to be subtitles, and note where nobody knows which sentence is spoken when."""
    wanted = has_subtitles(job.look.subtitles, method)
    if method is Method.PACED:
        report.watcher.note(PACED_NOTE + (PACED_ON if wanted else PACED_OFF))
    return wanted


def _cues(
    job: Job,
    material: Material,
    said: Sequence[TimedUtterance],
    *,
    phones: Sequence[Phone],
    protected: tuple[str, ...],
    warn: Warn,
) -> Cues:
    """Return the subtitles of what is said, in the lines of the picture's band.

    Args:
        phones: of the whole narration; empty where unknown.
        protected: words that no cue may split.
        warn: told of cues that are faster than viewers can read.
    """
    limits, fonts = CueLimits(), own_fonts()
    style, measure_px = subtitle_measure(material.theme, (job.look.width, job.look.height), fonts)
    return make_cues(
        said,
        warn,
        limits,
        set_lines=band_setter(style, measure_px, fonts, limits),
        inner_time=inner_time_of(phones, material.lexicon, words_of(job, material)),
        protected=protected,
    )


def has_subtitles(asked: str, method: Method) -> bool:
    """Return whether there are subtitles; `auto`: none where nobody knows which sentence is spoken when."""
    return asked == "on" or (asked == "auto" and method is not Method.PACED)


def _tell(alignment: Alignment, report: Report) -> None:
    """Note how the times were found."""
    report.method, report.verdict = alignment.method, alignment.verdict
    report.mean_gap, report.agreement = alignment.mean_gap, alignment.agreement
    report.unwritten = [(float(span.start), float(span.end)) for span in alignment.unwritten]
    report.doubtful = [
        index for index, found in enumerate(alignment.utterances) if found.range and found.confidence < DOUBTFUL
    ]

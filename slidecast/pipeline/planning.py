"""The deck to show: planned from the post, or ready-made, cut into pages that fit."""

from dataclasses import replace
from pathlib import Path

from slidecast.errors import UsageError, Warn
from slidecast.media.resources import resource
from slidecast.media.words import read_words
from slidecast.model.deck import Deck
from slidecast.model.metrics import FontMetrics
from slidecast.model.theme import Theme
from slidecast.pipeline.coverage import uncovered
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept import Kept, kept_layout, kept_words
from slidecast.pipeline.material import Material
from slidecast.pipeline.pictures import with_pictures
from slidecast.pipeline.raw_media import with_raw_media
from slidecast.pipeline.showing import with_shown_text, with_written_texts
from slidecast.plan.emphasis import with_emphasis
from slidecast.plan.prose import PlanOptions, plan_deck
from slidecast.plan.ready import ready_deck
from slidecast.typeset import paginate

ONLY_HINT = "give a number or a range of the episode's articles, as --only 2 or --only 2-3"


def plan(job: Job, material: Material, credits: tuple[str, ...], metrics: FontMetrics, warn: Warn) -> Deck:
    """Return the paginated deck of the episode, with the sentences that will be spoken on each slide.

    Raises:
        UsageError: `--only` asks for articles that the episode has not.
        AlignmentError: the script cannot be read.
    """
    deck = replace(unpaginated(job, material, credits), protected=protected_words(material, warn))
    source = material.files.deck or job.episode
    deck = with_pictures(deck, job, warn, str(source) if material.deck else "")
    deck = with_raw_media(deck, source, job, warn)
    _refuse_missing(job, deck)
    size = job.look.width, job.look.height
    layout = layout_of(job, material.theme, size)
    layout.cache.trim_seldom()
    deck = paginate(deck, material.theme, size, metrics, layout)
    script = script_of(job, material)
    if script is not None:
        from slidecast.align.script import read_script, with_script  # late: it takes its time, and few decks need it

        scripted = with_script(deck, read_script(script, warn), material.lexicon)
        deck = with_shown_text(scripted, material, words_of(job, material))
    for missing in uncovered(deck, material.theme, str(job.episode), metrics):
        warn(missing)
    spoken_here = material.files.audio is None and material.files.segments is None
    if job.only is not None and spoken_here and job.sources.timeline is None:
        deck = replace(deck, slides=tuple(slide for slide in deck.slides if _wanted(job, slide.article)))
    return deck


def layout_of(job: Job, theme: Theme, size: tuple[int, int]) -> Kept:
    """Return what typesetting made in earlier runs with the job's cache."""
    return kept_layout(job.cache / "layout", theme, size, resource("fonts"))


def words_of(job: Job, material: Material) -> Kept:
    """Return what reading made of sentences in earlier runs with the job's cache."""
    return kept_words(job.cache / "words", material.lexicon)


def protected_words(material: Material, warn: Warn) -> tuple[str, ...]:
    """Return the words that no line break may split: the project's, of a list beside the episode, and the theme's."""
    listed = (word for path in material.word_lists for word in read_words(path, warn))
    return (*listed, *material.theme.composition.protected)


def script_of(job: Job, material: Material) -> Path | None:
    """Return the script to follow: the one given, else one found, unless a deck tells what is spoken on each slide.

    None for stills, which show nothing of it.
    """
    if job.stills:
        return None
    return job.sources.script or (material.files.script if material.deck is None else None)


def _refuse_missing(job: Job, deck: Deck) -> None:
    """Refuse `--only` with a number that no article has."""
    if job.only is None:
        return
    there = {slide.article for slide in deck.slides}
    missing = next((number for number in range(job.only[0], job.only[1] + 1) if number not in there), None)
    if missing is not None:
        count = len(deck.articles)
        raise UsageError(f"--only: no article {missing}; there are {count}", str(job.episode), ONLY_HINT)


def _wanted(job: Job, article: int | None) -> bool:
    return article is not None and job.only is not None and job.only[0] <= article <= job.only[1]


def _written(deck: Deck, job: Job, material: Material) -> Deck:
    """Return a ready-made deck with its texts, what is shown of its sentences, and what each of these sets off."""
    words = words_of(job, material)
    words.cache.trim_seldom()
    deck = with_written_texts(deck, material, words)
    return deck if job.stills else with_emphasis(with_shown_text(deck, material, words), words)


def unpaginated(job: Job, material: Material, credits: tuple[str, ...]) -> Deck:
    """Return the slides as planned or given, whatever their length; of a deck's stills nothing is spoken."""
    if material.deck is not None:
        return _written(ready_deck(material.deck, material.episode, credits), job, material)
    assert material.episode is not None, "an episode is a post, a deck or both"
    options = PlanOptions(plain=job.look.plain, credits=credits)
    return plan_deck(material.episode, material.theme.spoken, options)

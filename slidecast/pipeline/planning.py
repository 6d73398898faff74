"""The deck to show: planned from the post, or ready-made, cut into pages that fit."""

from dataclasses import replace

from slidecast.errors import UsageError
from slidecast.model.deck import Deck
from slidecast.model.metrics import FontMetrics
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import Material
from slidecast.plan.prose import PlanOptions, plan_deck
from slidecast.plan.ready import ready_deck
from slidecast.typeset import paginate


def plan(job: Job, material: Material, credits: tuple[str, ...], metrics: FontMetrics) -> Deck:
    """Return the paginated deck of the episode.

    Raises:
        UsageError: `--only` asks for articles that the episode has not.
    """
    deck = unpaginated(job, material, credits)
    if job.only is not None and not any(_wanted(job, slide.article) for slide in deck.slides):
        count = len(deck.articles)
        raise UsageError(f"--only: no article {job.only[0]}; there are {count}", str(job.episode))
    if job.only is not None and material.files.audio is None and material.files.segments is None:
        deck = replace(deck, slides=tuple(slide for slide in deck.slides if _wanted(job, slide.article)))
    return paginate(deck, material.theme, (job.look.width, job.look.height), metrics)


def _wanted(job: Job, article: int | None) -> bool:
    return article is not None and job.only is not None and job.only[0] <= article <= job.only[1]


def unpaginated(job: Job, material: Material, credits: tuple[str, ...]) -> Deck:
    """Return the slides as planned or given, whatever their length."""
    if material.deck is not None:
        return ready_deck(material.deck, material.episode, credits)
    assert material.episode is not None, "an episode is a post, a deck or both"
    options = PlanOptions(plain=job.look.plain, credits=credits)
    return plan_deck(material.episode, material.theme.spoken, options)

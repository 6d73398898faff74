"""`--stills`: a PNG and a JSON a slide, and all slides on one sheet; no sound, no video."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from slidecast.draw.sheet import contact_sheet, write_png
from slidecast.media.cache import Cache
from slidecast.media.fonts import own_fonts
from slidecast.media.kept_tables import LIMIT_BYTES as FONTS_BYTES
from slidecast.media.processes import Ahead, interrupts_ignored, process_context
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.picture import Rgb
from slidecast.model.theme import Theme
from slidecast.pipeline.job import Job
from slidecast.pipeline.kept_art import art_of, start_art
from slidecast.pipeline.material import Material
from slidecast.pipeline.outputs import REPORT, make_folder, write_output, write_text
from slidecast.pipeline.painting import Recipe
from slidecast.pipeline.planning import plan
from slidecast.pipeline.report import Report
from slidecast.pipeline.slide_files import write_slide


def make_stills(job: Job, material: Material, credits: tuple[str, ...], report: Report) -> Report:
    """Write the stills and the report, and return it.

    Raises:
        SlidecastError: by who can put it right; nothing half-written is left.
    """
    make_folder(job.folder)
    own_fonts().keep_tables(Cache(job.cache / "fonts", FONTS_BYTES))
    with Ahead(job.jobs) as ahead:
        start_art(ahead, job, material.theme)
        with report.stage("plan"):
            deck = plan(job, material, credits, own_fonts(), report.warn)
        with report.stage("draw"):
            write_stills(job, deck, material.theme, report)
    report.outputs["report"] = str(job.folder / REPORT)
    write_text(job.folder / REPORT, report.text())
    return report


def write_stills(job: Job, deck: Deck, theme: Theme, report: Report) -> None:
    """Write slides/NNN.png, slides/NNN.json and contact.png, and remove those of an earlier, longer deck."""
    size = job.look.width, job.look.height
    folder = job.folder / "slides"
    make_folder(folder)
    shown = [
        index
        for index, slide in enumerate(deck.slides)
        if _wanted(job, slide.article) and not (isinstance(slide.body, RawMedia) and not slide.body.digest)
    ]
    cells = write_all(Recipe(deck, theme, size, art=art_of(job)), folder, shown, job.jobs)
    kept = {f"{index + 1:03d}" for index in shown}
    for stale in folder.glob("[0-9][0-9][0-9].*"):
        if stale.stem not in kept:
            stale.unlink()
    contact = job.folder / "contact.png"
    write_output(contact, lambda beside: write_png(beside, contact_sheet(cells)))
    report.frames = report.distinct_pictures = len(cells)
    report.outputs |= {"stills": str(folder), "contact": str(contact)}


def _wanted(job: Job, article: int | None) -> bool:
    return job.only is None or (article is not None and job.only[0] <= article <= job.only[1])


def write_all(recipe: Recipe, folder: Path, slides: Sequence[int], jobs: int) -> list[Rgb]:
    """Write these slides of a deck, by several processes, and return each as on the contact sheet, in their order."""
    several = min(jobs, len(slides))
    write = partial(write_slide, recipe, folder)
    if several < 2:
        return list(map(write, slides))
    try:
        with ProcessPoolExecutor(several, process_context()) as pool:
            with interrupts_ignored():  # the parent alone answers Ctrl-C
                drawn = [pool.submit(write, index) for index in slides]
            return [cell.result() for cell in drawn]
    except BrokenProcessPool:  # one was killed: out of memory, most likely
        return list(map(write, slides))

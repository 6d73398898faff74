"""Deck and Alignment to Timeline: times become frames here, once, by rounding cuts."""

from slidecast.assemble.crop import crop, span_of_articles
from slidecast.assemble.timeline import Canvas, assemble, timed_utterances
from slidecast.assemble.timeline_file import timeline_from_json, timeline_to_json

__all__ = [
    "Canvas",
    "assemble",
    "crop",
    "span_of_articles",
    "timed_utterances",
    "timeline_from_json",
    "timeline_to_json",
]

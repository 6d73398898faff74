"""Timeline in; the film out: runs of equal frames, and (`film.clip`) the moviepy clip that shows them."""

from slidecast.film.states import make_film, progress_steps

__all__ = ["make_film", "progress_steps"]

"""Frames of film files, fitted whole into their box."""

from PIL import Image

from slidecast.media.recent import Recent
from slidecast.media.reels import Reel, open_reel
from slidecast.model.page import FilmItem

REELS_HELD = 2  # each has a process that decodes


class Projector:
    """Paints frames of films; keeps the films open that were painted last: the next frame follows quickly."""

    def __init__(self) -> None:
        self._reel: Recent[tuple[str, int, int], Reel] = Recent(lambda key: open_reel(*key), REELS_HELD)

    def paint(self, picture: Image.Image, item: FilmItem) -> None:
        """Paint the film's frame, its proportion kept, in the middle of its box."""
        frame = Image.fromarray(self._reel((item.path, item.width, item.height)).frame_at(item.moment))
        picture.paste(frame, (item.x + (item.width - frame.width) // 2, item.y + (item.height - frame.height) // 2))

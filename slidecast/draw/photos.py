"""Pictures from files, fitted whole into their box, with round corners."""

from pathlib import Path

from PIL import Image

from slidecast.draw.boxes import mask_bytes, round_mask
from slidecast.draw.memo import Memo
from slidecast.model.page import PictureItem

PHOTOS_BYTES = 48_000_000
MOST_ENLARGED = 2.0  # beyond that a picture turns to mush; an icon stays small in its frame


class PhotoPainter:
    """Paints pictures from files; holds those painted last at the size they were painted in."""

    def __init__(self) -> None:
        self._photos: Memo[Image.Image] = Memo(PHOTOS_BYTES, mask_bytes)

    def paint(self, picture: Image.Image, item: PictureItem) -> None:
        """Paint the file's picture, its proportion kept, in the middle of its box.

        Raises:
            OSError: the file is gone or is no picture (loading it puts that right earlier).
        """
        photo = self._photos.get((item.path, item.width, item.height, item.radius), lambda: fitted(item))
        corner = item.x + (item.width - photo.width) // 2, item.y + (item.height - photo.height) // 2
        picture.paste(photo, corner, photo)


def fitted(item: PictureItem) -> Image.Image:
    """Return the file's picture scaled into the item's box, mode RGBA."""
    with Image.open(Path(item.path)) as source:
        whole = source.convert("RGBA")
    scale = min(item.width / whole.width, item.height / whole.height, MOST_ENLARGED)
    size = max(round(whole.width * scale), 1), max(round(whole.height * scale), 1)
    photo: Image.Image = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if item.radius:
        corners = Image.new("L", size)
        radius = min(item.radius, size[0] // 2, size[1] // 2)
        corners.paste(photo.getchannel("A"), mask=round_mask(size, radius))
        photo.putalpha(corners)
    return photo

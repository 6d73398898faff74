"""Pages: items painted in order onto an RGB picture."""

from collections.abc import Iterable
from dataclasses import replace

from PIL import Image

from slidecast.draw.boxes import BoxPainter, mask_bytes
from slidecast.draw.codes import paint_code
from slidecast.draw.marks import Tile
from slidecast.draw.memo import Memo
from slidecast.draw.photos import PhotoPainter
from slidecast.draw.projector import Projector
from slidecast.draw.shapes import paint_shape
from slidecast.draw.texts import TextPainter
from slidecast.media.fonts import FontLibrary
from slidecast.model.page import BoxItem, FilmItem, PageItem, PictureItem, QrItem, ShapeItem, TextItem

TILES_BYTES = 24_000_000


def tile_bytes(tile: Tile) -> int:
    return mask_bytes(tile.layer)


class PagePainter:
    """Paints items; holds the layers of those painted last. Equal items, equal bytes, whatever it holds."""

    def __init__(self, fonts: FontLibrary) -> None:
        self._texts = TextPainter(fonts)
        self._boxes = BoxPainter()
        self._photos = PhotoPainter()
        self._projector = Projector()
        self._tiles: Memo[Tile] = Memo(TILES_BYTES, tile_bytes)

    def paint(self, picture: Image.Image, items: Iterable[PageItem]) -> None:
        """Paint the items in order onto an RGB picture."""
        for item in items:
            self._paint_item(picture, item)

    def _paint_item(self, picture: Image.Image, item: PageItem) -> None:
        match item:
            case TextItem():
                self._texts.paint(picture, item)
            case BoxItem():
                self._boxes.paint(picture, item)
            case ShapeItem():
                self._paint_shape(picture, item)
            case QrItem():
                self._paint_code(picture, item)
            case PictureItem():
                self._photos.paint(picture, item)
            case FilmItem():
                self._projector.paint(picture, item)

    def _paint_shape(self, picture: Image.Image, item: ShapeItem) -> None:
        key = (item.name, item.width, item.height, item.colours, item.values)
        tile = self._tiles.get(key, lambda: paint_shape(item))
        picture.paste(tile.layer, (item.x + tile.x, item.y + tile.y), tile.layer)

    def _paint_code(self, picture: Image.Image, item: QrItem) -> None:
        def code() -> Tile:
            square = Image.new("RGB", (item.size, item.size))
            paint_code(square, replace(item, x=0, y=0))
            return Tile(square)

        tile = self._tiles.get((item.text, item.size, item.dark, item.light), code)
        picture.paste(tile.layer, (item.x, item.y))

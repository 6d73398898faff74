"""Pictures from a local server: what is a picture becomes a small PNG; what is not is told, and nothing is left."""

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Barrier, Thread

import pytest
from PIL import Image

from slidecast.errors import Diagnostic, DownloadError
from slidecast.media.download_limits import Policy
from slidecast.media.images import KEPT_SIDE_PX, drawn_svg, load_picture, load_pictures

ALLOWED = Policy(allow_private=True)
RED, BLUE = (200, 0, 0), (0, 0, 200)


def encoded(form: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, RED).save(stream, form, **options)
    return stream.getvalue()


def animation() -> bytes:
    return encoded("GIF", save_all=True, append_images=[Image.new("RGB", (60, 40), BLUE)])


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turned by 90 degrees
    return encoded("JPEG", exif=exif)


def svg(attributes: str, content: str = '<rect width="100%" height="100%" fill="#c80000"/>') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode()


FILES: dict[str, Callable[[], bytes]] = {  # made when they are asked for
    "/red.png": lambda: encoded("PNG"),
    "/red.jpg": lambda: encoded("JPEG"),
    "/red.webp": lambda: encoded("WEBP"),
    "/palette.png": lambda: encoded("PNG"),
    "/animated.gif": animation,
    "/turned.jpg": turned,
    "/wide.png": lambda: encoded("PNG", (4000, 40)),
    "/huge.png": lambda: encoded("PNG", (6000, 5000), compress_level=1),
    "/spacer.gif": lambda: encoded("GIF", (1, 1)),
    "/broken.png": lambda: encoded("PNG")[:60],
    "/page.png": lambda: b"<!DOCTYPE html><html><body>no picture</body></html>",
    "/drawn.svg": lambda: svg('width="120" height="60"'),
    "/box.svg": lambda: svg('viewBox="0 0 30 90"'),
    "/sizeless.svg": lambda: svg(""),
    "/line.svg": lambda: svg('width="1" height="100000"'),
    "/open.svg": lambda: svg('width="9" height="9"', "<rect>"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/heavy.png":
            self.stream(encoded("PNG"), 50_000_001)
            return
        body = FILES[self.path]() if self.path in FILES else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def stream(self, head: bytes, size: int) -> None:
        """Send so many bytes without saying so before."""
        self.send_response(200)
        self.end_headers()
        block = bytes(1_000_000)
        with suppress(OSError):  # whoever has enough hangs up
            for start in range(0, size, len(block)):
                self.wfile.write(head + block[len(head) :] if start == 0 else block[: size - start])

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def shown(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return Image.Image.convert(picture, "RGB")


@pytest.mark.parametrize("name", ["red.png", "red.jpg", "red.webp", "animated.gif"])
def test_every_kind_of_picture_becomes_a_still(site: str, tmp_path: Path, name: str) -> None:
    picture = shown(load_picture(f"{site}/{name}", tmp_path, ALLOWED))
    assert picture.size == (60, 40)
    red, green, blue = picture.getpixel((30, 20))  # type: ignore[misc]
    assert red > 190
    assert max(green, blue) < 10


def test_a_photo_stands_upright(site: str, tmp_path: Path) -> None:
    assert shown(load_picture(f"{site}/turned.jpg", tmp_path, ALLOWED)).size == (40, 60)


def test_a_large_picture_is_kept_small(site: str, tmp_path: Path) -> None:
    assert shown(load_picture(f"{site}/wide.png", tmp_path, ALLOWED)).size == (KEPT_SIDE_PX, 19)


@pytest.mark.parametrize(("name", "size"), [("drawn.svg", (1920, 960)), ("box.svg", (640, 1920))])
def test_an_svg_is_drawn(site: str, tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    picture = shown(load_picture(f"{site}/{name}", tmp_path, ALLOWED))
    assert picture.size == size
    assert picture.getpixel((300, 300)) == RED


@pytest.mark.parametrize("href", ["{path}", "file://{path}"])
def test_an_svg_shows_no_file_of_this_machine(tmp_path: Path, href: str) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(FILES["/red.png"]())
    image = f'<image href="{href.format(path=secret)}" width="60" height="40"/>'
    markup = svg('width="60" height="40"', image).decode()
    with Image.open(io.BytesIO(drawn_svg(markup))) as picture:
        assert picture.convert("RGBA").getbbox() is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("huge.png", "6000x5000 pixels are more than 25 million\n  hint: name a smaller picture"),
        ("spacer.gif", "1x1 pixels are too few to be seen\n  hint: name a larger picture"),
        ("sizeless.svg", "cannot be read as a picture (an SVG without width, height or viewBox)"),
        ("line.svg", "cannot be read as a picture (an SVG of 1 x 100000 is too long a shape)"),
        ("open.svg", "cannot be read as a picture (no well-formed SVG: mismatched tag: line 1, column 69)"),
        ("heavy.png", "larger than 50 MB\n  hint: put a smaller file in its place"),
        ("page.png", "not a picture but a web page\n  hint: the address must lead to the picture itself"),
    ],
)
def test_what_is_no_picture_to_show(site: str, tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(DownloadError) as error:
        load_picture(f"{site}/{name}", tmp_path, ALLOWED)
    assert str(error.value).startswith(f"{site}/{name}: {told}")
    assert not list(tmp_path.glob("*.still.png*"))


def test_a_broken_picture(site: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"broken\.png: cannot be read as a picture \("):
        load_picture(f"{site}/broken.png", tmp_path, ALLOWED)


def test_what_cannot_be_had_is_warned_of_and_the_rest_is_there(site: str, tmp_path: Path) -> None:
    told: list[Diagnostic] = []
    urls = [f"{site}/red.png", f"{site}/gone.png", "file:///etc/hostname", f"{site}/red.png"]
    paths = load_pictures(urls, tmp_path, ALLOWED, told.append)
    assert list(paths) == [f"{site}/red.png"]
    assert [diagnostic.where for diagnostic in told] == urls[1:3]
    assert all(diagnostic.message.endswith("; the slide does without it") for diagnostic in told)


def test_offline_takes_what_was_fetched_before(site: str, tmp_path: Path) -> None:
    url = f"{site}/red.png"
    path = load_picture(url, tmp_path, ALLOWED)
    assert load_picture(url, tmp_path, Policy(offline=True)) == path


def test_pictures_are_fetched_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = Barrier(3, timeout=20)  # passed only by three that wait for one another

    def fetched(url: str, *_: object) -> Path:
        at_once.wait()
        raise DownloadError("gone", url, "")

    monkeypatch.setattr("slidecast.media.downloads.fetch", fetched)
    told: list[Diagnostic] = []
    urls = [f"https://example.com/{name}" for name in "abc"]
    assert load_pictures(urls, tmp_path, ALLOWED, told.append) == {}
    assert [diagnostic.where for diagnostic in told] == urls

"""Pictures from the network, made fit to be drawn: fetched once, turned into PNGs of a known size, kept in a cache.

In: addresses. Out: files that Pillow opens. Of an animation the first frame is taken; SVGs are drawn by resvg.
"""

import hashlib
import io
import re
import warnings
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image, ImageOps

from slidecast.errors import Diagnostic, DownloadError, Warn
from slidecast.media.beside import written_beside
from slidecast.media.download_limits import PICTURE_LIMITS, Policy
from slidecast.media.resources import resource

AT_ONCE = 6  # pictures fetched side by side, as browsers do from one host
MOST_PIXELS = 25_000_000
LEAST_SIDE_PX = 8  # what is smaller was put there to count readers, not to be seen
KEPT_SIDE_PX = 1920  # no picture is drawn larger, not even in 3840x2160
LONGEST_SHAPE = 12  # longer side to shorter; beyond that a picture in a frame is a line
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px|pt|mm|cm|in|em)?\s*")
LINKED = ("image", "feImage", "use")
"""SVG elements that draw what their `href` names."""


def load_pictures(urls: Iterable[str], cache_dir: Path, policy: Policy, warn: Warn) -> dict[str, Path]:
    """Return the files of the pictures that can be had, by address; a warning for each of the others, in their order.

    They are fetched side by side: most of the time passes waiting for servers.
    """
    paths: dict[str, Path] = {}
    wanted = tuple(dict.fromkeys(urls))
    for url, fetched in zip(wanted, _side_by_side(wanted, cache_dir, policy), strict=True):
        try:
            paths[url] = kept_still(fetched.result(), cache_dir, url)
        except DownloadError as error:
            warn(Diagnostic(url, f"{error.message}; the slide does without it"))
    return paths


def _side_by_side(urls: tuple[str, ...], cache_dir: Path, policy: Policy) -> list[Future[Path]]:
    """Return the files at these addresses once all are there, or what kept each from being had."""
    if not urls:
        return []
    from slidecast.media.downloads import fetch  # late: few slides show pictures

    with ThreadPoolExecutor(min(len(urls), AT_ONCE)) as pool:
        return [pool.submit(fetch, url, cache_dir, PICTURE_LIMITS, policy) for url in urls]


def load_picture(url: str, cache_dir: Path, policy: Policy) -> Path:
    """Return the PNG of the picture at a URL, at most `KEPT_SIDE_PX` wide and high.

    Raises:
        DownloadError: it cannot be fetched, is no picture that can be read, is empty, or is too large.
    """
    from slidecast.media.downloads import fetch  # late: few slides show pictures

    return kept_still(fetch(url, cache_dir, PICTURE_LIMITS, policy), cache_dir, url)


def kept_still(source: Path, cache_dir: Path, url: str) -> Path:
    """Return the PNG of a picture file, kept in the cache.

    Raises:
        DownloadError: as `still_picture`, or the file is larger than a picture may be.
    """
    if source.stat().st_size > PICTURE_LIMITS.most_bytes:
        raise DownloadError(f"larger than {PICTURE_LIMITS.most_bytes / 1e6:g} MB", url, "name a smaller picture")
    cache_dir.mkdir(parents=True, exist_ok=True)
    target = cache_dir / f"{content_name(source)}.still.png"
    if not target.is_file():
        picture = still_picture(source, url)
        with written_beside(target) as unfinished:
            picture.save(unfinished, format="PNG")
    return target


def content_name(source: Path) -> str:
    return hashlib.sha256(source.read_bytes()).hexdigest()[:32]


def still_picture(source: Path, url: str) -> Image.Image:
    """Return a picture file's first frame, upright, mode RGBA.

    Raises:
        DownloadError: as `load_picture`; `url` is the place that it names.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of files that break their format's rules, and of size: checked here
            return opened(source, url)
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, Image.DecompressionBombError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DownloadError(f"cannot be read as a picture ({reason})", url, "name another picture") from error


def opened(source: Path, url: str) -> Image.Image:
    """Return the picture decoded and made small."""
    drawn = io.BytesIO(drawn_svg(source.read_text("utf-8", errors="replace"))) if source.suffix == ".svg" else source
    with Image.open(drawn) as picture:
        check_size(picture.size, url)
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((KEPT_SIDE_PX, KEPT_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return upright


def check_size(size: tuple[int, int], url: str) -> None:
    """Refuse pictures that nobody should see or no machine should decode."""
    width, height = size
    shown = f"{width}x{height} pixels"
    if width * height > MOST_PIXELS:
        raise DownloadError(f"{shown} are more than {MOST_PIXELS / 1e6:g} million", url, "name a smaller picture")
    if min(width, height) < LEAST_SIDE_PX:
        raise DownloadError(f"{shown} are too few to be seen", url, "name a larger picture")


def drawn_svg(text: str) -> bytes:
    """Return an SVG drawn as PNG, its longer side `KEPT_SIDE_PX`; nothing outside of it is read.

    Raises:
        ValueError: it is not well-formed, has no size, or is too long a shape.
    """
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"no well-formed SVG: {error}") from error
    forget_outside(root)
    width, height = svg_size(root)
    if not 1 / LONGEST_SHAPE <= width / height <= LONGEST_SHAPE:
        raise ValueError(f"an SVG of {width:g} x {height:g} is too long a shape")
    fonts = [str(path) for path in sorted(resource("fonts").glob("*.ttf"))]
    markup = ElementTree.tostring(root, encoding="unicode")
    return bytes(
        resvg_py.svg_to_bytes(
            markup,
            skip_system_fonts=True,
            width=KEPT_SIDE_PX if width >= height else None,
            height=KEPT_SIDE_PX if height > width else None,
            font_files=fonts,
        )
    )


def forget_outside(root: ElementTree.Element) -> None:
    """Take away references to anything but the SVG itself: resvg would read files of this machine."""
    for element in root.iter():
        if str(element.tag).rpartition("}")[2] not in LINKED:
            continue
        for name in [name for name in element.attrib if name.rpartition("}")[2] == "href"]:
            if not element.attrib[name].strip().startswith(("data:image/", "#")):
                del element.attrib[name]


def svg_size(root: ElementTree.Element) -> tuple[float, float]:
    """Return width and height as the SVG says, else its view box's.

    Raises:
        ValueError: it says neither.
    """
    lengths = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sides = [float(length.group(1)) for length in lengths if length]
    if len(sides) < 2:
        box = root.get("viewBox", "").replace(",", " ").split()
        sides = [float(number) for number in box[2:4]] if len(box) == 4 else []
    if len(sides) < 2 or not min(sides) > 0:
        raise ValueError("an SVG without width, height or viewBox")
    return sides[0], sides[1]

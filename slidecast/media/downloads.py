"""Files from the network, each fetched once into a cache: whole and of the wanted kind, or an error.

What a broken connection leaves is taken up again (RFC 9110, Range with If-Range).
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from slidecast.errors import DownloadError
from slidecast.media.addresses import checked_address
from slidecast.media.content_kind import HEAD_BYTES, SUFFIXES, ContentKind, content_suffix, describe
from slidecast.media.download_limits import Limits, Policy
from slidecast.media.half_files import HalfFile, half_file

AGENT = "slidecast (podcast renderer)"
ATTEMPTS = 3
MOST_REDIRECTS = 5
LATER_HINT = "try again later: what has arrived is kept"
RETRIED = (408, 425, 429, 500, 502, 503, 504)


class _InterruptedError(Exception):
    """The connection broke or the server was busy; another attempt may do."""


def fetch(url: str, cache_dir: Path, limits: Limits, policy: Policy) -> Path:
    """Return the file at a URL: from the cache, else downloaded into it.

    Raises:
        DownloadError: forbidden by the policy, not to be had, too large, too slow, cut off, or not of the wanted kind.
    """
    key = hashlib.sha256(url.encode()).hexdigest()[:32]
    cached = _cached(cache_dir, key, limits.kind)
    if cached:
        return cached
    if policy.offline:
        raise DownloadError("not in the cache, and --offline forbids to fetch it", url, "render once without --offline")
    cache_dir.mkdir(parents=True, exist_ok=True)
    with half_file(cache_dir, key) as half:
        _download_persistently(url, half, limits, policy)
        return _keep(half, cache_dir / key, url, limits)


def _cached(cache_dir: Path, key: str, kind: ContentKind) -> Path | None:
    for suffix in SUFFIXES:
        path = cache_dir / (key + suffix)
        if path.is_file() and content_suffix(_head(path), kind):
            return path
    return None


def _download_persistently(url: str, half: HalfFile, limits: Limits, policy: Policy) -> None:
    """Download until the half file is whole; a broken connection is taken up where it broke."""
    deadline = time.monotonic() + limits.whole_s
    failure: Exception | None = None
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(limits.pause_s * 2 ** (attempt - 1))
        try:
            return _download(url, half, limits, policy, deadline)
        except (_InterruptedError, httpx.TransportError) as error:
            failure = error
        except httpx.InvalidURL as error:
            raise DownloadError(f"not an address ({error})", url, "correct it") from error
        except OSError as error:
            raise DownloadError(f"the cache cannot be written ({error.strerror})", url, "free some space") from error
    reason = str(failure) or type(failure).__name__
    raise DownloadError(f"cannot be fetched in {ATTEMPTS} attempts ({reason})", url, LATER_HINT) from failure


def _download(url: str, half: HalfFile, limits: Limits, policy: Policy, deadline: float) -> None:
    """Request the rest of the file and write what comes."""
    with (
        httpx.Client(timeout=limits.silence_s) as client,
        _response(client, httpx.URL(url), half, policy) as response,
    ):
        total = _begin(response, half, url)
        _check_size(total or 0, half, url, limits)
        with half.bytes.open("ab") as out:
            for block in response.iter_raw():
                out.write(block)
                _check_size(out.tell(), half, url, limits)
                if time.monotonic() > deadline:
                    raise DownloadError(f"takes longer than {limits.whole_s:g} s", url, LATER_HINT)
    if total is not None and half.size != total:
        raise _InterruptedError(f"only {half.size} of {total} bytes arrived")


@contextmanager
def _response(client: httpx.Client, url: httpx.URL, half: HalfFile, policy: Policy) -> Iterator[httpx.Response]:
    """Yield the answer of the last of the redirects, each of which is checked like the first address."""
    for _ in range(MOST_REDIRECTS + 1):
        request = _request(client, url, half, policy)
        response = client.send(request, stream=True)
        try:
            if not response.has_redirect_location:
                yield response
                return
            url = url.join(response.headers["Location"])
        finally:
            response.close()
    raise DownloadError(f"redirects more than {MOST_REDIRECTS} times", str(url), "correct the address")


def _request(client: httpx.Client, url: httpx.URL, half: HalfFile, policy: Policy) -> httpx.Request:
    """Return the request to the checked address itself; host name and certificate stay those of the URL."""
    address = checked_address(url, policy.allow_private)
    headers = {"Host": url.netloc.decode(), "User-Agent": AGENT, "Accept-Encoding": "identity"}
    if half.version:
        headers |= {"Range": f"bytes={half.size}-", "If-Range": half.version}
    extensions = {"sni_hostname": url.host}
    return client.build_request("GET", url.copy_with(host=address), headers=headers, extensions=extensions)


def _begin(response: httpx.Response, half: HalfFile, url: str) -> int | None:
    """Make the half file ready for what comes; return the size of the whole, None where the server does not say."""
    if response.status_code in RETRIED:
        raise _InterruptedError(f"the server answers {response.status_code} {response.reason_phrase}")
    if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        half.begin("")
        raise _InterruptedError("the server has another version of the file now")
    if response.is_error or response.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        answer = f"the server answers {response.status_code} {response.reason_phrase}"
        raise DownloadError(answer, url, "correct the address, or put the file in its place")
    if response.status_code == httpx.codes.PARTIAL_CONTENT:
        return _resumed_size(response, half)
    half.begin(_version(response))
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else None


def _resumed_size(response: httpx.Response, half: HalfFile) -> int | None:
    """Return the size of the whole from `Content-Range: bytes 100-199/200`, which must go on where the half ends."""
    span, _, total = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
    if span.partition("-")[0] != str(half.size):
        half.begin("")
        raise _InterruptedError("the server sends another part than was asked for")
    return int(total) if total.isdigit() else None


def _version(response: httpx.Response) -> str:
    """Return a strong validator of the answer (RFC 9110, 13.1.5), empty where there is none."""
    etag: str = response.headers.get("ETag", "")
    changed: str = response.headers.get("Last-Modified", "")
    return etag if etag and not etag.startswith("W/") else changed


def _check_size(size: int, half: HalfFile, url: str, limits: Limits) -> None:
    if size > limits.most_bytes:
        half.begin("")
        raise DownloadError(f"larger than {limits.most_bytes / 1e6:g} MB", url, "put a smaller file in its place")


def _keep(half: HalfFile, stem: Path, url: str, limits: Limits) -> Path:
    """Move a whole file to its place under the suffix that fits its content."""
    head = _head(half.bytes)
    suffix = content_suffix(head, limits.kind)
    if suffix is None:
        half.begin("")
        wanted = limits.kind.value
        raise DownloadError(
            f"not a {wanted} but {describe(head)}", url, f"the address must lead to the {wanted} itself"
        )
    path = stem.with_name(stem.name + suffix)
    half.bytes.replace(path)
    return path


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)

"""Where a link leads, as people say it."""

from urllib.parse import urlsplit


def domain_of(url: str) -> str:
    """Return the host of a link as people say it, without `www.`; empty when it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")

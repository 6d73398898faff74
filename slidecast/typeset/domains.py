"""Where a link leads, as people say it."""

from urllib.parse import urlsplit

SHARED_LABEL = 3  # letters: co.jp, ac.uk and com.au are shared by many


def domain_of(url: str) -> str:
    """Return the host of a link as people say it, without `www.`; empty when it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def shorter_names(domain: str) -> tuple[str, ...]:
    """Return a host's names, from the whole down to the one that was registered: sub-domains go first."""
    labels = domain.split(".")
    if labels[-1].isdigit():  # an address in numbers
        return (domain,)
    least = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= SHARED_LABEL else 2
    return tuple(".".join(labels[at:]) for at in range(max(len(labels) - least, 0) + 1))

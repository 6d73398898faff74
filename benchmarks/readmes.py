"""The tables that the READMEs hold between two comments, written by the programs that measure them."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
ENGLISH, JAPANESE = "README.md", "README.ja.md"


def put(readme: str, mark: str, text: str) -> None:
    """Put a text in the place of the last run's, between the comments `<!-- mark -->` and `<!-- /mark -->`."""
    path, begin, end = ROOT / readme, f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    before, rest = path.read_text("utf-8").split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", "utf-8")

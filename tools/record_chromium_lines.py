"""Records where Chromium breaks lines, as an independent judge of greedy strict composition.

    python tools/record_chromium_lines.py                      # writes tests/cases/chromium_lines.tsv
    python tools/record_chromium_lines.py --texts FILE --out FILE --face NAME=FILE

Needs `chromium` on the PATH (Debian's package). Nothing but `line-break: strict` is switched on: no spacing
between scripts, no trimmed punctuation, so that only the rules and the fonts' advances decide.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "fonts"
CASES = ROOT / "tests" / "cases"
FACES = {"round": FONTS / "MPLUSRounded1c-Medium.ttf", "ud": FONTS / "BIZUDPGothic-Regular.ttf"}
FALLBACK = FONTS / "ZenMaruGothic-Bold.ttf"
MEASURES_PX = (520, 760, 1100, 1400, 1560)
SIZE_PX = 44
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=60000",
    "--dump-dom",
)
STYLE = (
    f"font-size: {SIZE_PX}px; line-break: strict; word-break: normal; overflow-wrap: break-word; font-kerning: normal;"
    " text-autospace: no-autospace; text-spacing-trim: space-all; hanging-punctuation: none; text-wrap: wrap;"
    " white-space: normal; margin: 0;"
)
SCRIPT = """
document.fonts.load('44px round').then(() => Promise.all([...document.fonts].map(face => face.load()))).then(() => {
  const recorded = [];
  for (const paragraph of document.querySelectorAll('p')) {
    const node = paragraph.firstChild, range = document.createRange(), breaks = [];
    let bottom = null;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const boxes = [...range.getClientRects()].filter(box => box.width > 0);
      if (!boxes.length) continue;
      const box = boxes[boxes.length - 1];
      if (bottom !== null && box.top >= bottom - 2) breaks.push(at);
      bottom = bottom === null ? box.bottom : Math.max(bottom, box.bottom);
    }
    recorded.push([paragraph.className, paragraph.dataset.measure, node.data, breaks]);
  }
  document.body.textContent = JSON.stringify(recorded);
});
"""


def main() -> int:
    """Record the lines and write them; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path, default=CASES / "paragraphs.txt", help="one paragraph a line")
    parser.add_argument("--out", type=Path, default=CASES / "chromium_lines.tsv")
    parser.add_argument("--face", action="append", metavar="NAME=FILE", help="instead of the project's faces")
    options = parser.parse_args()
    faces = {name: Path(file) for name, _, file in (face.partition("=") for face in options.face or ())} or FACES
    texts = [text for text in options.texts.read_text("utf-8").splitlines() if text and "|" not in text]
    lines = [line for face, file in faces.items() for line in record(texts, face, file)]
    options.out.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(lines)} paragraphs recorded in {options.out}")
    return 0


def record(texts: Sequence[str], face: str, file: Path) -> list[str]:
    """Return `face<TAB>measure<TAB>text with | at the breaks` for every text and measure."""
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(document(texts, face, file), "utf-8")
        profile = f"--user-data-dir={scratch}/profile"
        shown = subprocess.run(["chromium", *FLAGS, profile, page.as_uri()], check=True, capture_output=True)
    body = re.search(r"<body>(\[\[.*\]\])</body>", shown.stdout.decode("utf-8"), re.DOTALL)
    if body is None:
        raise SystemExit("chromium recorded nothing")
    recorded = json.loads(html.unescape(body[1]))
    return [f"{name}\t{measure}\t{marked(text, breaks)}" for name, measure, text, breaks in recorded]


def document(texts: Sequence[str], face: str, file: Path) -> str:
    """Return a page with every text at every measure."""
    fonts = "".join(
        f"@font-face {{ font-family: {name}; src: url('{path.resolve().as_uri()}'); }}"
        for name, path in ((face, file), ("fallback", FALLBACK))
    )
    paragraphs = "".join(
        f'<p class="{face}" data-measure="{measure}" style="width: {measure}px">{html.escape(text)}</p>'
        for measure in MEASURES_PX
        for text in texts
    )
    style = f"{fonts} p {{ font-family: {face}, fallback; {STYLE} }}"
    script = SCRIPT.replace("round", face)
    return (
        f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>{style}</style>'
        f"<body>{paragraphs}<script>{script}</script></body></html>"
    )


def marked(text: str, breaks: Sequence[int]) -> str:
    """Return the text with | before the UTF-16 offsets at which Chromium began a line."""
    units = text.encode("utf-16-le")
    edges = [0, *breaks, len(units) // 2]
    parts = (units[2 * a : 2 * b].decode("utf-16-le") for a, b in pairwise(edges))
    return "|".join(parts)


if __name__ == "__main__":
    sys.exit(main())

"""Records where Chromium breaks lines, as an independent judge of greedy strict composition.

    python -m tools.record_chromium_lines                      # writes tests/cases/chromium_lines.tsv
    python -m tools.record_chromium_lines --texts FILE --out FILE --face NAME=FILE

Needs `chromium` on the PATH (Debian's package), and npm for Noto Sans JP, which the project does not ship: what it
advances the recorded texts by is written beside them (chromium_noto_advances.tsv). Nothing but `line-break: strict` is
switched on: no spacing between scripts, no trimmed punctuation, so that only the rules and the fonts' advances decide.
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

from slidecast.media.fonts import FontLibrary
from slidecast.model.metrics import Font
from tools.build_fonts import unpack
from tools.chromium import CLOSED

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "fonts"
CASES = ROOT / "tests" / "cases"
FACES = {"round": FONTS / "MPLUSRounded1c-Medium.ttf", "ud": FONTS / "BIZUDPGothic-Regular.ttf"}
NOTO = "@expo-google-fonts/noto-sans-jp@0.4.3", "400Regular/NotoSansJP_400Regular.ttf"
FALLBACK = FONTS / "ZenMaruGothic-Bold.ttf"
TEXTS = (CASES / "paragraphs.txt", ROOT / "episodes" / "20250918.md")
LONG = 50  # characters
MARKUP = re.compile(r"[|<>\[\]*`#{]")
MEASURES_PX = (520, 760, 1100, 1400, 1560)
SIZE_PX = 44
FLAGS = (
    *CLOSED,
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
    parser.add_argument("--texts", type=Path, nargs="+", default=TEXTS, help="one paragraph a line")
    parser.add_argument("--out", type=Path, default=CASES / "chromium_lines.tsv")
    parser.add_argument("--face", action="append", metavar="NAME=FILE", help="instead of the project's faces")
    options = parser.parse_args()
    faces = {name: Path(file) for name, _, file in (face.partition("=") for face in options.face or ())} or FACES
    texts = [text for path in options.texts for text in paragraphs(path)]
    with tempfile.TemporaryDirectory() as scratch:
        if not options.face:
            faces = {**FACES, "noto": unpack(NOTO[0], Path(scratch)) / NOTO[1]}
            write(CASES / "chromium_noto_advances.tsv", advances(texts, faces["noto"]))
        write(options.out, [line for face, file in faces.items() for line in record(texts, face, file)])
    return 0


def write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(lines)} lines in {path}")


def paragraphs(path: Path) -> list[str]:
    """Return a file's lines of plain text; of a post only those that make two lines or more at most measures."""
    lines = path.read_text("utf-8").splitlines()
    if path.suffix == ".md":
        return [line for line in lines if len(line) >= LONG and not MARKUP.search(line)]
    return [line for line in lines if line and "|" not in line]


def advances(texts: Sequence[str], file: Path) -> list[str]:
    """Return `characters<TAB>advance` for every character of the texts, and for every pair that is kerned.

    Advances are in thousandths of an em; the fallback draws what the file lacks.
    """
    fonts, font = FontLibrary(), Font((str(file), str(FALLBACK)), 1000)
    alone = {character: fonts.advance_px(character, font) for text in texts for character in text}
    pairs = {text[at : at + 2] for text in texts for at in range(len(text) - 1)}
    kerned = {pair: width for pair in pairs if (width := fonts.advance_px(pair, font)) != sum(alone[c] for c in pair)}
    return [f"{name}\t{width:g}" for name, width in (*sorted(alone.items()), *sorted(kerned.items()))]


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

"""Builds fonts/ from pinned npm packages, byte for byte the same on every run.

    python tools/build_fonts.py              # fetches the packages with `npm pack`
    python tools/build_fonts.py --check      # builds into a temporary folder and compares

Needs npm on the PATH, fonttools and brotli. Every face is a TrueType subset without hints and without
vertical layout; the complement holds only what the main face lacks; the emoji font's base glyphs get the
bounding box of their colour layers, without which FreeType draws nothing.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
TIMESTAMP = 3_818_448_000  # 2025-01-01 in seconds since 1904: head.created and head.modified
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "palt", "halt"]
DROPPED = ["BASE", "DSIG", "FFTM", "GDEF", "gasp", "meta", "vhea", "vmtx", "VORG", "STAT"]
LIMIT_MB = 16


@dataclass(frozen=True)
class Face:
    """One file of fonts/: where it comes from, and the face whose characters it leaves out.

    Attributes:
        name: file name in fonts/.
        package: npm package and version.
        source: file inside the package.
        beyond: only characters that this other face lacks; empty for all.
        wanted: only these characters; None for all that the source has.
    """

    name: str
    package: str
    source: str
    beyond: str = ""
    wanted: frozenset[int] | None = None


def decoded(encoding: str) -> frozenset[int]:
    """Return the code points that two-byte and one-byte codes of `encoding` stand for."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    singles = (bytes((code,)) for code in range(0x20, 0x100))
    texts = (code.decode(encoding, "ignore") for code in (*singles, *pairs))
    return frozenset(ord(text) for text in texts if len(text) == 1 and text.isprintable())


def spread(*blocks: tuple[int, int]) -> frozenset[int]:
    """Return all code points of the blocks, given by their first and last."""
    return frozenset(code for first, last in blocks for code in range(first, last + 1))


def legible() -> frozenset[int]:
    """Return what a Japanese face needs: JIS X 0208 with cp932's extensions, kana, letters and symbols."""
    blocks = spread((0x20, 0x17F), (0x370, 0x4FF), (0x2000, 0x27BF), (0x3000, 0x33FF), (0xFF00, 0xFFEF))
    return blocks | decoded("cp932") | decoded("euc_jp")


def without_level_2(characters: frozenset[int]) -> frozenset[int]:
    """Return the characters without the kanji beyond JIS X 0208's level 1 (rows 16 to 47)."""
    codes = (bytes((row + 0xA0, cell)) for row in range(16, 48) for cell in range(0xA1, 0xFF))
    level_1 = {ord(text) for code in codes if (text := code.decode("euc_jp", "ignore"))}
    return frozenset(c for c in characters if c in level_1 or not is_kanji(c))


def is_kanji(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


KANJI = frozenset(code for code in range(0x30000) if is_kanji(code))
KANA = spread((0x20, 0x17F), (0x2010, 0x203F), (0x3000, 0x30FF), (0xFF00, 0xFFEF))  # with letters and signs
LATIN = spread((0x180, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF))
MPLUS = "@expo-google-fonts/m-plus-rounded-1c@0.4.4"
ZEN = "@expo-google-fonts/zen-maru-gothic@0.4.1"
BIZ = "@expo-google-fonts/biz-udpgothic@0.4.2"
MONO = "@expo-google-fonts/jetbrains-mono@0.4.1"
SYMBOLS = "@expo-google-fonts/noto-sans-symbols-2@0.4.1"
TWEMOJI = "twemoji-colr-font@15.0.3"
PICTORIAL = spread((0x2000, 0x2BFF))
ROUND = legible() | KANJI | LATIN
FACES = (
    Face("MPLUSRounded1c-Medium.ttf", MPLUS, "500Medium/MPLUSRounded1c_500Medium.ttf", wanted=ROUND),
    Face("MPLUSRounded1c-Bold.ttf", MPLUS, "700Bold/MPLUSRounded1c_700Bold.ttf", wanted=ROUND),
    Face("MPLUSRounded1c-ExtraBold.ttf", MPLUS, "800ExtraBold/MPLUSRounded1c_800ExtraBold.ttf", wanted=ROUND),
    Face("ZenMaruGothic-Bold.ttf", ZEN, "700Bold/ZenMaruGothic_700Bold.ttf", "MPLUSRounded1c-Medium.ttf"),
    Face("ZenMaruGothic-Black.ttf", ZEN, "900Black/ZenMaruGothic_900Black.ttf", wanted=KANA),
    Face("BIZUDPGothic-Regular.ttf", BIZ, "400Regular/BIZUDPGothic_400Regular.ttf", wanted=legible()),
    Face("BIZUDPGothic-Bold.ttf", BIZ, "700Bold/BIZUDPGothic_700Bold.ttf", wanted=without_level_2(legible())),
    Face("JetBrainsMono-Medium.ttf", MONO, "500Medium/JetBrainsMono_500Medium.ttf"),
    Face("JetBrainsMono-Bold.ttf", MONO, "700Bold/JetBrainsMono_700Bold.ttf"),
    Face("NotoSansSymbols2-Regular.ttf", SYMBOLS, "400Regular/NotoSansSymbols2_400Regular.ttf", wanted=PICTORIAL),
    Face("Twemoji.ttf", TWEMOJI, "twemoji.woff2"),
)
LICENCES = {
    "OFL-MPLUSRounded1c.txt": (MPLUS, "LICENSE_FONT"),
    "OFL-ZenMaruGothic.txt": (ZEN, "LICENSE_FONT"),
    "OFL-BIZUDPGothic.txt": (BIZ, "LICENSE_FONT"),
    "OFL-JetBrainsMono.txt": (MONO, "LICENSE_FONT"),
    "OFL-NotoSansSymbols2.txt": (SYMBOLS, "LICENSE_FONT"),
    "LICENSE-Twemoji.txt": (TWEMOJI, "LICENSE"),
}


def main() -> int:
    """Build fonts/, or compare it with a fresh build; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="build elsewhere and compare with fonts/")
    parser.add_argument("--packages", type=Path, help="folder of tarballs that `npm pack` made before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "fonts" if options.check else FONTS
        target.mkdir(exist_ok=True)
        build(target, unpack_packages(Path(scratch), options.packages))
        return compare(target, FONTS) if options.check else report(target)


def unpack_packages(scratch: Path, packages: Path | None) -> dict[str, Path]:
    """Return the unpacked folder of every package, fetched into `scratch` unless `packages` holds it."""
    return {package: unpack(package, scratch, packages) for package in sorted({face.package for face in FACES})}


def unpack(package: str, scratch: Path, packages: Path | None = None) -> Path:
    """Return the folder of one package, `NAME@VERSION`, with what npm's tarball holds."""
    name, _, version = package.rpartition("@")
    tarball = (packages or scratch) / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not tarball.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=scratch, check=True, capture_output=True)
        tarball = scratch / tarball.name
    with tarfile.open(tarball) as archive:
        archive.extractall(scratch / tarball.stem, filter="data")
    return scratch / tarball.stem / "package"


def build(target: Path, folders: dict[str, Path]) -> None:
    """Write every face and licence text into `target`."""
    for face in FACES:
        font = TTFont(folders[face.package] / face.source, recalcTimestamp=False)
        if "COLR" in font:
            repair_boxes(font)
        else:
            subset(font, characters(face, font, target))
        save(font, target / face.name)
    for name, (package, source) in LICENCES.items():
        text = (folders[package] / source).read_text("utf-8")
        (target / name).write_text(text.replace("\r\n", "\n"), "utf-8")


def characters(face: Face, font: TTFont, target: Path) -> set[int]:
    """Return the code points that `face` keeps of its source."""
    kept = set(font.getBestCmap())
    if face.wanted is not None:
        kept &= face.wanted
    if face.beyond:
        kept -= set(TTFont(target / face.beyond).getBestCmap())
    return kept


def subset(font: TTFont, kept: set[int]) -> None:
    """Cut the font down to the code points `kept`, without hints."""
    options = Options(
        hinting=False,
        layout_features=FEATURES,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        legacy_cmap=False,
    )
    options.drop_tables = sorted({*options.drop_tables, *DROPPED})
    options.recalc_timestamp = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(kept))
    cutter.subset(font)


def repair_boxes(font: TTFont) -> None:
    """Give every COLR base glyph an outline of two points that span its layers' bounding box.

    FreeType skips a glyph whose box is empty before it looks at the layers.
    """
    glyphs, table = font.getGlyphSet(), font["glyf"]
    for base, layers in sorted(font["COLR"].ColorLayers.items()):
        bounds = ControlBoundsPen(glyphs)
        for layer in layers:
            glyphs[layer.name].draw(bounds)
        if bounds.bounds:
            x_min, y_min, x_max, y_max = bounds.bounds
            pen = TTGlyphPen(None)
            pen.moveTo((x_min, y_min))
            pen.lineTo((x_max, y_max))
            pen.closePath()
            table[base] = pen.glyph()
    for tag in DROPPED:
        if tag in font:
            del font[tag]


def save(font: TTFont, path: Path) -> None:
    """Write the font as TTF with fixed times."""
    font.flavor = None
    font["head"].created = font["head"].modified = TIMESTAMP
    font.save(path, reorderTables=True)


def compare(built: Path, committed: Path) -> int:
    """Say which files differ from the committed ones; return 0 when none does."""
    names = sorted(path.name for path in built.iterdir())
    differing = [name for name in names if not same(built / name, committed / name)]
    print("\n".join(f"{name} differs" for name in differing) or f"{len(names)} files are the same, byte for byte")
    return 1 if differing else 0


def same(left: Path, right: Path) -> bool:
    return right.exists() and left.read_bytes() == right.read_bytes()


def report(target: Path) -> int:
    """Print the size of every file; return 1 when all together are too large."""
    sizes = {path.name: path.stat().st_size for path in sorted(target.iterdir())}
    for name, size in sizes.items():
        print(f"{size / 1e6:8.3f} MB  {name}")
    total_mb = sum(sizes.values()) / 1e6
    print(f"{total_mb:8.3f} MB  of at most {LIMIT_MB}")
    return 0 if total_mb <= LIMIT_MB else 1


if __name__ == "__main__":
    sys.exit(main())

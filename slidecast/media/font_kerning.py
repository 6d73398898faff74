"""Pair kerning straight from a font's GPOS table, and which characters only a shaper can set.

What OpenType 1.9 calls pair adjustment (GPOS lookup type 2), as HarfBuzz applies it: of each lookup the first subtable
that knows the pair, the sums of all lookups. A font whose scripts kern differently, or by other means, is left to the
shaper; so are characters that substitution (GSUB) may change beside others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SCRIPTS = ("DFLT", "latn", "hani", "kana")
"""Scripts of simple characters; one that a font lacks is set by its DFLT, else by its latn."""
SUBSTITUTIONS = frozenset({"ccmp", "liga", "clig", "calt", "rlig", "rclt", "locl"})
"""Features that HarfBuzz applies unasked."""
X_ADVANCE = 4  # ValueFormat flags; placements come before it
PAIR, EXTENSION_POS, EXTENSION_SUB, LIGATURE, CHAINED = 2, 9, 7, 4, 6
Pair = tuple[int, int]
Glyphs = Mapping[int, int]
"""From code point to glyph."""


@dataclass(frozen=True, slots=True)
class PairTable:
    """A subtable; by code point.

    Attributes:
        firsts: class of each character that a pair may begin with.
        seconds: class of each that it may end with; 0 for the rest. None where `units` holds characters, not classes.
        units: by pair of classes, or of characters, font units.
    """

    firsts: dict[int, int]
    seconds: dict[int, int] | None
    units: dict[Pair, int]

    def kern(self, before: int, after: int) -> int | None:
        """Return the kerning of two characters, font units; None where the next subtable is to be asked."""
        first = self.firsts.get(before)
        if first is None:
            return None
        if self.seconds is None:
            return self.units.get((before, after))
        return self.units.get((first, self.seconds.get(after, 0)), 0)


Lookup = tuple[PairTable, ...]


@dataclass(frozen=True, slots=True)
class Kerning:
    """A font's pair kerning.

    Attributes:
        lookups: of pairs of simple characters.
        shaped: pairs that only a shaper can set, for they may begin a ligature; a character that it may change beside
            any other is paired with each.
    """

    lookups: tuple[Lookup, ...] = ()
    shaped: frozenset[Pair] = frozenset()

    def units(self, before: int, after: int) -> int:
        """Return the kerning between two characters, font units."""
        total = 0
        for lookup in self.lookups:
            found = (table.kern(before, after) for table in lookup)
            total += next((units for units in found if units is not None), 0)
        return total


def read_kerning(font: TTFont, glyphs: Glyphs) -> Kerning | None:
    """Return the kerning among characters; None where only a shaper can tell it.

    Args:
        font: its glyphs named by number.
        glyphs: of the characters to read.
    """
    if "kern" in font:
        return None
    kerning = pair_lookups(font["GPOS"].table) if "GPOS" in font else []
    if kerning is None:
        return None
    lookups = tuple(tuple(pair_table(table, glyphs) for table in lookup) for lookup in kerning)
    return Kerning(lookups, frozenset(shaped_pairs(font["GSUB"].table, glyphs) if "GSUB" in font else ()))


def pair_lookups(positions: Any) -> list[list[Any]] | None:  # noqa: ANN401 (fontTools has no types)
    """Return the subtables of each kerning lookup; None where scripts differ, or kern by other means than pairs."""
    chosen = set(lookups_of(positions, frozenset({"kern"})))
    if len(chosen) > 1:
        return None
    lookups = [list(subtables(positions.LookupList.Lookup[at])) for at in sorted(next(iter(chosen)))]
    return lookups if all(table.LookupType == PAIR for lookup in lookups for table in lookup) else None


def shaped_pairs(substitutions: Any, glyphs: Glyphs) -> Iterator[Pair]:  # noqa: ANN401
    """Yield the pairs of characters that a substitution may begin at."""
    codes = {glyph: code for code, glyph in glyphs.items()}
    changing = {at for lookups in lookups_of(substitutions, SUBSTITUTIONS) for at in lookups}
    for table in (table for at in changing for table in subtables(substitutions.LookupList.Lookup[at])):
        if table.LookupType == LIGATURE:
            begun = ((first, one.Component) for first, all_ in table.ligatures.items() for one in all_)
            whole = ((first, rest[0]) for first, rest in begun if codes.keys() >= {first, *rest} and rest)
            yield from ((codes[first], codes[second]) for first, second in whole)
        else:
            touched = codes.keys() & touched_by(table, codes.keys())
            yield from ((codes[glyph], code) for glyph in touched for code in glyphs)


def lookups_of(table: Any, features: frozenset[str]) -> Iterator[frozenset[int]]:  # noqa: ANN401 (fontTools has no types)
    """Yield the lookups of the features, for each of the scripts."""
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    for tag in SCRIPTS:
        script = scripts.get(tag) or scripts.get("DFLT") or scripts.get("latn")
        language = script.DefaultLangSys if script else None
        records = [table.FeatureList.FeatureRecord[at] for at in language.FeatureIndex] if language else []
        wanted = (record.Feature for record in records if record.FeatureTag in features)
        yield frozenset(at for feature in wanted for at in feature.LookupListIndex)


def subtables(lookup: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the subtables of a lookup, without the wrapping of extensions."""
    for table in lookup.SubTable:
        yield table.ExtSubTable if table.LookupType in (EXTENSION_POS, EXTENSION_SUB) else table


def pair_table(table: Any, glyphs: Glyphs) -> PairTable:  # noqa: ANN401
    """Return a pair adjustment subtable by code point."""
    if table.Format == 1:
        return listed_pairs(table, glyphs)
    covered = set(table.Coverage.glyphs)
    classes = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    return PairTable(
        {code: classes[0].get(glyph, 0) for code, glyph in glyphs.items() if glyph in covered},
        {code: classes[1][glyph] for code, glyph in glyphs.items() if glyph in classes[1]},
        {
            (first, second): x_advance(record.Value1)
            for first, row in enumerate(table.Class1Record)
            for second, record in enumerate(row.Class2Record)
            if x_advance(record.Value1)
        },
    )


def listed_pairs(table: Any, glyphs: Glyphs) -> PairTable:  # noqa: ANN401
    codes: dict[int, list[int]] = {}
    for code, glyph in glyphs.items():
        codes.setdefault(glyph, []).append(code)
    formats = table.ValueFormat1, table.ValueFormat2
    pairs = (
        (code, after, value)
        for glyph, row in zip(table.Coverage.glyphs, table.PairSet, strict=True)
        for second, value in pair_advances(row.reader.copy(), formats)
        for code in codes.get(glyph, ())
        for after in codes.get(second, ())
    )
    units = {(code, after): value for code, after, value in pairs}
    return PairTable({code: 0 for code, _ in units}, None, units)


def pair_advances(reader: Any, formats: tuple[int, int]) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Yield second glyphs and what is added to the advance of the first, font units.

    The records are read as they lie (OpenType 1.9, PairSet table): an object for each, as fontTools makes, takes
    five times as long.

    Args:
        reader: at the beginning of a PairSet table.
        formats: which values a record has of its first and its second glyph.
    """
    width = 1 + formats[0].bit_count() + formats[1].bit_count()
    records = reader.readUShortArray(reader.readUShort() * width)
    seconds = records[::width]
    if not formats[0] & X_ADVANCE:
        yield from ((glyph, 0) for glyph in seconds)
        return
    values = records[1 + (formats[0] & (X_ADVANCE - 1)).bit_count() :: width]
    yield from ((glyph, (value ^ 0x8000) - 0x8000) for glyph, value in zip(seconds, values, strict=True))


def x_advance(value: Any) -> int:  # noqa: ANN401
    return int(getattr(value, "XAdvance", 0) or 0)


def touched_by(table: Any, simple: Set[int]) -> set[int]:  # noqa: ANN401
    """Return the glyphs that a substitution other than a ligature may begin at, where only simple ones stand around."""
    if table.LookupType == CHAINED and table.Format == 3:
        beside = (*table.BacktrackCoverage, *table.InputCoverage, *table.LookAheadCoverage)
        met = all(simple & set(coverage.glyphs) for coverage in beside)
        return set(table.InputCoverage[0].glyphs) if met else set()
    mapped = getattr(table, "mapping", None) or getattr(table, "alternates", None)
    return set(mapped if mapped is not None else table.Coverage.glyphs)

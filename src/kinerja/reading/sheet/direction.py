"""Which way is better for a line of a KPI sheet, what says so, and must it be asked?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, polarity_of
from kinerja.core.sheet import Finding, Line
from kinerja.reading.sheet.cells import Amount
from kinerja.reading.sheet.grid import Cell
from kinerja.reading.sheet.words import SheetWords
from kinerja.reading.statement import read_statement

_COMPARATORS = {Polarity.HIGHER: Comparator.AT_LEAST, Polarity.LOWER: Comparator.AT_MOST}
#: What a person may answer when a line's direction is asked.
ANSWERS = (Polarity.HIGHER.value, Polarity.LOWER.value)
#: What a line's direction was taken from where that must be asked, or told, and the finding that does so.
_FINDINGS = {
    "leaning": "polarity_asked",
    "words": "polarity_from_words",
    "score": "polarity_from_score",
    "against": "polarity_against_words",
    "sign": "polarity_against_sign",
    "said": "polarity_said",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A direction with its comparator and what told it (`Line.told`)."""

    polarity: Polarity
    comparator: Comparator
    told: str = ""


def direction_of(
    name: str, marked: Cell | None, target: Amount, unit: Unit, answer: str, lang: str, words: SheetWords
) -> Way:
    """Which way is better: as a person answered, as the column says, else the target's sign, else the KPI's own words.

    That less is better of complaints and costs is only likely ("leaning"): nothing in the sheet says it.
    """
    if answer in ANSWERS:
        return _way(Polarity(answer), "said")
    if target.high is not None:
        return Way(Polarity.BAND, Comparator.BETWEEN, "target")
    signed = target.comparator if target.comparator is not Comparator.EQUAL else None
    said = words.polarity(marked.words) if marked is not None and marked.words else None
    if said is not None and (signed is None or polarity_of(signed) is not said):
        against = signed is not None and said in _COMPARATORS
        return _way(said, "sign" if against else "column")
    if signed is not None:
        return Way(polarity_of(signed), signed, "column" if said is not None else "target")
    named = words.polarity_in(name)
    if named in _COMPARATORS:
        return _way(named, "name")
    if _falls(name, lang, share=unit.kind is UnitKind.PERCENT):
        return _way(Polarity.LOWER, "words")
    return _way(Polarity.LOWER, "leaning") if words.leans_lower(name) else _way(Polarity.HIGHER, "")


def _way(polarity: Polarity, told: str) -> Way:
    return Way(polarity, _COMPARATORS.get(polarity, Comparator.EQUAL), told)


@lru_cache(maxsize=2048)
def _falls(name: str, lang: str, *, share: bool) -> bool:
    """Whether a KPI's own words say that less is better; a sheet is read in several ways, its names are the same.

    Of "Surat selesai ≤ 2 hari" in percent the share is measured that keeps to the limit, and more of it is better.
    """
    read = read_statement(name, lang, "kpi")
    limited = read.comparator in ("<=", "<") and not (share and read.unit != "%")
    return limited or (read.direction == "decrease" and not read.relative)


def direction_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """What the direction of a line was taken from, where the sheet doesn't say it or says two things."""
    for line in lines:
        if code := _FINDINGS.get(line.told):
            values = {"kpi": line.kpi, "column": line.polarity.value, "options": ANSWERS}
            yield Finding(code, line.cell, "doubt", row=line.row, values=values)

"""How is said what a sentence and the fields below it say, each on its side?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.measure import Measure, Polarity, Unit, UnitKind
from kinerja.core.period import Cadence
from kinerja.words import numbers
from kinerja.words.names import label


def side(codes: str, lang: str) -> str:
    """One side of a contradiction: "polarity:lower;unit:duration:hour" is "lower is better · hours"; "" for none."""
    return " · ".join(_said(*code.partition(":")[::2], lang) for code in codes.split(";") if code)


def _said(what: str, value: str, lang: str) -> str:
    if what == "polarity":
        return label(Polarity(value), lang).lower()
    if what == "cadence":
        return label(Cadence(value), lang).lower()
    if what == "target":
        return numbers.number(Decimal(value), lang)
    kind, _, name = value.partition(":")
    unit = Unit(UnitKind(kind), name)
    return numbers.unit_name(Measure(unit), lang) or label(unit.kind, lang).lower()

"""What is the KPI of a sentence called, once its figures are its target?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kinerja.core.measure import CALENDAR_DURATIONS
from kinerja.reading.statement import Statement, certainty
from kinerja.reading.statement.labels import strip_label

#: Units of a deed done in time: "Tiba sebelum 09.30" is not about "tiba".
_BY_WHEN = ("clock", "day_of_month", *CALENDAR_DURATIONS)
#: What may stand before the name of a thing that is measured; a verb of doing belongs to the name.
_BEFORE = ("value", "comparator", "unit", "baseline", "period", "deadline")
_MOVES = ("increase", "decrease", "maintain")
_WORD = re.compile(r"\w+")
#: Shorter than any word that names something: "a", "di".
_SHORTEST = 3


def name_of(said: Statement) -> str:
    """What is measured, in the sentence's own words with a capital first: "Balasan pertama maksimal 6 jam" is about
    "Balasan pertama", and stays so when the target becomes 2 hours.

    "" where that is not certain, or where it would say too little: of a deed ("Tulis 8 artikel") the verb is part of
    the name, and the size of a change ("naik 15 %") is no level of the thing. Such a KPI is called by its sentence.
    """
    spans = {span.field: span for span in said.spans}
    metric = spans.get("metric")
    if said.value is None or said.relative or said.unit in _BY_WHEN or metric is None:
        return ""
    name = said.text[metric.start : metric.end].strip(" \t.,:;–-")
    certain = metric.confidence >= certainty.SURE or _links(said, metric.end)
    doubted = not certain or any(char.isdigit() for char in name) or len(name) < _SHORTEST
    if doubted or not _leads(said, metric.start):
        return ""
    return name[:1].upper() + name[1:]


def _leads(said: Statement, start: int) -> bool:
    """Whether all that stands before the name is a figure, its limit, its rhythm, or the way it moves."""
    known = (*_BEFORE, "direction") if said.direction in _MOVES else _BEFORE
    return not any(word.start() < start for word in _left(said, known))


def _links(said: Statement, end: int) -> bool:
    """Whether nothing was left unread but a little word that leads from the name to its limit: "Stock accuracy of at
    least 98 %"."""
    left = _left(said, (*_BEFORE, "direction", "metric"))
    return len(left) == 1 and len(left[0][0]) < _SHORTEST and not said.text[end : left[0].start()].strip()


def _left(said: Statement, known: Sequence[str]) -> list[re.Match[str]]:
    """The words behind its label that no field of these was read from."""
    spans = [(0, strip_label(said.text).start), *((s.start, s.end) for s in said.spans if s.field in known)]
    return [w for w in _WORD.finditer(said.text) if not any(start <= w.start() < end for start, end in spans)]


def names_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The names of one role's KPIs; those that would be called alike keep their sentences, which tell them apart."""
    names = [name_of(said) for said in statements]
    often = Counter((name or said.text).casefold() for name, said in zip(names, statements, strict=True))
    return tuple(name if often[name.casefold()] == 1 else "" for name in names)

"""Which words tell the cases that a share counts, numbers included: "members who visit twice a week, 40%"?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line

_PARTS = (",", ":", "–", "—")


def condition_of(line: Line) -> range:
    """The tokens from "who" up to the comma or colon behind which nothing but a limit and a share in percent stands."""
    if not (line.known("units.%") and line.known("clauses.words")):
        return range(0)
    first = next((i for i in line.every("clauses.words") if i), line.size)
    if any(line.number[:first]):
        return range(0)
    for k in range(line.size - 2, first + 1, -1):
        if line.word[k] in _PARTS:
            limit = line.label("comparators", k + 1)
            j = limit[1] if limit else k + 1
            return range(first, k) if line.number[j] and line.has("units.%", j + 1) else range(0)
    return range(0)

"""Which cells of a table hold formulas whose result the file doesn't carry?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja.core.sheet import Finding
from kinerja.reading.sheet.grid import address
from kinerja.reading.sheet.table import Block, Row

#: Columns in which a missing result changes nothing.
_NO_MATTER = ("number", "other", "formula")
#: Cells that one sentence names.
_MOST_NAMED = 12


def formula_findings(block: Block, rows: Sequence[Row]) -> Iterator[Finding]:
    """Each cell that stays empty because its formula could not be calculated; those that were, in one sentence."""
    at = {column: meaning for meaning, column in block.columns.items() if meaning not in _NO_MATTER}
    done: list[tuple[int, str]] = []
    for row in rows:
        for below in sorted({0, *block.below.values()}):
            for column, meaning in sorted(at.items()):
                cell = block.grid.at(row.row + below, column)
                if cell is None or not cell.formula:
                    continue
                place = address(row.row + below, column)
                if cell.formula == "calculated":
                    done.append((row.row, place))
                    continue
                values = {"kpi": row.name, "column": meaning}
                yield Finding("formula_unknown", place, "doubt", row=row.row + 1, values=values)
    if done:
        named = [place for _, place in done]
        told = ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
        counted: dict[str, object] = {"count": len(named), "cells": told}
        yield Finding("formulas_calculated", named[0], "doubt", row=done[0][0] + 1, values=counted)

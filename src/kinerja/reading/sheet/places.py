"""Where in the real sheet do the cells stand of a table that was made of one person's row?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kinerja.core.sheet import Figure, Finding, Line, Page, Total
from kinerja.reading.sheet.grid import Place, address
from kinerja.reading.sheet.table import Block

_FIGURES = ("baseline", "weight", "area_weight", "target", "actual", "achievement", "score", "final")
_CELL = re.compile(r"\b[A-Z]{1,3}[0-9]+\b")
_ROW = re.compile(r"[0-9]+$")


def answers_in(block: Block, said: Mapping[str, str]) -> Mapping[str, str]:
    """What was answered of the real sheet's cells, by their places in the table that was made."""
    if not block.places or not said:
        return said
    name = block.grid.name
    given = ((own, said.get(f"{name}!{address(*real)}")) for own, real in block.places.items())
    return {f"{name}!{address(*own)}": answer for own, answer in given if answer is not None}


def at_home(page: Page, places: Mapping[Place, Place]) -> Page:
    """The page with every cell where it really stands; its lines are numbered as the KPIs are across."""
    if not places:
        return page
    homes = {address(*own): address(*real) for own, real in places.items()}
    first = min((line.row for line in page.lines), default=1)
    names = {line.row: line.kpi for line in page.lines}
    return replace(
        page,
        lines=tuple(_line(line, line.row - first + 1, homes) for line in page.lines),
        totals=tuple(_total(each, first, homes) for each in page.totals),
        findings=tuple(_finding(each, names, homes) for each in page.findings),
    )


def _line(line: Line, number: int, homes: Mapping[str, str]) -> Line:
    figures: dict[str, Any] = {name: _figure(getattr(line, name), homes) for name in _FIGURES}
    return replace(line, row=number, cell=homes.get(line.cell, line.cell), **figures)


def _figure(figure: Figure | None, homes: Mapping[str, str]) -> Figure | None:
    return None if figure is None else replace(figure, cell=homes.get(figure.cell, figure.cell))


def _total(each: Total, first: int, homes: Mapping[str, str]) -> Total:
    lines = tuple(row - first + 1 for row in each.lines)
    return replace(each, weight=_figure(each.weight, homes), final=_figure(each.final, homes), lines=lines)


def _finding(each: Finding, names: Mapping[int, str], homes: Mapping[str, str]) -> Finding:
    """A finding at its real cell; a line that a sum leaves out is named, since all of them stand in one row."""
    cell, values, code = homes.get(each.cell, each.cell), dict(each.values), each.code
    if isinstance(said := values.get("cells"), str):
        values["cells"] = _CELL.sub(lambda found: homes.get(found[0], found[0]), said)
    if isinstance(row := values.pop("row_missed", None), int):
        code, values["kpi_missed"] = f"{code}_kpi", names.get(row, "")
    because = tuple(homes.get(one, one) for one in each.because)
    row_at = _ROW.search(cell)
    return replace(
        each, cell=cell, code=code, values=values, because=because, row=int(row_at[0]) if row_at else each.row
    )

"""Which values have the cells of a workbook whose formulas came without a result?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from kinerja.reading.sheet.formula import Formulas
from kinerja.reading.sheet.formula_functions import FormulaError, Held
from kinerja.reading.sheet.formula_tokens import UnknownFormula
from kinerja.reading.sheet.grid import Cell, Grid, Place
from kinerja.sources.workbook_marks import Marks

#: Formulas without a result that are calculated; what a person keeps has some hundreds.
_MOST = 5_000


def calculated(grids: Sequence[Grid], marks: Mapping[str, Marks]) -> list[Grid]:
    """The sheets with these cells calculated, or marked as unknown where a formula is beyond what is calculated here.

    Programs that write workbooks without calculating them leave formulas so; whoever opens and saves the file in a
    spreadsheet gives them their results.
    """
    lacking = {grid.name: marks[grid.name].formulas for grid in grids if grid.name in marks}
    if not any(lacking.values()):
        return list(grids)
    if sum(map(len, lacking.values())) > _MOST:
        return [grid.with_cells({**grid.cells, **_unknown(lacking.get(grid.name, {}))}) for grid in grids]
    values = {grid.name: {place: _held(cell) for place, cell in grid.cells.items()} for grid in grids}
    book = Formulas(values, lacking)
    return [_with_results(grid, book, lacking.get(grid.name, {}), marks) for grid in grids]


def _unknown(places: Iterable[Place]) -> dict[Place, Cell]:
    return {place: Cell(None, formula="unknown") for place in places}


def _held(cell: Cell) -> Held | FormulaError:
    return FormulaError(cell.error) if cell.error else cell.value


def _with_results(grid: Grid, book: Formulas, lacking: Mapping[Place, str], marks: Mapping[str, Marks]) -> Grid:
    cells = dict(grid.cells)
    for place in lacking:
        shown: Literal["", "percent", "sign"] = marks[grid.name].shown.get(place, "")
        try:
            value = book.result(grid.name, place)
        except FormulaError as error:
            cells[place] = Cell(None, shown, str(error), "calculated")
        except UnknownFormula:
            cells[place] = Cell(None, shown, formula="unknown")
        else:
            cells.pop(place, None)
            if value not in (None, ""):
                cells[place] = Cell(value, shown, formula="calculated")
    return grid.with_cells(cells)

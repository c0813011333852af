"""Which sheets have people down their rows and KPIs across their columns, and what is each person's own table then?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.reading.sheet.grid import Cell, Grid, Place
from kinerja.reading.sheet.recap_head import RecapHead, recap_head
from kinerja.reading.sheet.table import Block, blocks_of
from kinerja.reading.sheet.words import SheetWords

#: The order of the columns in a person's own table.
_ORDER = ("unit", "polarity", "weight", "baseline", "target", "actual", "achievement", "score", "final")
_LABELS = ("position", "unit")


@dataclass(frozen=True, slots=True)
class _Card:
    """A person's row as a table of its own, with the place in the real sheet of each of its cells."""

    cells: dict[Place, Cell]
    places: dict[Place, Place]

    def put(self, at: Place, cell: Cell | None, home: Place) -> None:
        if cell is not None:
            self.cells[at] = cell
        self.places[at] = home


def recap_blocks(grid: Grid, words: SheetWords, most: int) -> list[Block] | None:
    """A table for each person of such a sheet, a line for each KPI; None for a sheet of any other kind.

    Their cells keep the places in the sheet where they really stand (`Block.places`). Reading stops after `most` lines.
    """
    head = recap_head(grid, words)
    if head is None:
        return None
    found: list[Block] = []
    for row in _people(grid, head, words):
        if most < len(head.kpis):
            _cut(found, row)
            break
        most -= len(head.kpis)
        card = _card(grid, head, row, words)
        for block in blocks_of(Grid(grid.name, card.cells), words, len(head.kpis) + 1):
            block.labels = {**block.labels, **_about(grid, head, row)}
            block.places = card.places
            found.append(block)
    return found or None


def _cut(found: list[Block], row: int) -> None:
    """The last table says at which row reading stopped."""
    for block in found[-1:]:
        block.cut_at = max(at for at, _ in block.places) + 1
        block.places[(block.cut_at, 0)] = (row, 0)


def _people(grid: Grid, head: RecapHead, words: SheetWords) -> Iterator[int]:
    """The rows that name a person beside numbers; means, totals and signatures below are nobody's."""
    for row in grid.rows:
        named = grid.at(row, head.name)
        if row < head.first or named is None or not named.words:
            continue
        if words.total(named.words) is None and not words.whole(named.words) and head.holds_numbers(grid, row):
            yield row


def _about(grid: Grid, head: RecapHead, row: int) -> dict[str, str]:
    """Who it is, and what else the row says of the person."""
    name = grid.at(row, head.name)
    told = {"name": name.words if name is not None else ""}
    for label in _LABELS:
        cell = grid.seen_at(row, head.labels[label]) if label in head.labels else None
        if cell is not None and cell.words:
            told[label] = cell.words
    return told


def _card(grid: Grid, head: RecapHead, row: int, words: SheetWords) -> _Card:
    card = _Card({}, {})
    for (r, c), cell in grid.cells.items():
        # What stands above the table says for when it is, and of whom.
        if r < head.top:
            card.put((r, c), cell, (r, c))
    order = [meaning for meaning in _ORDER if any(meaning in {**kpi.columns, **kpi.shared} for kpi in head.kpis)]
    card.put((head.top, 0), Cell(words.heading(head.lang, "kpi")), (head.top, head.name))
    for at, meaning in enumerate(order, start=1):
        card.put((head.top, at), Cell(*_headed(head, meaning, words)), head.heading_at(meaning))
    for number, kpi in enumerate(head.kpis, start=1):
        line = head.top + number
        card.put((line, 0), Cell(kpi.name), kpi.named_at)
        for at, meaning in enumerate(order, start=1):
            if meaning in kpi.columns:
                card.put((line, at), grid.at(row, kpi.columns[meaning]), (row, kpi.columns[meaning]))
            elif meaning in kpi.shared:
                card.put((line, at), *kpi.shared[meaning])
    if head.total is not None and (sum_of := grid.at(row, head.total)) is not None:
        below = head.top + len(head.kpis) + 1
        card.put((below, 0), Cell(words.said(head.lang, "total")), (row, head.name))
        card.put((below, len(order) + 1), sum_of, (row, head.total))
    return card


def _headed(head: RecapHead, meaning: str, words: SheetWords) -> tuple[str]:
    said = next((kpi.texts[meaning] for kpi in head.kpis if meaning in kpi.texts), "")
    return (said or words.heading(head.lang, meaning),)

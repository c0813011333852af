"""Row 17, third line: how long does somebody wait for a KPI sheet to be read, recomputed and checked?"""

from __future__ import annotations

import io
import time
from statistics import median
from typing import Any

from bench.house import House
from bench.result import Result, ms

LINES = 300
#: What a click on "Check it" may take, in seconds, with the process of its own that opens the file.
A_CLICK = 1.5
_HEADS = ("Area", "KPI", "Satuan", "Polaritas", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir")


def checking(house: House) -> list[Result]:
    """A workbook of 30 people with ten lines each, from its bytes to every finding."""
    if house.database != "sqlite":
        return []
    from kinerja.reading.sheet import read_sheets
    from kinerja.sources.workbook import read_workbook

    data, times = _workbook(), []
    for _ in range(5):
        begun = time.perf_counter()
        grids = read_workbook(data)
        pages = read_sheets(grids) if isinstance(grids, tuple) else ()
        times.append(time.perf_counter() - begun)
        assert sum(len(page.lines) for page in pages) == LINES
    took = median(times)
    return [Result(17, f"checking a KPI sheet, {LINES} lines", "–", ms(took), ms(A_CLICK), took / A_CLICK, 1)]


def _workbook() -> bytes:
    import xlsxwriter

    paper = io.BytesIO()
    with xlsxwriter.Workbook(paper, {"in_memory": True}) as book:
        for person in range(LINES // 10):
            sheet: Any = book.add_worksheet(f"Karyawan {person}")
            sheet.write_row(0, 0, ["Nama", f"Orang {person}"])
            sheet.write_row(1, 0, _HEADS)
            for line in range(10):
                actual = 50 + (person * 7 + line * 13) % 70
                shown = ["Proses", f"KPI {line}", "%", "Maximize", 10, 100, actual, actual, actual / 10]
                sheet.write_row(2 + line, 0, shown)
    return paper.getvalue()

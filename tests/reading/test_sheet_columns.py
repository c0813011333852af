"""Do a sheet's own sums decide what a column holds whose heading offices use for several things?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.sheet import Line, Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid

D = Decimal
Row = tuple[object, ...]


def grid(*rows: Row, name: str = "Lembar1") -> Grid:
    """A sheet of rows; numbers are exact, None is an empty cell."""
    cells = {
        (r, c): Cell(D(str(value)) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # texts and numbers
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return Grid(name, cells)


def page_of(*rows: Row, said: dict[str, str] | None = None) -> Page:
    """The one page of a sheet."""
    pages = read_sheets([grid(*rows)], said)
    assert len(pages) == 1
    return pages[0]


def held(page: Page, column: str) -> list[str]:
    """The cells in which a column of the page was found."""
    figures = [getattr(line, column) for line in page.lines]
    return [figure.cell for figure in figures if figure is not None]


TRAP = ("KPI", "Bobot", "Target", "Realisasi", "Capaian", "Skor")
ROWS: list[Row] = [
    ("Omzet", 30, 150, 135, 90, 27),
    ("Kunjungan toko", 20, 40, 38, 95, 19),
    ("Pelanggan baru", 15, 20, 24, 120, 18),
    ("Kehadiran", 15, 22, 22, 100, 15),
    ("Laporan tepat waktu", 20, 10, 8, 80, 16),
]
TOTAL: Row = ("Total", 100, None, None, None, 95)


def test_a_score_without_a_weighted_one_beside_it_may_be_weighted() -> None:
    """Bobot | Target | Realisasi | Capaian | Skor: 27 is 90 × 30 %, and no cell is wrong."""
    page = page_of(TRAP, *ROWS, TOTAL)
    assert (held(page, "final"), page.wrong, page.right_total) == ([f"F{r}" for r in range(2, 7)], (), D(95))
    told = [(f.cell, f.values["column"], f.values["usual"]) for f in page.findings if f.code == "column_read"]
    assert told == [("F1", "final", "score")]


def test_the_same_headings_may_hold_the_plain_score() -> None:
    """Capaian | Skor where both are 90 of 100: only the cap tells them apart, and the total adds up by weight."""
    rows = [(*row[:5], min(row[4], 110)) for row in ROWS]  # type: ignore[type-var]  # numbers
    page = page_of(TRAP, *rows, ("Total", 100, None, None, None, D("93.5")))
    assert (held(page, "score")[:1], page.convention.cap, page.wrong) == (["F2"], D(110), ())


MISTAKES: list[tuple[str, int, Row, dict[str, str]]] = [
    ("a wrong weighted score", 1, ("Kunjungan toko", 20, 40, 38, 95, 20), {"F3": "final_wrong", "F7": "total_wrong"}),
    ("a wrong achievement", 1, ("Kunjungan toko", 20, 40, 38, 97, 19), {"E3": "achievement_wrong"}),
    ("a plain score among weighted ones", 4, ("Laporan", 20, 10, 8, 80, 80), {"F6": "final_wrong"}),
]


@pytest.mark.parametrize(("_name", "at", "row", "expected"), MISTAKES)
def test_a_planted_mistake_is_named_and_flips_nothing(_name: str, at: int, row: Row, expected: dict[str, str]) -> None:
    """One wrong cell of six speaks against every reading, and so against none."""
    rows = [*ROWS[:at], row, *ROWS[at + 1 :]]
    page = page_of(TRAP, *rows, TOTAL)
    assert held(page, "final")[0] == "F2"
    assert {f.cell: f.code for f in page.wrong}.items() >= {c: k for c, k in expected.items() if c != "F7"}.items()
    assert {f.cell for f in page.wrong} <= set(expected)


def test_two_mistakes_of_five_are_named_as_well() -> None:
    """In different lines, and of different kinds."""
    rows = [ROWS[0], ("Kunjungan toko", 20, 40, 38, 95, 12), ROWS[2], ROWS[3], ("Laporan", 20, 10, 8, 70, 14)]
    page = page_of(TRAP, *rows)
    assert {f.cell: f.code for f in page.wrong} == {"F3": "final_wrong", "E6": "achievement_wrong"}


LAYOUTS: list[tuple[str, Row, list[Row], dict[str, str]]] = [  # what it is, headings, lines, column → its letter
    ("two words for a score", ("KPI", "Bobot", "Target", "Realisasi", "Nilai", "Skor"),
     [("A", 60, 10, 9, 90, 54), ("B", 40, 10, 8, 80, 32)], {"score": "E", "final": "F"}),
    ("the weighted score first", ("KPI", "Weight", "Score", "Target", "Result", "Achievement"),
     [("A", "60%", 54, 10, 9, "90%"), ("B", "40%", 32, 10, 8, "80%")], {"final": "C", "actual": "E"}),
    ("a result that is what was achieved in percent", ("KPI", "Weight", "Target", "Actual", "Result", "Points"),
     [("A", 60, 10, 9, "90%", 54), ("B", 40, 10, 8, "80%", 32)], {"actual": "D", "final": "F"}),
    ("a sign alone for the achievement", ("KPI", "Bobot", "Target", "Realisasi", "%", "Nilai"),
     [("A", 60, 10, 9, 90, 54), ("B", 40, 10, 8, 80, 32)], {"final": "F"}),
    ("a sign alone for the weight", ("KPI", "%", "Target", "Realisasi", "Skor", "Nilai Akhir"),
     [("A", 60, 10, 9, 90, 54), ("B", 40, 10, 8, 80, 32)], {"weight": "B", "score": "E", "final": "F"}),
    ("a final mark that nothing was weighted in", ("KPI", "Target", "Realisasi", "Capaian", "Nilai Akhir"),
     [("A", 10, 9, "90%", 90), ("B", 10, 13, "130%", 120), ("C", 5, 5, "100%", 100)], {"score": "E"}),
    ("achieved in percent without an actual", ("KPI", "Bobot", "Target", "Capaian", "Skor"),
     [("Omzet", 60, "Rp150 juta", "90%", 54), ("Laba", 40, "Rp20 juta", "80%", 32)], {"final": "E"}),
    ("a column that is called total", ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Total"),
     [("A", 60, 10, 9, 90, 54), ("B", 40, 10, 8, 80, 32)], {"score": "E", "final": "F"}),
    ("ratings from a table, weighted", ("KPI", "Bobot", "Target", "Realisasi", "Nilai", "Skor"),
     [("A", 40, 10, 9, 3, 1.2), ("B", 30, 10, 10, 4, 1.2), ("C", 30, 10, 7, 2, 0.6)], {"score": "E", "final": "F"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "heads", "rows", "expected"), LAYOUTS)
def test_columns_are_told_by_their_numbers(name: str, heads: Row, rows: list[Row], expected: dict[str, str]) -> None:
    """Whatever they are called, and nothing in them is wrong."""
    page = page_of(heads, *rows)
    found = {column: cell[0] for column in expected for cell in held(page, column)[:1]}
    assert (found, page.wrong) == (expected, ()), name


def test_capped_weighted_scores_tell_the_cap() -> None:
    """130 % reached counts as 110 in the weighted score, which is the only score the sheet has."""
    rows = [("A", 50, 10, 13, 130, 55), ("B", 30, 10, 12, 120, 33), ("C", 20, 10, 8, 80, 16)]
    page = page_of(TRAP, *rows)
    assert (page.wrong, page.convention.cap) == ((), D(110))


def test_what_nothing_decides_is_asked() -> None:
    """Without targets and a total a score of 80 may be weighted or not; the question names both."""
    page = page_of(("KPI", "Bobot", "Skor"), ("Omzet", 60, 50), ("Laba", 40, 30))
    asked = [(f.cell, f.values["column"], f.values["usual"]) for f in page.findings if f.code == "column_undecided"]
    assert asked == [("C1", "score", "final")]


@pytest.mark.parametrize(("total", "column"), [(80, "final"), (42, "score")])
def test_a_total_decides_what_the_lines_leave_open(total: int, column: str) -> None:
    """50 + 30, or 60 % of 50 and 40 % of 30."""
    page = page_of(("KPI", "Bobot", "Skor"), ("Omzet", 60, 50), ("Laba", 40, 30), ("Total", 100, total))
    assert held(page, column) == ["C2", "C3"]
    assert "column_undecided" not in {f.code for f in page.findings}


def test_a_person_may_decide() -> None:
    """What was said of a heading holds, and is asked no more."""
    rows = (("KPI", "Bobot", "Skor"), ("Omzet", 60, 50), ("Laba", 40, 30))
    page = page_of(*rows, said={"Lembar1!C1": "final"})
    assert (held(page, "final"), held(page, "score")) == (["C2", "C3"], [])
    assert "column_undecided" not in {f.code for f in page.findings}


def test_an_empty_form_raises_no_question() -> None:
    """Nothing is filled in yet."""
    page = page_of(TRAP, ("Omzet", 60, 10), ("Laba", 40, 20))
    assert [f.code for f in page.findings] == []


def test_people_under_one_heading_decide_together() -> None:
    """Two lines of Laras could be read in both ways; Dimas' five can't."""
    heads = ("Karyawan", *TRAP)
    rows = [("Dimas", *row) for row in ROWS] + [("Laras", "Retur", 100, 10, 10, 100, 100)]
    pages = read_sheets([grid(heads, *rows)])
    assert [[line_final(line) for line in page.lines] for page in pages][1] == [D(100)]


def line_final(line: Line) -> Decimal | None:
    """The weighted score that a line states."""
    return None if line.final is None else line.final.value

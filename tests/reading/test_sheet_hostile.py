"""Does a KPI sheet that nobody sane would write get an answer, in bounded time, without an exception?"""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.reading.sheet import MOST_LINES, read_sheets
from kinerja.reading.sheet.grid import Cell, Grid, Merged
from kinerja.reading.sheet.words import sheet_words
from kinerja.words import sheet_findings

D = Decimal
MONTHS = ("KPI", "Bobot", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
HEADS = ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir", "Area", "Polaritas")
PHRASES = [phrase for table in sheet_words().tables.values() for phrase, _, _ in table]
COLUMNS = [*HEADS, "Satuan", "Karyawan", "Bobot Area", "Rumus", "Nilai Awal", "Pencapaian", "%", "Total", "Hasil",
           "Nilai", "Jan", "Target Feb", "Realisasi Feb", "Mar"]  # fmt: skip

numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15),
    st.sampled_from([D(0), D(1), D(100), D("0.2"), D("1E+25"), D("1E-9")]),
)
values = st.one_of(st.sampled_from(PHRASES), st.text(max_size=20), numbers, st.booleans(), st.dates())
cells = st.one_of(
    st.none(),
    st.builds(Cell, values, st.sampled_from(["", "percent", "sign"])),
    st.just(Cell(None, error="#DIV/0!")),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A heading of columns in any order, with anything at all below."""
    heads = draw(st.lists(st.sampled_from(COLUMNS), min_size=3, max_size=12, unique=True))
    held: dict[tuple[int, int], Cell] = {(0, i): Cell(head) for i, head in enumerate(heads)}
    for row in range(1, draw(st.integers(0, 12)) + 1):
        for column in range(len(heads)):
            if (cell := draw(cells)) is not None:
                held[(row, column)] = cell
    corners = st.tuples(*(st.integers(0, 6) for _ in range(4)))
    merged: list[Merged] = [((a, b), (a + c, b + d)) for a, b, c, d in draw(st.lists(corners, max_size=2))]
    return Grid(draw(st.text(max_size=8)), held, tuple(merged))


@settings(max_examples=150, deadline=None)
@given(grids())
def test_anything_below_a_heading_is_read(grid: Grid) -> None:
    """Every finding has its words in both languages."""
    for page in read_sheets([grid]):
        page.as_dict()
        for finding in page.findings:
            for lang in ("id", "en"):
                assert sheet_findings.sentence(finding, lang)
                sheet_findings.steps(finding, lang)
                sheet_findings.says(finding, lang)
                sheet_findings.should(finding, lang)


FULL: dict[str, Callable[[int, int], object]] = {
    "nothing but labels": lambda _r, _c: "Nama: x Jabatan: y Periode: z " * 3,
    "nothing but headings": lambda _r, c: HEADS[c % 8],
    "nothing but totals": lambda r, c: "Total" if c == 0 else D(r),
    "long texts with colons": lambda _r, _c: "a: " * 300,
    "long words of direction": lambda _r, _c: "semakin tinggi " * 60,
    "a KPI in every row": lambda r, c: f"KPI {r} turun dari 5 menjadi 4" if c == 0 else D(2) if c < 6 else "x",
}


@pytest.mark.parametrize("name", FULL)
def test_a_full_sheet_takes_seconds_at_most(name: str) -> None:
    """40,000 cells of one kind; what is more than a person looks through is cut, and told."""
    held = {(0, i): Cell(head) for i, head in enumerate(HEADS)}
    for row in range(1, 2_000):
        held.update({(row, column): Cell(FULL[name](row, column)) for column in range(20)})  # type: ignore[arg-type]  # texts and numbers
    begun = time.process_time()
    pages = read_sheets([Grid("x", held)])
    # A bound for a busy machine: without the limits inside, these take minutes.
    assert time.process_time() - begun < 10
    lines = sum(len(page.lines) for page in pages)
    assert lines <= MOST_LINES
    assert lines < MOST_LINES or any(f.code == "lines_cut" for page in pages for f in page.findings)


OPEN = {
    "scores that nothing explains": ("KPI", "Bobot", "Target", "Realisasi", "Nilai", "Skor", "Capaian", "Hasil", "%"),
    "months beside each other": MONTHS,
}


@pytest.mark.parametrize("name", OPEN)
def test_a_long_sheet_of_open_questions_takes_seconds_at_most(name: str) -> None:
    """A thousand lines of which no number comes out of another, and every column may be something else."""
    heads = OPEN[name]
    held = {(0, i): Cell(head) for i, head in enumerate(heads)}
    for row in range(1, MOST_LINES + 1):
        held[(row, 0)] = Cell(f"KPI {row} keluhan")
        held.update({(row, column): Cell(D(row * 7 % 13 + column)) for column in range(1, len(heads))})
    begun = time.process_time()
    pages = read_sheets([Grid("x", held)])
    assert time.process_time() - begun < 10
    assert 0 < sum(len(page.lines) for page in pages) <= MOST_LINES
